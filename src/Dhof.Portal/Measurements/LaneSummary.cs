using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What a lane says to those who do not see it.</summary>
public static class LaneSummary
{
    /// <param name="readings">Oldest first.</param>
    public static string Of(MeasurementKind kind, IReadOnlyList<Reading> readings, LimitHistory limits, DateTimeOffset now)
    {
        var valid = readings.Where(reading => reading.IsValid).ToList();

        if (valid.Count == 0)
        {
            return Words.LaneNone.With(kind.Name.In());
        }

        // What was withdrawn is none of the measurements, and is said after them.
        var withdrawn = readings.Count(reading => reading.IsWithdrawn);
        var standing = readings.Count - withdrawn;
        var summary = Counted.Of(
            standing,
            Words.LaneSummaryOne,
            Words.LaneSummary,
            kind.Name.In(),
            Format.ValueWithUnit(kind, valid[^1]),
            NorwegianTime.Short(valid[^1].At, now),
            standing,
            valid.Count(reading => Judgement.Worst(kind, reading, limits) > Severity.Green),
            standing - valid.Count,
            Format.Value(kind, valid.MinBy(reading => reading.Value)),
            Format.Value(kind, valid.MaxBy(reading => reading.Value)));

        return withdrawn == 0 ? summary : $"{summary} {Words.WithdrawnCount.With(withdrawn)}";
    }
}
