using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>One thing that was done with an alert. Acts are added, never changed: together they are its history, and <see cref="AlertLife"/> is what they add up to.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Seen">How serious the alert was for whoever acted: what gets worse afterwards was not seen.</param>
public sealed record AlertAct(AlertActKind Kind, DateTimeOffset At, Performer By, Severity Seen)
{
    /// <summary>Of an assessment.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>Of a closing.</summary>
    public ClosingReason? Reason { get; init; }

    /// <summary>Of a snooze: when it ends, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of a claim: whoever follows up already is relieved, knowingly.</summary>
    public bool TakesOver { get; init; }

    /// <summary>Of an escalation: which step of the chain, 1 for the first.</summary>
    public int? Step { get; init; }

    /// <summary>Of an assignment: whose it is. Of an escalation: who was told.</summary>
    public Assignee? To { get; init; }

    /// <summary>Of an assignment, and of its end: whose it was for whoever acted; null for nobody's. Held against what stands, and not kept.</summary>
    public Assignee? SeenTo { get; init; }
}
