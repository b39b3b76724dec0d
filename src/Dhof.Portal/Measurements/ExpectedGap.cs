using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Measurements;

/// <summary>
/// How long two readings may lie apart and still be joined by a line: two and a half times the patient's usual interval for the kind, and never under 40 hours
/// (a missed day is a gap; a late morning is not). Until the plan says how often to measure, the readings themselves do.
/// </summary>
public static class ExpectedGap
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromHours(40);

    /// <param name="readings">Oldest first. A withdrawn one was perhaps never taken; an impossible one was, and tells when the patient measures.</param>
    public static TimeSpan Of(IReadOnlyList<Reading> readings)
    {
        List<DateTimeOffset> taken = [.. readings.Where(reading => !reading.IsWithdrawn).Select(reading => reading.At)];

        if (taken.Count < 3)
        {
            return s_shortest;
        }

        var intervals = taken.Zip(taken.Skip(1), (earlier, later) => later - earlier).Order().ToList();
        var usual = intervals[intervals.Count / 2] * 2.5;
        return usual > s_shortest ? usual : s_shortest;
    }
}
