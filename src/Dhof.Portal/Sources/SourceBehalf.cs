using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Sources;

/// <summary>On whose behalf, about whom and why a source is asked. The header goes over TLS only, and is never logged: it carries identity numbers.</summary>
internal sealed record SourceBehalf(PatientGrant Grant, IdentityNumber Number)
{
    public const string Header = "X-Attestation";

    /// <summary>The whole attestation as Tillitsrammeverket writes it, in base64; without who the clinician is where the directory does not know their number.</summary>
    /// <exception cref="AttestationRefusedException">It is of another patient or person, or has expired.</exception>
    public string Attestation(DateTimeOffset now) => Convert.ToBase64String(
        AttestationJson.Whole(Grant.Attestation, Grant.Patient, Number, Grant.Clinician, now) ?? AttestationJson.ForHelseId(Grant.Attestation, Grant.Patient, Grant.Clinician, now));

    public override string ToString() => nameof(SourceBehalf);
}
