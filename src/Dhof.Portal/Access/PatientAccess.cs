using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Opens one patient for one clinician. Every opening is in the access log, and every refusal.</summary>
public sealed class PatientAccess(IDbContextFactory<PortalDatabase> databases, AccessLog log, TimeProvider clock)
{
    /// <returns>Null where the patient is unknown or has no relation to the clinician's organisation: whoever asks cannot tell which.</returns>
    public async Task<PatientGrant?> OpenAsync(Clinician clinician, PatientId patient, CancellationToken cancellation)
    {
        var (grant, refusal) = await DecideAsync(clinician, patient, null, cancellation);
        await LogAsync(clinician, patient, grant, refusal, cancellation);
        return grant;
    }

    /// <summary>
    /// Asks again for a page that is open: no new entry in the log for as long as the attestation stands. Once it has expired, or who, why or for what is another,
    /// it is a new decision with an entry of its own. Null where access has ended.
    /// </summary>
    public async Task<PatientGrant?> RenewAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var (renewed, refusal) = await DecideAsync(grant.Clinician, grant.Patient, grant.Attestation, cancellation);

        if (renewed is not null && renewed.Attestation != grant.Attestation)
        {
            await LogAsync(grant.Clinician, grant.Patient, renewed, refusal, cancellation);
        }

        return renewed;
    }

    private async Task<(PatientGrant? Grant, AccessRefusal Refusal)> DecideAsync(Clinician clinician, PatientId patient, Attestation? standing, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var relations = await database.CareRelations.AsNoTracking()
            .Where(relation => relation.Organisation == clinician.Organisation && relation.Patient == patient)
            .ToListAsync(cancellation);

        var sharing = await database.Closed.AsNoTracking()
            .Where(row => row.Patient == patient)
            .ToDictionaryAsync(row => row.Controller, row => row.State, cancellation);

        var practitioner = await database.FindPractitionerAsync(clinician.Key, cancellation);
        AccessQuestion question = new(clinician, practitioner, patient, AccessPolicy.PurposeOf(clinician.Role), Guid.NewGuid().ToString("N"), clock.GetUtcNow(), standing);
        return AccessPolicy.TryOpen(question, relations.Select(row => row.ToDomain()), sharing, out var grant, out var refusal) ? (grant, refusal) : (null, refusal);
    }

    private Task LogAsync(Clinician clinician, PatientId patient, PatientGrant? grant, AccessRefusal refusal, CancellationToken cancellation) =>
        log.WriteAsync(clinician, AccessLog.PatientOpened, patient, grant?.Controllers ?? [], grant is null ? refusal : null, cancellation, grant?.Attestation);
}
