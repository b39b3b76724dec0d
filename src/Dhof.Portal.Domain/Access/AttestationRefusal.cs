namespace Dhof.Portal.Domain.Access;

/// <summary>Why an attestation that was formed may not be used.</summary>
public enum AttestationRefusal
{
    /// <summary>It is older than its life: <c>attestation_has_expired</c>.</summary>
    Expired,

    /// <summary>It was formed for another patient (ATT-4).</summary>
    AnotherPatient,

    /// <summary>Somebody else is signed in where it is used (ATT-11).</summary>
    AnotherPractitioner,
}
