using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Access;

/// <summary>Opens one patient for one clinician. Every opening is in the access log, and every refusal.</summary>
public sealed class PatientAccess(AccessDecisions decisions, AccessLog log)
{
    /// <returns>Null where the patient is unknown or has no relation to the clinician: whoever asks cannot tell which.</returns>
    public async Task<PatientGrant?> OpenAsync(Clinician clinician, PatientId patient, CancellationToken cancellation)
    {
        var decision = await decisions.DecideAsync(clinician, patient, cancellation);
        await log.WriteAsync(AccessEntry.Of(clinician, AccessLog.PatientOpened, patient, decision), cancellation);
        return decision.Grant;
    }

    /// <summary>
    /// Asks again for a page that is open: no new entry in the log for as long as the attestation stands. Once it has expired, or who, why or for what is another,
    /// it is a new decision with an entry of its own. Null where access has ended.
    /// </summary>
    public async Task<PatientGrant?> RenewAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var decision = await decisions.DecideAsync(grant.Clinician, grant.Patient, cancellation, grant.Attestation);

        if (decision.Grant is { } renewed && renewed.Attestation != grant.Attestation)
        {
            await log.WriteAsync(AccessEntry.Of(grant.Clinician, AccessLog.PatientOpened, grant.Patient, decision), cancellation);
        }

        return decision.Grant;
    }
}
