using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>The last days of a series beside what is usual for this patient. Both to one decimal, halves away from zero, so that what is told is what was judged.</summary>
/// <param name="Mean">The mean of the last days.</param>
/// <param name="Usual">The median of the days before them: one bad week does not move it.</param>
/// <param name="Recent">The last days that have readings, oldest first.</param>
/// <param name="UsualDays">How many days before them have readings.</param>
/// <param name="Readings">Ids of the readings of the last days.</param>
public sealed record OwnUsual(decimal Mean, decimal Usual, ImmutableArray<DailyMean> Recent, int UsualDays, ImmutableArray<long> Readings)
{
    /// <summary>Up to an instant, whose day is the last.</summary>
    /// <param name="recent">How many days are the last ones.</param>
    /// <param name="usual">How many days before them show what is usual.</param>
    /// <param name="leastRecent">With fewer days that have readings nothing is reckoned.</param>
    /// <param name="leastUsual">Likewise.</param>
    public static OwnUsual? Of(History history, MeasurementKind kind, DateTimeOffset through, int recent, int usual, int leastRecent, int leastUsual)
    {
        var readings = history.Between(kind, through.AddDays(-recent - usual), through);
        var since = DailyMeans.DayOf(through) - recent + 1;
        var days = DailyMeans.Of(readings);
        ImmutableArray<DailyMean> last = [.. days.Where(day => day.Day >= since)];
        ImmutableArray<decimal> before = [.. days.Where(day => day.Day < since && day.Day >= since - usual).Select(day => day.Mean).Order()];

        if (last.Length < leastRecent || before.Length < leastUsual)
        {
            return null;
        }

        var ids = ImmutableArray.CreateBuilder<long>();

        foreach (var reading in readings)
        {
            if (DailyMeans.IsComparable(reading) && DailyMeans.DayOf(reading.At) >= since)
            {
                ids.Add(reading.Id);
            }
        }

        return new(Rounded(last.Average(day => day.Mean)), Rounded((before[before.Length / 2] + before[(before.Length - 1) / 2]) / 2), last, before.Length, ids.ToImmutable());
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);
}
