using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Plans;

/// <summary>Reads self-treatment plans.</summary>
public sealed class PlanQueries(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    /// <summary>The plans of one patient with all their versions, the reader's own organisation's first.</summary>
    public async Task<ImmutableArray<SelfTreatmentPlan>> PlansAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PlanVersionRow>(grant).OrderBy(row => row.Number).ToListAsync(cancellation);

        return
        [
            .. rows.GroupBy(row => row.Controller, row => row.ToDomain(Author(row)), (controller, versions) => new SelfTreatmentPlan(controller, [.. versions]))
                .OrderByDescending(plan => plan.Controller == grant.Clinician.Organisation).ThenBy(plan => plan.Controller.Value),
        ];
    }

    /// <summary>The drafts of one patient, by controller; those that have been agreed or thrown away too.</summary>
    public async Task<IReadOnlyDictionary<OrganisationNumber, PlanDraft>> DraftsAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PlanDraftRow>(grant).ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Controller, row => new PlanDraft(PlanJson.Read(row.Content), row.State, row.Version, RoleWords.Person(row.By, row.ByRole), row.At) { Origin = row.ToOrigin() });
    }

    /// <summary>The patients of a list of whom the reader's own organisation has an open draft: nobody else can agree it.</summary>
    public async Task<IReadOnlySet<PatientId>> DraftedAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        var own = grant.Organisation;
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return (await database.Visible<PlanDraftRow>(grant).Where(row => row.Controller == own && row.State == PlanDraftState.Open).Select(row => row.Patient).ToListAsync(cancellation)).ToHashSet();
    }

    /// <summary>What the organisations are called: a directory, no clinical content.</summary>
    public async Task<IReadOnlyDictionary<OrganisationNumber, string>> OrganisationsAsync(CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
    }

    /// <summary>What the plans in force today say is done, by controller and severity; null where no plan says.</summary>
    public async Task<Func<OrganisationNumber, Severity, string?>> AdviceAsync(PatientGrant grant, CancellationToken cancellation) => (await ZonesAsync(grant, cancellation)).Actions;

    /// <summary>The zones of one patient.</summary>
    public async Task<PlanZones> ZonesAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return Zones(await database.Visible<PlanVersionRow>(grant).ToListAsync(cancellation));
    }

    /// <summary>The zones of some patients of a list; a patient without a plan is not there.</summary>
    /// <param name="patients">Those whose rows are shown: a plan is read for each.</param>
    public async Task<IReadOnlyDictionary<PatientId, PlanZones>> ZonesAsync(CaseloadGrant grant, IReadOnlyCollection<PatientId> patients, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PlanVersionRow>(grant).Where(row => patients.Contains(row.Patient)).ToListAsync(cancellation);
        return rows.DistinctBy(row => row.Id).GroupBy(row => row.Patient).ToDictionary(group => group.Key, Zones);
    }

    private static string Author(PlanVersionRow row) => RoleWords.Person(row.AuthorName, row.AuthorRole);

    private PlanZones Zones(IEnumerable<PlanVersionRow> rows)
    {
        var today = NorwegianTime.Day(clock.GetUtcNow());
        return new(rows
            .GroupBy(row => row.Controller, row => row.ToDomain(Author(row)), (controller, versions) => new SelfTreatmentPlan(controller, [.. versions.OrderBy(version => version.Number)]).On(today))
            .OfType<PlanVersion>());
    }
}
