using BenchmarkDotNet.Attributes;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.BackTest;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Benchmarks.Micro;

/// <summary>The pure parts that run most often.</summary>
[MemoryDiagnoser]
public class Subjects
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly MeasurementKind _kind = MeasurementCatalogue.Get("spo2");
    private readonly byte[] _json;
    private readonly Sample[] _samples;
    private readonly Reading[] _fortnight, _year;
    private readonly LimitHistory _limits;
    private readonly (MeasurementKind Kind, Reading[] Readings)[] _quarter;

    public Subjects()
    {
        var region = Region.Create(DemoOptions.Small, 1, s_now);
        _json = ObservationJson.One(new SimulatorRound(region).Next(1, s_now));
        _limits = region.Patients[0].Limits;
        _samples = [.. Enumerable.Range(0, 100_000).Select(i => new Sample(s_now.AddMinutes(i - 100_000), 94 + (i * 7_919 % 11), i % 997 == 0))];
        _fortnight = Readings(28);
        _year = Readings(730);
        _quarter = [.. new[] { "spo2", "hr", "bp", "rr", "temp", "glucose" }.Select(MeasurementCatalogue.Get).Select(kind => (kind, Readings(180).Select(reading => reading with { Second = kind.Series.Length > 1 ? 70 : null }).ToArray()))];
    }

    [Benchmark(Description = "JSON of one Observation to a measurement", Baseline = true)]
    public bool Map() => ObservationMapping.TryRead(_json, s_now, out _, out _);

    [Benchmark(Description = "reading the same JSON, nothing more")]
    public int Json()
    {
        var reader = new System.Text.Json.Utf8JsonReader(_json);
        var tokens = 0;

        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark(Description = "thinning 100,000 points")]
    public bool[] Thin() => Decimation.Kept(_samples, LaneDrawing.Buckets);

    [Benchmark(Description = "a lane of 14 days, 28 readings")]
    public object Fortnight() => LaneDrawing.Draw(_kind, _fortnight, _limits, new(s_now.AddDays(-14), s_now, TimeSpan.FromHours(40)), LaneSize.Lane);

    [Benchmark(Description = "a lane of a year, 730 readings")]
    public object Year() => LaneDrawing.Draw(_kind, _year, _limits, new(s_now.AddDays(-365), s_now, TimeSpan.FromHours(40)), LaneSize.Lane);

    [Benchmark(Description = "judging 90 days of six kinds once, as the engine does")]
    public int Judged() => _quarter.Sum(one => one.Readings.Sum(reading => AlertRules.JudgeByLimits(one.Kind, reading, new(_limits)).Count()));

    /// <summary>Each with a limit that is being written and the one in force: what a key pressed in the editor costs, were all six open.</summary>
    [Benchmark(Description = "a back-test of 90 days of six kinds")]
    public int Tried() => _quarter.Sum(one => one.Kind.Series[0].Key is var series && LimitBackTest.Of(one.Kind, series, one.Readings, _limits, DefaultLimits.Bands[series], DefaultLimits.Bands[series]) is var test ? test.Candidate.Length : 0);

    private static Reading[] Readings(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Reading(i + 1, s_now.AddHours(-12 * (count - i)), 92 + (i * 13 % 6), null, ReadingMarks.None, new OxygenTherapy(0), Activity.Rest))];
}
