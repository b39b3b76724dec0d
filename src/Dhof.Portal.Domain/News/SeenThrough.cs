namespace Dhof.Portal.Domain.News;

/// <summary>
/// How far a reading reached: everything that was stored up to here could be seen, and nothing that was stored later. Ids and change numbers are given out in the order of commits, so
/// unlike an instant they miss nothing that was written while the page was read.
/// </summary>
/// <param name="At">When the reading began, UTC: for what is written on a row later.</param>
/// <param name="Known">The last change: readings know theirs.</param>
public sealed record SeenThrough(DateTimeOffset At, long Known, long Alert, long Act, long Response, long Limit, long Plan, long Unread)
{
    /// <summary>Nothing was seen: all that is found from an instant on is new.</summary>
    public static SeenThrough Nothing(DateTimeOffset from) => new(from, 0, 0, 0, 0, 0, 0, 0);
}
