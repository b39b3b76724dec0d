namespace Dhof.Portal.Look.Charts;

/// <summary>The period that a drawing shows.</summary>
/// <param name="From">Its first instant, UTC.</param>
/// <param name="To">Its last instant, UTC: now, for a live page.</param>
/// <param name="Gap">The longest time between two readings that may still be joined by a line.</param>
public readonly record struct LaneWindow(DateTimeOffset From, DateTimeOffset To, TimeSpan Gap)
{
    public bool Contains(DateTimeOffset at) => at >= From && at <= To;
}
