using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.News;

/// <summary>What is new of one kind of measurement.</summary>
/// <param name="Count">Readings that became known and count.</param>
/// <param name="Median">Of those, for each series of the kind; empty where there is none or the kind is no quantity.</param>
/// <param name="Before">Median of the fourteen days before what was seen, for each series; empty as above.</param>
/// <param name="Newest">The latest effective time of all that count; null for none.</param>
/// <param name="DaysWithout">Whole days since then without a reading, of somebody who measures daily; 0 of others.</param>
/// <param name="IsSilent">Nothing has come for longer than usual.</param>
public sealed record ReadingsNews(MeasurementKind Kind, int Count, ImmutableArray<decimal> Median, ImmutableArray<decimal> Before, int Late, int Corrected, int Withdrawn, int Invalid, DateTimeOffset? Newest, int DaysWithout, bool IsSilent)
{
    /// <summary>How far before what was seen the values are that new ones are held against.</summary>
    public static readonly TimeSpan Baseline = TimeSpan.FromDays(14);

    /// <summary>Two and a half times the usual interval, and never under 40 hours: as a line in the chart is broken.</summary>
    private static readonly TimeSpan s_shortestSilence = TimeSpan.FromHours(40);

    /// <summary>Whoever usually measures so often measures daily.</summary>
    private static readonly TimeSpan s_daily = TimeSpan.FromHours(30);

    public bool IsNew => Count + Corrected + Withdrawn + Invalid > 0;

    /// <summary>There is something to tell: something came, or it did not.</summary>
    public bool Tells => IsNew || DaysWithout > 0 || IsSilent;

    /// <param name="readings">Of the kind, from <see cref="Baseline"/> before what was seen, and what became known later; in any order.</param>
    /// <param name="day">The day of an instant where the patient lives.</param>
    public static ReadingsNews Of(MeasurementKind kind, IEnumerable<NewReading> readings, DateTimeOffset seen, DateTimeOffset now, Func<DateTimeOffset, DateOnly> day)
    {
        var all = readings.OrderBy(one => one.Reading.At).ThenBy(one => one.Reading.Id).ToList();
        var valid = all.FindAll(one => one.Reading.IsValid);
        var fresh = valid.FindAll(one => one.IsNew);
        var before = valid.FindAll(one => !one.IsNew && one.Reading.At >= seen - Baseline);
        var usual = Usual([.. valid.Select(one => one.Reading.At)]);
        DateTimeOffset? newest = valid.Count == 0 ? null : valid[^1].Reading.At;

        return new(
            kind,
            fresh.Count,
            Medians(kind, fresh),
            Medians(kind, before),
            fresh.Count(one => one.Reading.IsLate),
            fresh.Count(one => one.Reading.IsCorrected),
            all.Count(one => one.IsNew && one.Reading.IsWithdrawn),
            all.Count(one => one.IsNew && !one.Reading.IsWithdrawn && !one.Reading.IsValid),
            newest,
            usual <= s_daily ? Days(day(seen), day(now)).Except(valid.Select(one => day(one.Reading.At))).Count() : 0,
            newest is { } last && usual is { } often && now - last > (often * 2.5 > s_shortestSilence ? often * 2.5 : s_shortestSilence));
    }

    /// <summary>The days that have ended since a day, which itself was partly seen.</summary>
    private static IEnumerable<DateOnly> Days(DateOnly seen, DateOnly today)
    {
        for (var one = seen.AddDays(1); one < today; one = one.AddDays(1))
        {
            yield return one;
        }
    }

    private static TimeSpan? Usual(List<DateTimeOffset> taken)
    {
        var intervals = taken.Zip(taken.Skip(1), (earlier, later) => later - earlier).Order().ToList();
        return intervals.Count < 2 ? null : intervals[intervals.Count / 2];
    }

    private static ImmutableArray<decimal> Medians(MeasurementKind kind, List<NewReading> readings) =>
        readings.Count == 0 || kind.Form != ValueForm.Quantity || kind.IsNamedByMessage ? []
            : [.. Enumerable.Range(0, kind.Series.Length).Select(series => Middle([.. readings.Select(one => one.Reading.Of(series)).OfType<decimal>().Order()])).OfType<decimal>()];

    /// <summary>The middle one; of an even number the mean of the two.</summary>
    private static decimal? Middle(List<decimal> ordered) => ordered.Count == 0 ? null : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
}
