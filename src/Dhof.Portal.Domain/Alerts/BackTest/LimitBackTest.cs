using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts.BackTest;

/// <summary>
/// What a limit would have done, had it been in force all along, beside what the one in force now would have done: both over the same readings, by the rules that judge live. It
/// tells of alerts, not of the patient: how many would have been worth acting on, nobody knows before somebody has looked.
/// </summary>
/// <param name="Readings">How many readings there were that count.</param>
/// <param name="Candidate">Oldest first.</param>
/// <param name="Present">By the limit in force now; null where there is none.</param>
public sealed record LimitBackTest(int Readings, ImmutableArray<Firing> Candidate, ImmutableArray<Firing>? Present)
{
    /// <summary>How far back readings are taken.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromDays(90);

    /// <param name="readings">Of one controller: a rule reads no other's.</param>
    /// <param name="limits">All that the controller has, for rules that look at more than the series.</param>
    /// <param name="present">The band in force now.</param>
    public static LimitBackTest Of(MeasurementKind kind, string series, IReadOnlyList<Reading> readings, LimitHistory limits, LimitBand candidate, LimitBand? present) => new(
        readings.Count(reading => reading.IsValid && reading.Of(IndexOf(kind, series)) is not null),
        Fire(kind, series, readings, limits.AsIfAlways(series, candidate)),
        present is null ? null : Fire(kind, series, readings, limits.AsIfAlways(series, present)));

    /// <summary>The readings in which the rules find anything in a series, oldest first.</summary>
    public static ImmutableArray<Firing> Fire(MeasurementKind kind, string series, IReadOnlyList<Reading> readings, LimitHistory limits)
    {
        var history = new History(limits, readings: new Dictionary<string, Reading[]> { [kind.Key] = [.. readings.Order(History.Order)] });
        return
        [
            .. from reading in readings
               let found = AlertRules.JudgeByLimits(kind, reading, history).Where(finding => finding.Series == series).ToImmutableArray()
               where !found.IsEmpty
               orderby reading.At, reading.Id
               select new Firing(reading.Id, reading.At, found),
        ];
    }

    private static int IndexOf(MeasurementKind kind, string series) => Enumerable.Range(0, kind.Series.Length).First(index => kind.Series[index].Key == series);
}
