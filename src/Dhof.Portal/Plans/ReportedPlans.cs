using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Plans;

/// <summary>Reads plans for machine clients: of each controller's plan the version in force today. What is not agreed, or not yet valid, is not told.</summary>
public sealed class ReportedPlans(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    /// <summary>The plans of one patient, in the order of their days.</summary>
    public async Task<IReadOnlyList<ReportedPlan>> OfAsync(ControllerGrant grant, PatientId patient, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PlanVersionRow>(grant).AsNoTracking().Where(row => row.Patient == patient).OrderBy(row => row.Number).ToListAsync(cancellation);
        return await ToldAsync(database, grant, rows, cancellation);
    }

    /// <summary>One plan; null where there is none in force, and where the grant does not read its controller: the two are not told apart.</summary>
    public async Task<ReportedPlan?> FindAsync(ControllerGrant grant, long plan, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PlanVersionRow>(grant).AsNoTracking()
            .Where(row => database.Visible<PlanVersionRow>(grant).Any(first => first.Id == plan && first.Number == 1 && first.Patient == row.Patient && first.Controller == row.Controller))
            .OrderBy(row => row.Number)
            .ToListAsync(cancellation);
        return await ToldAsync(database, grant, rows, cancellation) is [var told] ? told : null;
    }

    private async Task<IReadOnlyList<ReportedPlan>> ToldAsync(PortalDatabase database, ControllerGrant grant, List<PlanVersionRow> rows, CancellationToken cancellation) =>
        rows.Count > 0 && IdentityNumber.TryParse(await database.IdentityNumber(grant, rows[0].Patient).SingleOrDefaultAsync(cancellation), out var number)
            ? [.. rows.GroupBy(row => row.Controller).Select(versions => Told([.. versions], number)).OfType<ReportedPlan>().OrderBy(plan => plan.From).ThenBy(plan => plan.Id)]
            : [];

    private ReportedPlan? Told(List<PlanVersionRow> rows, IdentityNumber number)
    {
        SelfTreatmentPlan plan = new(rows[0].Controller, [.. rows.Select(row => row.ToDomain(row.AuthorName))]);

        if (plan.On(NorwegianTime.Day(clock.GetUtcNow())) is not { } version)
        {
            return null;
        }

        var from = NorwegianTime.StartOf(version.Content.ValidFrom!.Value);
        return new(rows[0].Id, new(rows[0].Patient, rows[0].Controller), number, version, from, version.At > from ? version.At : from.ToUniversalTime());
    }
}
