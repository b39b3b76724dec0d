namespace Dhof.Portal.Domain.Access;

/// <summary>An attestation was to be used where it may not be. The message names nobody.</summary>
public sealed class AttestationRefusedException(AttestationRefusal refusal) : InvalidOperationException(refusal == AttestationRefusal.Expired ? "attestation_has_expired" : $"The attestation is of {refusal}.")
{
    public AttestationRefusal Refusal { get; } = refusal;
}
