using Dhof.Portal.Domain.Alerts.Acts;

namespace Dhof.Portal.Domain.Pauses;

/// <summary>One thing that was done with the pause of a patient's follow-up. Acts are added, never changed; <see cref="PauseHistory"/> is what they add up to.</summary>
/// <param name="At">When, UTC.</param>
public sealed record PauseAct(PauseActKind Kind, DateTimeOffset At, Performer By)
{
    /// <summary>Characters in what is said about it.</summary>
    public const int LongestText = 500;

    /// <summary>Of a pause.</summary>
    public PauseReason? Reason { get; init; }

    /// <summary>What else is said about a pause; empty for nothing.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of a pause: when it ends by itself, UTC.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>What was done. Stored by number, which never changes.</summary>
public enum PauseActKind
{
    /// <summary>From now on, until it ends; in the place of one that stands.</summary>
    Paused = 1,

    /// <summary>Before its time.</summary>
    Ended = 2,
}
