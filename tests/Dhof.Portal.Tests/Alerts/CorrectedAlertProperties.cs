using CsCheck;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>Whatever is measured, corrected and withdrawn, and wherever the engine stops in between, what is open rests on the readings as they stand.</summary>
public sealed class CorrectedAlertProperties(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private enum Doing
    {
        Measure,
        Correct,
        Withdraw,
        Judge,
    }

    private static readonly Gen<(Doing Doing, int Which, bool Pressure, int Value, int Minutes)[]> s_days =
        Gen.Select(Gen.Frequency((5, Gen.Const(Doing.Measure)), (4, Gen.Const(Doing.Correct)), (1, Gen.Const(Doing.Withdraw)), (3, Gen.Const(Doing.Judge))), Gen.Int[0, 30], Gen.Bool, Gen.Int[78, 102], Gen.Int[0, 60]).Array[1, 25];

    [Fact]
    public async Task The_open_alerts_are_those_of_the_readings_as_they_stand() => await s_days.SampleAsync(
        async day =>
        {
            List<long> measured = [];

            foreach (var (doing, which, pressure, value, minutes) in day)
            {
                var at = Now.AddMinutes(-minutes);

                switch (doing)
                {
                    case Doing.Measure:
                        measured.Add((await (pressure
                            ? portal.MeasureAsync(Anna, value + 80, at, kind: MeasurementCatalogue.Get("bp"), second: value)
                            : portal.MeasureAsync(Anna, value, at))).Measurement);
                        break;
                    case Doing.Correct when measured.Count > 0:
                        await portal.CorrectAsync(measured[which % measured.Count], value, at);
                        break;
                    case Doing.Withdraw when measured.Count > 0:
                        await portal.WithdrawAsync(measured[which % measured.Count]);
                        break;
                    case Doing.Judge:
                        await portal.JudgeAsync();
                        break;
                }
            }

            await portal.JudgeAsync();
            Assert.Equal(await ExpectedAsync([.. measured]), await OpenAsync());
            await CloseAllAsync();
        },
        iter: 120,
        threads: 1);

    private async Task<List<OpenAlert>> ExpectedAsync(HashSet<long> measured)
    {
        var (queries, grant) = (portal.Get<MeasurementQueries>(), await portal.GrantAsync(Nurse, Anna));
        var limits = await queries.LimitsAsync(grant, Cancellation);
        var findings =
            from key in (string[])["spo2", "bp"]
            let kind = MeasurementCatalogue.Get(key)
            from reading in queries.Since(grant, kind, Now.AddDays(-1))
            where measured.Contains(reading.Id)
            from rule in AlertRules.All
            from finding in rule.Judge(kind, reading, limits)
            select finding;

        return InOrder(findings.GroupBy(finding => (finding.Rule, finding.Series)).Select(group => OpenAlert.Of(group)!));
    }

    private async Task<List<OpenAlert>> OpenAsync() =>
        InOrder((await portal.Get<AlertQueries>().OpenAsync(await portal.GrantAsync(Nurse, Anna), Cancellation)).Select(standing => standing.Alert with { CorrectedAt = null }));

    private static List<OpenAlert> InOrder(IEnumerable<OpenAlert> alerts) => [.. alerts.OrderBy(alert => alert.Latest.Series, StringComparer.Ordinal)];

    private async Task CloseAllAsync()
    {
        await using var database = await portal.OpenAsync();
        await database.Database.ExecuteSqlAsync($"UPDATE Alerts SET ClosedAt = 1 WHERE ClosedAt IS NULL", Cancellation);
    }
}
