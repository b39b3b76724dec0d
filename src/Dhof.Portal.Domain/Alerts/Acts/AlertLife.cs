using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>
/// What the acts on one alert add up to. It has no clock of its own: a claim and a snooze end by comparing instants, so nothing has to wake up for them to end, and a
/// restart neither loses nor prolongs them.
/// </summary>
public sealed record AlertLife
{
    public static AlertLife New { get; } = new();

    /// <summary>The latest claim that was not released. Whether it still stands: <see cref="FollowedUpBy"/>.</summary>
    public FollowUp? FollowUp { get; private init; }

    /// <summary>The latest snooze that was not cancelled. Whether it still stands: <see cref="IsSnoozed"/>.</summary>
    public Snooze? Snooze { get; private init; }

    /// <summary>The latest assessment, whoever made it.</summary>
    public AlertAct? Assessed { get; private init; }

    /// <summary>The most serious state for which the owner has reached somebody and said what they think; null for none.</summary>
    public Severity? Answered { get; private init; }

    /// <summary>When it is to be looked at or rung about again, UTC; null for no appointment. It outlives a closing that was made with it, and no other.</summary>
    public DateTimeOffset? NextCheck { get; private init; }

    /// <summary>The latest assignment that was not taken back. Getting worse, closing and reopening leave it as it is.</summary>
    public Assignment? Assignment { get; private init; }

    /// <summary>The latest step of the chain that was told.</summary>
    public Escalated? Escalation { get; private init; }

    /// <summary>The closing by a clinician; null while it is open, and where the portal closed it.</summary>
    public AlertAct? Closing { get; private init; }

    /// <param name="acts">In the order in which they were stored.</param>
    /// <param name="owner">The controller of the alert: an assessment by others is told, and answers for nothing.</param>
    public static AlertLife Of(IEnumerable<AlertAct> acts, OrganisationNumber owner) => acts.Aggregate(New, (life, act) => life.After(act, owner));

    public AlertLife After(AlertAct act, OrganisationNumber owner) => act.Kind switch
    {
        AlertActKind.FollowedUp => this with { FollowUp = new(act.By, act.At, act.At, act.Seen), Snooze = null },
        AlertActKind.Released => this with { FollowUp = null },
        AlertActKind.Assessed => this with
        {
            Assessed = act,
            NextCheck = act.Assessment?.NextCheck,
            Answered = act.By.Organisation == owner && act.Assessment is { Answers: true } && !(Answered > act.Seen) ? act.Seen : Answered,
            FollowUp = FollowUp is { } follow && follow.By.Key == act.By.Key ? follow with { LastActive = act.At, Seen = act.Seen } : FollowUp,
        },
        AlertActKind.Closed => this with { Closing = act, NextCheck = Assessed is { } last && last.At == act.At ? NextCheck : null },
        AlertActKind.Reopened => this with { Closing = null },
        AlertActKind.Snoozed => this with { Snooze = new(act.By, act.At, act.Until!.Value, act.Seen), FollowUp = null },
        AlertActKind.Woken => this with { Snooze = null },
        AlertActKind.Checked => this with { NextCheck = null },
        AlertActKind.Assigned => this with { Assignment = new(act.To!, act.By, act.At) },
        AlertActKind.Unassigned => this with { Assignment = null },
        AlertActKind.Escalated => this with { Escalation = new(act.Step!.Value, act.To!, act.At) },
        _ => throw new ArgumentOutOfRangeException(nameof(act), act.Kind, "An act of an alert."),
    };

    /// <summary>Who follows it up now; null where nobody does: never claimed, released, idle for too long, or worse than what was claimed.</summary>
    public FollowUp? FollowedUpBy(Severity severity, DateTimeOffset now, AlertTimes times) =>
        FollowUp is { } follow && severity <= follow.Seen && now < follow.LastActive + times.FollowUpLasts ? follow : null;

    /// <summary>Whether it is out of the list now. It gets worse, becomes red or its time is over: it is back.</summary>
    public bool IsSnoozed(Severity severity, DateTimeOffset now) => Snooze is { } snooze && severity < Severity.Red && severity <= snooze.Seen && now < snooze.Until;

    /// <summary>Why an act is not done; null where it may be done.</summary>
    public OutcomeRefusal? WhyNot(AlertAct act, Severity severity, AlertTimes times) => act switch
    {
        { Kind: AlertActKind.Reopened } => Closing is null ? OutcomeRefusal.NothingToUndo : null,
        { Kind: AlertActKind.Checked } => NextCheck is null ? OutcomeRefusal.NothingToUndo : null,
        { Kind: not AlertActKind.Assessed } when Closing is not null => OutcomeRefusal.AlreadyHandled,
        { Kind: AlertActKind.Assigned or AlertActKind.Unassigned } => WhyNotAssigned(act),
        { Kind: AlertActKind.Escalated } => act.To is not null && act.Step == (Escalation?.Step ?? 0) + 1 ? null : OutcomeRefusal.NothingToUndo,
        _ when severity > act.Seen => OutcomeRefusal.Worsened,
        { Kind: AlertActKind.FollowedUp, TakesOver: false } when FollowedUpBy(severity, act.At, times) is { } by && by.By.Key != act.By.Key => OutcomeRefusal.AlreadyHandled,
        { Kind: AlertActKind.Closed } when severity == Severity.Red && Answered != Severity.Red => OutcomeRefusal.NeedsAssessment,
        { Kind: AlertActKind.Snoozed } when severity == Severity.Red => OutcomeRefusal.RedIsNeverSnoozed,
        { Kind: AlertActKind.Snoozed } when !(act.Until > act.At && act.Until <= act.At + times.LongestSnooze) => OutcomeRefusal.NotATime,
        { Kind: AlertActKind.Assessed, Assessment: null } => OutcomeRefusal.NeedsAssessment,
        { Kind: AlertActKind.Assessed } when act.Assessment.WhyNot(act.At) is not null => OutcomeRefusal.NeedsAssessment,
        _ => null,
    };

    /// <summary>What got worse may be assigned: that takes nothing out of the list.</summary>
    private OutcomeRefusal? WhyNotAssigned(AlertAct act) =>
        !(Assignment?.To.Is(act.SeenTo) ?? act.SeenTo is null) ? OutcomeRefusal.AlreadyHandled
            : (act.Kind, act.To) is (AlertActKind.Assigned, null) ? OutcomeRefusal.Incomplete
            : (act.Kind, Assignment) is (AlertActKind.Unassigned, null) ? OutcomeRefusal.NothingToUndo
            : null;
}

/// <summary>A step of the chain that was told.</summary>
public sealed record Escalated(int Step, Assignee To, DateTimeOffset At);

/// <summary>Whose it is to deal with an alert.</summary>
public sealed record Assignment(Assignee To, Performer By, DateTimeOffset At);

/// <summary>A claim.</summary>
/// <param name="LastActive">When whoever follows up last did something with it.</param>
/// <param name="Seen">How serious it was then.</param>
public sealed record FollowUp(Performer By, DateTimeOffset Since, DateTimeOffset LastActive, Severity Seen);

/// <summary>A snooze. It always ends.</summary>
public sealed record Snooze(Performer By, DateTimeOffset At, DateTimeOffset Until, Severity Seen);
