using CsCheck;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Escalation;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Texts;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts.Acts;

/// <summary>What holds for every life of an alert: generated acts in generated order, of which only those are taken that nothing forbids, while the alert gets worse now and then.</summary>
public sealed class AlertLifeProperties
{
    private static readonly AlertTimes s_times = AlertTimes.Default;
    private static readonly OpeningHours s_hours = new(new(8, 0), new(15, 30), [], NorwegianTime.Zone);
    private static readonly Performer[] s_people = [Performer.Of(Nurse), Performer.Of(Colleague), Performer.Of(Doctor)];

    private static readonly Assignee[] s_assignees = [Assignee.Of(Nurse), Assignee.Of(Colleague), new(AssigneeKind.Team, "nord", "Team Nord", null)];

    private static readonly Gen<Step> s_step = Gen.Select(
        Gen.Enum<AlertActKind>(),
        Gen.Int[0, 2],
        Gen.Int[0, 90],
        Gen.Enum<ContactOutcome>(),
        Gen.Int[-10, 12_000],
        Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))).Select((kind, who, minutes, contact, ahead, worse) => new Step(kind, s_people[who], minutes, contact, ahead, worse));

    [Fact]
    public void A_red_is_always_in_the_list_until_it_is_closed_and_it_is_closed_only_when_somebody_was_reached() => Every((life, severity, now) =>
    {
        Assert.True(severity != Severity.Red || life.Closing is not null || WorklistBands.Of(severity, false, Now, life, now, s_times, s_hours) is not null);
        Assert.True(life.Closing is not { Seen: Severity.Red } || life.Answered == Severity.Red);
    });

    [Fact]
    public void What_is_out_of_the_list_says_by_whom_and_comes_back_by_itself() => Every((life, severity, now) =>
    {
        if (WorklistBands.Of(severity, false, Now, life, now, s_times, s_hours) is null)
        {
            Assert.NotNull(life.Snooze);
            Assert.NotNull(WorklistBands.Of(severity, false, Now, life, life.Snooze.Until, s_times, s_hours));
            Assert.True(life.Snooze.Until <= life.Snooze.At + s_times.LongestSnooze);
        }
    });

    [Fact]
    public void A_claim_moves_a_red_from_the_first_band_to_the_second_or_third_and_nothing_else() => Every((life, severity, now) =>
    {
        var claimed = life.After(new(AlertActKind.FollowedUp, now, s_people[0], severity), Larvik);
        var (before, after) = (WorklistBands.Of(severity, false, Now, life, now, s_times, s_hours), WorklistBands.Of(severity, false, Now, claimed, now, s_times, s_hours));
        Assert.True(severity == Severity.Red ? after is WorklistBand.RedOverdue or WorklistBand.RedFollowedUp : after == WorklistBand.Yellow && (before is null || before == after));
    });

    [Fact]
    public void An_assignment_moves_nothing_in_the_list_claims_nothing_and_answers_for_nothing() => Every((life, severity, now) =>
    {
        var assigned = life.After(new(AlertActKind.Assigned, now, s_people[1], severity) { To = s_assignees[0] }, Larvik);
        Assert.Equal(WorklistBands.Of(severity, false, Now, life, now, s_times, s_hours), WorklistBands.Of(severity, false, Now, assigned, now, s_times, s_hours));
        Assert.Equal((life.FollowUp, life.Answered, life.Closing, life.NextCheck), (assigned.FollowUp, assigned.Answered, assigned.Closing, assigned.NextCheck));
        Assert.Equal(life with { }, assigned.After(new(AlertActKind.Unassigned, now, s_people[1], severity), Larvik) is var back && life.Assignment is null ? back : life);
    });

    [Fact]
    public void A_step_of_the_chain_is_told_once_in_its_turn_and_never_of_what_somebody_follows_up() => Every((life, severity, now) =>
    {
        EscalationChain chain = new([new(TimeSpan.Zero, s_assignees[2]), new(TimeSpan.FromMinutes(30), s_assignees[2]), new(TimeSpan.Zero, s_assignees[2])]);
        var due = chain.Due(severity, Now, life, now, s_times, s_hours).ToList();
        Assert.True(due.Count == 0 || (severity == Severity.Red && life is { Closing: null } && life.FollowedUpBy(severity, now, s_times) is null && life.Answered != Severity.Red));
        Assert.Equal(due.Select(one => one.Number), Enumerable.Range((life.Escalation?.Step ?? 0) + 1, due.Count));

        // What was told is not told again, also by whoever starts from what is stored.
        var told = due.Aggregate(life, (one, step) => one.After(new(AlertActKind.Escalated, now, Performer.Portal(Larvik), severity) { Step = step.Number, To = step.Step.To }, Larvik));
        Assert.Empty(chain.Due(severity, Now, told, now, s_times, s_hours));
        Assert.Equal(WorklistBands.Of(severity, false, Now, life, now, s_times, s_hours), WorklistBands.Of(severity, false, Now, told, now, s_times, s_hours));
    });

    [Fact]
    public void Nobody_assigns_over_what_they_have_not_seen() => Every((life, severity, now) =>
    {
        foreach (var kind in new[] { AlertActKind.Assigned, AlertActKind.Unassigned })
        {
            AlertAct act = new(kind, now, s_people[0], severity) { To = s_assignees[2], SeenTo = new(AssigneeKind.Person, "somebody-else", "Per", null) };
            Assert.Equal(OutcomeRefusal.AlreadyHandled, life.WhyNot(act, severity, s_times));
        }
    });

    [Fact]
    public void A_claim_always_ends_by_itself() => Every((life, severity, now) => Assert.Null(life.FollowedUpBy(severity, now + s_times.FollowUpLasts, s_times)));

    private static void Every(Action<AlertLife, Severity, DateTimeOffset> holds) => s_step.Array[0, 12].Sample(steps =>
    {
        var (life, severity, now) = (AlertLife.New, Severity.Yellow, Now);
        List<AlertAct> taken = [];

        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            severity = step.IsWorse ? Severity.Red : severity;
            AlertAct act = new(step.Kind, now, step.By, severity)
            {
                Assessment = new(step.Contact, "Vurdert", "", step.Ahead % 2 == 0 ? now.AddMinutes(step.Ahead) : null),
                Reason = ClosingReason.Acted,
                Until = now.AddMinutes(step.Ahead),
                Step = 1 + (Math.Abs(step.Ahead) % 3),
                To = s_assignees[Math.Abs(step.Ahead) % 3],
                SeenTo = step.Minutes % 4 == 0 ? null : life.Assignment?.To,
            };

            if (life.WhyNot(act, severity, s_times) is null)
            {
                taken.Add(act);
                life = life.After(act, Larvik);
            }

            holds(life, severity, now);
        }

        // What is stored, read again, gives the same.
        Assert.Equal(life, AlertLife.Of(taken, Larvik));
    });

    private sealed record Step(AlertActKind Kind, Performer By, int Minutes, ContactOutcome Contact, int Ahead, bool IsWorse);
}
