namespace Dhof.Portal.Domain.News;

/// <summary>
/// How far greens were looked at: what the rules had judged, and the forms that were stored then. As <see cref="SeenThrough"/> a place in the order of commits, so what comes while they are
/// looked at is not among them; and what no rule has judged yet is not green.
/// </summary>
/// <param name="At">When the reading began, UTC.</param>
/// <param name="Known">The last change that the rules had judged.</param>
/// <param name="Response">The last answered form.</param>
public readonly record struct GreenThrough(DateTimeOffset At, long Known, long Response)
{
    /// <summary>Nothing was seen: what came from an instant on is new.</summary>
    public static GreenThrough Nothing(DateTimeOffset from) => new(from, 0, 0);

    /// <summary>Whether all that was seen there was seen here too.</summary>
    public bool Covers(GreenThrough other) => Known >= other.Known && Response >= other.Response;
}
