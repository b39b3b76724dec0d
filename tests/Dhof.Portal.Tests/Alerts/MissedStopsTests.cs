using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>What is open in the end is the same whether the engine ran all the time or was down over arbitrary stretches, while readings came in time, late or not at all.</summary>
public sealed class MissedStopsTests
{
    private static readonly ScheduledTask[] s_schedule =
    [
        new(Weekdays.All, new(10, 0), TimeSpan.FromHours(2), ["spo2", "hr"], []),
        new(Weekdays.Working, new(22, 0), TimeSpan.FromHours(3), ["spo2"], ["urn:form"]),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_same_alerts_whether_it_ran_or_was_down(int seed)
    {
        await using var always = new PortalUnderTest();
        await using var stopped = new PortalUnderTest();
        var running = await BeginAsync(always);
        await BeginAsync(stopped);
        var (dice, downtime) = (new Random(seed), new Random(seed + 100));
        var told = 0;

        for (var hour = 0; hour < 24 * 6; hour++)
        {
            // Told now, or held back by the patient's telephone for up to a day and a half.
            if (dice.Next(8) == 0)
            {
                var (patient, at, kind) = (dice.Next(2) == 0 ? Anna : Bo, always.Clock.GetUtcNow().AddHours(-dice.Next(36)), dice.Next(3));

                foreach (var portal in new[] { always, stopped })
                {
                    _ = kind == 2
                        ? await portal.AnswerAsync(patient, at, "urn:form")
                        : await portal.MeasureAsync(patient, 95, at, kind: Domain.Measurements.MeasurementCatalogue.Get(kind == 0 ? "spo2" : "hr"));
                }

                told++;
            }

            always.Clock.Advance(TimeSpan.FromHours(1));
            stopped.Clock.Advance(TimeSpan.FromHours(1));
            await RunAsync(always, running);

            if (downtime.Next(20) == 0)
            {
                await RunAsync(stopped, stopped.NewEngine());
            }
        }

        await RunAsync(stopped, stopped.NewEngine());
        var expected = await OpenAsync(always);
        Assert.True(told > 5 && expected.Count > 1);
        Assert.Equal(expected, await OpenAsync(stopped));
    }

    private static async Task<AlertEngine> BeginAsync(PortalUnderTest portal)
    {
        await portal.InitializeAsync();
        await portal.AgreeAsync(Anna, new(2026, 11, 1), Now.AddDays(-20), s_schedule);
        await portal.AgreeAsync(Bo, new(2026, 11, 23), Now.AddHours(-1), s_schedule);
        var engine = portal.NewEngine();
        await RunAsync(portal, engine);
        return engine;
    }

    private static async Task RunAsync(PortalUnderTest portal, AlertEngine engine)
    {
        var grant = await portal.Get<EngineAccess>().OpenAsync("test", Cancellation);

        while (await engine.JudgeAsync(grant, Cancellation))
        {
        }

        await engine.WatchAsync(grant, Cancellation);
    }

    private static async Task<List<string>> OpenAsync(PortalUnderTest portal)
    {
        await using var database = await portal.OpenAsync();
        var rows = await database.Visible<AlertRow>(await portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).AsNoTracking().Where(row => row.ClosedAt == null).ToListAsync(Cancellation);
        return [.. rows.Select(row => $"{row.Patient} {row.Controller} {row.Rule} {row.Series} {row.Severity} {row.Since:O} {row.Count} {row.LatestAt:O} {row.LatestBasis}").Order(StringComparer.Ordinal)];
    }
}
