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
        var (grant, refusal) = await DecideAsync(clinician, patient, cancellation);
        await log.WriteAsync(clinician, AccessLog.PatientOpened, patient, grant?.Controllers ?? [], grant is null ? refusal : null, cancellation);
        return grant;
    }

    /// <summary>Asks again for a page that is open, without a new entry in the log. Null where access has ended.</summary>
    public async Task<PatientGrant?> RenewAsync(PatientGrant grant, CancellationToken cancellation) => (await DecideAsync(grant.Clinician, grant.Patient, cancellation)).Grant;

    private async Task<(PatientGrant? Grant, AccessRefusal Refusal)> DecideAsync(Clinician clinician, PatientId patient, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var relations = await database.CareRelations.AsNoTracking()
            .Where(relation => relation.Organisation == clinician.Organisation && relation.Patient == patient)
            .ToListAsync(cancellation);

        var sharing = await database.Closed.AsNoTracking()
            .Where(row => row.Patient == patient)
            .ToDictionaryAsync(row => row.Controller, row => row.State, cancellation);

        return AccessPolicy.TryOpen(clinician, patient, relations.Select(row => row.ToDomain()), sharing, clock.GetUtcNow(), out var grant, out var refusal) ? (grant, refusal) : (null, refusal);
    }
}
