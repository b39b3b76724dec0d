using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Measurements;

/// <summary>
/// How long two readings may lie apart and still be joined by a line: two and a half times the patient's usual interval for the kind, and never under 40 hours
/// (a missed day is a gap; a late morning is not). Until the plan says how often to measure, the readings themselves do.
/// </summary>
public static class ExpectedGap
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromHours(40);

    /// <param name="readings">Oldest first.</param>
    public static TimeSpan Of(IReadOnlyList<Reading> readings)
    {
        if (readings.Count < 3)
        {
            return s_shortest;
        }

        var intervals = readings.Zip(readings.Skip(1), (earlier, later) => later.At - earlier.At).Order().ToList();
        var usual = intervals[intervals.Count / 2] * 2.5;
        return usual > s_shortest ? usual : s_shortest;
    }
}
