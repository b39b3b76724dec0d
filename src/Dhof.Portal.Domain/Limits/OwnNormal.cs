using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Limits;

/// <summary>
/// What was usual for the patient in the first weeks: own normal is found by measuring daily for two to four weeks (ehealthresearch.no 2023). It proposes, and is never a limit by
/// itself: somebody who was unwell in those weeks has no own normal in them.
/// </summary>
/// <param name="Days">Days with readings.</param>
/// <param name="Readings">How many readings it is made of.</param>
/// <param name="Low">The 5th percentile; with <paramref name="High"/> null where there were too few days.</param>
/// <param name="High">The 95th percentile.</param>
/// <param name="Through">The last day that counts.</param>
public sealed record OwnNormal(int Days, int Readings, decimal? Low, decimal? Median, decimal? High, DateOnly? Through)
{
    /// <summary>Fewer days with readings say nothing of what is usual.</summary>
    public const int FewestDays = 14;

    /// <summary>The start-up period, from the first reading on.</summary>
    public const int LongestDays = 28;

    /// <summary>Values that may be somebody else's, or are improbable, are nobody's normal.</summary>
    private const ReadingMarks Doubtful = ReadingMarks.Improbable | ReadingMarks.MaybeOtherPerson;

    public bool IsEnough => Days >= FewestDays;

    /// <param name="readings">All of one kind and controller, in any order.</param>
    /// <param name="day">The day of an instant where the patient lives.</param>
    public static OwnNormal Of(MeasurementKind kind, int series, IEnumerable<Reading> readings, Func<DateTimeOffset, DateOnly> day)
    {
        var all = readings.Where(reading => reading.IsValid && (reading.Marks & Doubtful) == 0 && reading.Of(series) is not null).Select(reading => (Day: day(reading.At), Value: reading.Of(series)!.Value)).ToList();

        if (all.Count == 0)
        {
            return new(0, 0, null, null, null, null);
        }

        var last = all.Min(reading => reading.Day).AddDays(LongestDays - 1);
        var start = all.FindAll(reading => reading.Day <= last);
        var days = start.Select(reading => reading.Day).Distinct().Count();
        ImmutableArray<decimal> sorted = [.. start.Select(reading => kind.Round(reading.Value)).Order()];
        return days < FewestDays
            ? new(days, sorted.Length, null, null, null, last)
            : new(days, sorted.Length, kind.Round(Percentile(sorted, 0.05m)), kind.Round(Percentile(sorted, 0.5m)), kind.Round(Percentile(sorted, 0.95m)), last);
    }

    /// <summary>
    /// A band around it: green is the own normal, and yellow is as wide as in the standard band. An edge that the standard does not have is not proposed; without a standard, the yellow
    /// edges alone.
    /// </summary>
    /// <returns>Null where there were too few days.</returns>
    public LimitBand? Propose(MeasurementKind kind, LimitBand? standard)
    {
        if (Low is not { } low || High is not { } high)
        {
            return null;
        }

        var above = high + new decimal(1, 0, 0, false, (byte)kind.Decimals);
        return standard is null
            ? new(null, low, above, null)
            : new(
                standard.RedBelow is { } red ? low - ((standard.YellowBelow ?? red) - red) : null,
                standard.YellowBelow is null ? null : low,
                standard.YellowFrom is null ? null : above,
                standard.RedFrom is { } top ? above + (top - (standard.YellowFrom ?? top)) : null,
                standard.UpperNeedsOxygen);
    }

    /// <summary>Between the two nearest values, as their places say (type 7 of Hyndman and Fan, The American Statistician 1996).</summary>
    private static decimal Percentile(ImmutableArray<decimal> sorted, decimal share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
