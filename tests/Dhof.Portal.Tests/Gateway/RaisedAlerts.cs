using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Alerts as the engine stores them, on readings that need not exist.</summary>
internal static class RaisedAlerts
{
    /// <summary>An oxygen saturation of 84 % under the red limit of 88 %, or what another rule found.</summary>
    /// <param name="minute">Of the day, when it was raised.</param>
    public static async Task<long> RaiseAsync(this GatewayUnderTest gateway, int place, int minute = 0, long measurement = 7, string controller = GatewayUnderTest.Larvik, string rule = "outside-limit", string series = "spo2", FindingBasis? basis = null)
    {
        await using var database = await gateway.OpenAsync();
        var row = new AlertRow { Patient = new(1_000 + place), Controller = new(int.Parse(controller, null)), Rule = rule, Series = series, RaisedAt = Samples.Now.Date.AddMinutes(minute) };
        row.Join(new(rule, 1, series, Severity.Red, measurement, Samples.Now, 84, 88, true, ReadingMarks.None) { Basis = basis });
        database.Add(row);

        // At most one is open for a series, so the others are closed.
        foreach (var open in await Open(database).Where(alert => alert.Patient == row.Patient && alert.Controller == row.Controller && alert.ClosedAt == null).ToListAsync(TestContext.Current.CancellationToken))
        {
            open.ClosedAt = gateway.Clock.GetUtcNow();
        }

        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return row.Id;
    }

    public static async Task ChangeAsync(this GatewayUnderTest gateway, long alert, Action<AlertRow> change)
    {
        await using var database = await gateway.OpenAsync();
        change(await Open(database).Include(row => row.Findings).SingleAsync(row => row.Id == alert, TestContext.Current.CancellationToken));
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public static Task<PortalDatabase> OpenAsync(this GatewayUnderTest gateway) => gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    private static IQueryable<AlertRow> Open(PortalDatabase database) => database.Visible<AlertRow>(AccessPolicy.ForEngine("test", [new(310000019), new(310000027)]));
}
