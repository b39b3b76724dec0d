using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>The mean of one day.</summary>
/// <param name="Day">Days are those of UTC: at one or two at night, when they begin in Norway, hardly anybody measures.</param>
public readonly record struct DailyMean(long Day, decimal Mean);

/// <summary>
/// One number for each day with readings, so that a day with many weighs no more than a day with one. Only what can be compared is in it: not what was taken after
/// exertion, and not what is improbable, which alerts by itself and would move the mean of a week.
/// </summary>
public static class DailyMeans
{
    public static bool IsComparable(Reading reading) => reading.IsValid && reading.Activity != Activity.Exertion && !reading.Marks.HasFlag(ReadingMarks.Improbable);

    public static long DayOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;

    /// <summary>The first instant of a day.</summary>
    public static DateTimeOffset Begin(long day) => new(day * TimeSpan.TicksPerDay, TimeSpan.Zero);

    /// <summary>The place of the first that is of a day or of a later one; the length where none is.</summary>
    public static int FirstFrom(ImmutableArray<DailyMean> days, long day)
    {
        var found = days.AsSpan().BinarySearch(new ByDay(day));
        return found < 0 ? ~found : found;
    }

    /// <param name="readings">Oldest first.</param>
    public static ImmutableArray<DailyMean> Of(ReadOnlySpan<Reading> readings)
    {
        var means = ImmutableArray.CreateBuilder<DailyMean>();
        var (day, sum, count) = (0L, 0m, 0);

        foreach (var reading in readings)
        {
            if (!IsComparable(reading))
            {
                continue;
            }

            if (DayOf(reading.At) is var next && next != day && count > 0)
            {
                means.Add(new(day, sum / count));
                (sum, count) = (0, 0);
            }

            (day, sum, count) = (next, sum + reading.Value, count + 1);
        }

        if (count > 0)
        {
            means.Add(new(day, sum / count));
        }

        return means.ToImmutable();
    }

    private readonly record struct ByDay(long Day) : IComparable<DailyMean>
    {
        public int CompareTo(DailyMean other) => Day.CompareTo(other.Day);
    }
}
