using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>The last days of a series beside what is usual for this patient. Both to one decimal, halves away from zero, so that what is told is what was judged.</summary>
/// <param name="Mean">The mean of the last days.</param>
/// <param name="Usual">The median of the days before them: one bad week does not move it.</param>
/// <param name="Recent">The last days that have readings, oldest first.</param>
/// <param name="UsualDays">How many days before them have readings.</param>
public sealed record OwnUsual(decimal Mean, decimal Usual, ImmutableArray<DailyMean> Recent, int UsualDays)
{
    /// <summary>Up to an instant, whose day is the last and ends with it.</summary>
    /// <param name="recent">How many days are the last ones.</param>
    /// <param name="usual">How many days before them show what is usual.</param>
    /// <param name="leastRecent">With fewer days that have readings nothing is reckoned.</param>
    /// <param name="leastUsual">Likewise.</param>
    public static OwnUsual? Of(History history, MeasurementKind kind, DateTimeOffset through, int recent, int usual, int leastRecent, int leastUsual)
    {
        var today = DailyMeans.DayOf(through);
        var since = today - recent + 1;
        var days = history.Days(kind);
        var last = ImmutableArray.CreateBuilder<DailyMean>(recent);
        List<decimal> before = new(usual);

        for (var i = DailyMeans.FirstFrom(days, since - usual); i < days.Length && days[i].Day < today; i++)
        {
            if (days[i].Day < since)
            {
                before.Add(days[i].Mean);
            }
            else
            {
                last.Add(days[i]);
            }
        }

        // The day of the instant may go on after it.
        last.AddRange(DailyMeans.Of(history.Between(kind, DailyMeans.Begin(today), through)));

        if (last.Count < leastRecent || before.Count < leastUsual)
        {
            return null;
        }

        before.Sort();
        return new(Rounded(last.Average(day => day.Mean)), Rounded((before[before.Count / 2] + before[(before.Count - 1) / 2]) / 2), last.ToImmutable(), before.Count);
    }

    /// <summary>Ids of the readings that the last days are reckoned from, oldest first.</summary>
    public static ImmutableArray<long> Readings(History history, MeasurementKind kind, DateTimeOffset through, int recent)
    {
        var ids = ImmutableArray.CreateBuilder<long>();

        foreach (var reading in history.Between(kind, DailyMeans.Begin(DailyMeans.DayOf(through) - recent + 1), through))
        {
            if (DailyMeans.IsComparable(reading))
            {
                ids.Add(reading.Id);
            }
        }

        return ids.ToImmutable();
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);
}
