using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Finds one of the clinician's own patients by the whole identity number. Every search is in the access log.</summary>
public sealed class PersonSearch(IDbContextFactory<PortalDatabase> databases, AccessDecisions decisions, AccessLog log)
{
    /// <returns>Null for a number of nobody and for that of somebody whom the clinician may not see: the same question is asked of both, and the same answer given.</returns>
    public async Task<PatientId?> FindAsync(Clinician clinician, IdentityNumber number, CancellationToken cancellation)
    {
        var person = await PersonAsync(databases, number, cancellation);
        var decision = await decisions.DecideAsync(clinician, person ?? PatientId.Nobody, cancellation);
        var entry = AccessEntry.Of(clinician, AccessLog.PersonSought, person, decision);
        await log.WriteAsync(person is null ? entry with { Refusal = AccessRefusal.NoRecord } : entry, cancellation);
        return decision.Grant?.Patient;
    }

    /// <summary>Whether whoever found nobody may declare a relation.</summary>
    public bool MayDeclare(Clinician clinician) => AccessPolicy.MayDeclare(clinician.Role);

    internal static async Task<PatientId?> PersonAsync(IDbContextFactory<PortalDatabase> databases, IdentityNumber number, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var found = await database.PersonOf(number).ToListAsync(cancellation);
        return found.Count == 0 ? null : found[0];
    }
}
