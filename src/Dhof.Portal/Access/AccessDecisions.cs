using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Asks the policy, with what stands in the tables now. Writes nothing: whoever asks writes the log.</summary>
public sealed class AccessDecisions(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    /// <param name="standing">The attestation of a page that asks again.</param>
    /// <param name="declared">What the clinician is about to declare.</param>
    internal async Task<Decision> DecideAsync(Clinician clinician, PatientId patient, CancellationToken cancellation, Attestation? standing = null, CareDeclaration? declared = null)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var recorded = await database.CareRelations.AsNoTracking().Where(relation => relation.Organisation == clinician.Organisation && relation.Patient == patient).ToListAsync(cancellation);
        var standingDeclarations = await database.DeclaredRelations.AsNoTracking().Where(row => row.Patient == patient && row.Clinician == clinician.Key && row.Until > now).ToListAsync(cancellation);
        var sharing = await database.Closed.AsNoTracking().Where(row => row.Patient == patient).ToDictionaryAsync(row => row.Controller, row => row.State, cancellation);
        var holders = declared is null && standingDeclarations.Count == 0 ? [] : await database.HoldersOf(patient).ToListAsync(cancellation);
        var practitioner = await database.FindPractitionerAsync(clinician.Key, cancellation);

        IEnumerable<CareRelation> relations =
        [
            .. recorded.Select(row => row.ToDomain()),
            .. standingDeclarations.SelectMany(row => holders.Select(row.RelationTo)),
            .. declared?.Relations(holders) ?? [],
        ];

        AccessQuestion question = new(clinician, practitioner, patient, AccessPolicy.PurposeOf(clinician.Role), Guid.NewGuid().ToString("N"), now, standing);
        return AccessPolicy.TryOpen(question, relations, sharing, out var grant, out var refusal) ? new(grant, null) : new(null, refusal);
    }
}

/// <summary>What the policy answered: one of the two.</summary>
internal readonly record struct Decision(PatientGrant? Grant, AccessRefusal? Refusal);
