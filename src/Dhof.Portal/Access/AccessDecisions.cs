using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
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
        var (question, relations, sharing) = await FactsAsync(clinician, patient, standing, declared, cancellation);
        return Decide(question, relations, sharing);
    }

    /// <summary>The same decision as for an opening, with its steps.</summary>
    internal async Task<(Decision Decision, AccessExplanation Explanation)> ExplainAsync(Clinician clinician, PatientId patient, CancellationToken cancellation)
    {
        var (question, relations, sharing) = await FactsAsync(clinician, patient, null, null, cancellation);
        return (Decide(question, relations, sharing), AccessPolicy.Explain(question, relations, sharing));
    }

    private static Decision Decide(AccessQuestion question, IEnumerable<CareRelation> relations, IReadOnlyDictionary<OrganisationNumber, SharingState> sharing) =>
        AccessPolicy.TryOpen(question, relations, sharing, out var grant, out var refusal) ? new(grant, null) : new(null, refusal);

    private async Task<(AccessQuestion Question, CareRelation[] Relations, Dictionary<OrganisationNumber, SharingState> Sharing)> FactsAsync(
        Clinician clinician, PatientId patient, Attestation? standing, CareDeclaration? declared, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var recorded = await database.CareRelations.AsNoTracking().Where(relation => relation.Organisation == clinician.Organisation && relation.Patient == patient).ToListAsync(cancellation);
        var standingDeclarations = await database.DeclaredRelations.AsNoTracking().Where(row => row.Patient == patient && row.Clinician == clinician.Key && row.Until > now).ToListAsync(cancellation);
        var sharing = await database.Closed.AsNoTracking().Where(row => row.Patient == patient).ToDictionaryAsync(row => row.Controller, row => row.State, cancellation);
        var holders = declared is null && standingDeclarations.Count == 0 ? [] : await database.HoldersOf(patient).ToListAsync(cancellation);
        var practitioner = await database.FindPractitionerAsync(clinician.Key, cancellation);

        CareRelation[] relations =
        [
            .. recorded.Select(row => row.ToDomain()),
            .. standingDeclarations.SelectMany(row => holders.Select(row.RelationTo)),
            .. declared?.Relations(holders) ?? [],
        ];

        AccessQuestion question = new(clinician, practitioner, patient, AccessPolicy.PurposeOf(clinician.Role), Guid.NewGuid().ToString("N"), now, standing);
        return (question, relations, sharing);
    }
}

/// <summary>What the policy answered: one of the two.</summary>
internal readonly record struct Decision(PatientGrant? Grant, AccessRefusal? Refusal);
