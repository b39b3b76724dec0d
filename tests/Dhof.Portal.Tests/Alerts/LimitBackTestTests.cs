using CsCheck;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.BackTest;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>What a limit is said to do before it is saved is what the engine does with it afterwards.</summary>
public sealed class LimitBackTestTests : IAsyncLifetime
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2"), s_pressure = MeasurementCatalogue.Get("bp");

    /// <summary>Readings around the edges of any candidate: with and without oxygen, improbable and impossible ones, corrected and withdrawn ones.</summary>
    private static readonly Gen<(int Value, int Minutes, int Litres, int Then)[]> s_readings = Gen.Select(Gen.OneOf(Gen.Int[80, 100], Gen.Int[40, 110]), Gen.Int[0, 89 * 24 * 60], Gen.Int[0, 3], Gen.Int[0, 9]).Array[60];

    private static readonly Gen<LimitBand> s_band = Gen.Select(Gen.Int[0, 60].Array[4], Gen.Bool, Gen.Bool, (edges, oxygen, upper) => (int[])[.. edges.Order()] is var at
        ? new LimitBand(60 + at[0], 60 + at[1], upper ? 60 + at[2] : null, upper ? 60 + at[3] : null, oxygen)
        : throw new InvalidOperationException());

    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task A_back_test_equals_a_live_replay_event_for_event(int seed)
    {
        var pcg = new PCG((uint)seed);
        var (readings, pressures, band, other) = (s_readings.Generate(pcg, null, out _), s_readings.Generate(pcg, null, out _), s_band.Generate(pcg, null, out _), s_band.Generate(pcg, null, out _));
        await LimitAsync("spo2", band);
        await LimitAsync("bp-dia", other);
        await MeasureAsync(s_spo2, readings);
        await MeasureAsync(s_pressure, pressures);

        // Live: the engine judges with the limits in force all along.
        await _portal.JudgeAsync();

        // Tried: from the readings as they stand, and with the limits of before.
        var grant = await _portal.GrantAsync(Nurse, Anna);
        var before = new LimitHistory(DefaultLimits.Bands.Select(one => new Limit(one.Key, one.Value, Now.AddYears(-1), "", "", null)));
        await EqualsLiveAsync(LimitBackTest.Of(s_spo2, "spo2", _portal.Get<MeasurementReader>().Since(grant, Larvik, s_spo2, Now - LimitBackTest.Period), before, band, null), "spo2");
        await EqualsLiveAsync(LimitBackTest.Of(s_pressure, "bp-dia", _portal.Get<MeasurementReader>().Since(grant, Larvik, s_pressure, Now - LimitBackTest.Period), before, other, null), "bp-dia");
    }

    [Fact]
    public void It_compares_the_candidate_with_the_limit_in_force_over_the_same_readings()
    {
        Reading[] readings = [.. new[] { 85m, 88, 89, 91, 93, 149 }.Select((value, i) => new Reading(i, Now.AddDays(-i), value, null, value > 100 ? ReadingMarks.Impossible : ReadingMarks.None, null, Activity.NotRecorded))];
        var test = LimitBackTest.Of(s_spo2, "spo2", readings, LimitHistory.None, new(90, 92, null, null), DefaultLimits.Bands["spo2"]);
        Assert.Equal([(3L, Severity.Yellow), (2, Severity.Red), (1, Severity.Red), (0, Severity.Red)], test.Candidate.Select(firing => (firing.Measurement, firing.Severity)));
        Assert.Equal([(3L, Severity.Yellow), (2, Severity.Yellow), (1, Severity.Yellow), (0, Severity.Red)], test.Present!.Value.Select(firing => (firing.Measurement, firing.Severity)));
        Assert.Equal(5, test.Readings);
        Assert.Null(LimitBackTest.Of(s_spo2, "spo2", readings, LimitHistory.None, new(90, 92, null, null), null).Present);
    }

    private async Task EqualsLiveAsync(LimitBackTest tried, string series)
    {
        await using var database = await _portal.OpenAsync();
        var alerts = await database.Visible<AlertRow>(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).Include(alert => alert.Findings).Where(alert => alert.Patient == Anna && alert.Series == series && alert.ClosedAt == null).ToListAsync(Cancellation);
        alerts.RemoveAll(alert => AlertRules.Find(alert.Rule) is not { IsByLimits: true });
        var live = alerts.SelectMany(alert => alert.Findings.Select(finding => finding.ToDomain(alert))).ToList();

        static (DateTimeOffset, long, string, int, Severity, decimal, decimal, bool) Told(Finding finding) => (finding.At, finding.Measurement, finding.Rule, finding.Version, finding.Severity, finding.Value, finding.Edge, finding.Below);

        Assert.NotEmpty(live);
        Assert.Equal(live.Select(Told).Order(), tried.Candidate.SelectMany(firing => firing.Findings).Select(Told).Order());
        Assert.Contains(live, finding => finding.Rule == "persistent-yellow");
        Assert.Equal(alerts.Max(alert => alert.Severity), tried.Candidate.Max(firing => firing.Severity));
    }

    private async Task MeasureAsync(MeasurementKind kind, (int Value, int Minutes, int Litres, int Then)[] readings)
    {
        foreach (var (value, minutes, litres, then) in readings)
        {
            var stored = await _portal.MeasureAsync(Anna, value, Now.AddMinutes(-minutes), kind: kind, second: kind == s_pressure ? value - 5 : null, oxygen: litres == 3 ? null : new(litres));

            // Judged in portions, and judged again where it is corrected.
            switch (then)
            {
                case 0: await _portal.JudgeAsync(); break;
                case 1: await _portal.CorrectAsync(stored.Measurement, value + 4, second: kind == s_pressure ? value - 2 : null); break;
                case 2: await _portal.WithdrawAsync(stored.Measurement); break;
                default: break;
            }
        }
    }

    private async Task LimitAsync(string series, LimitBand band)
    {
        await using var database = await _portal.OpenAsync();
        database.Add(new LimitRow { Patient = Anna, Controller = Larvik, Series = series, Band = band, ValidFrom = Now.AddDays(-100), Number = 1 });
        database.RecordChange(Anna, Area.Limits);
        await database.SaveChangesAsync(Cancellation);
    }
}
