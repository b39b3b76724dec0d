using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts.Acts;

/// <summary>Both sides of every boundary in the life of an alert; the times are proposals of docs/safety.md.</summary>
public sealed class AlertLifeTests
{
    private static readonly AlertTimes s_times = new(TimeSpan.FromHours(2), TimeSpan.FromHours(1), TimeSpan.FromDays(7));
    private static readonly Performer s_kari = Performer.Of(Nurse), s_ola = Performer.Of(Colleague), s_berg = Performer.Of(Doctor);
    private static readonly Assessment s_reached = new(ContactOutcome.Patient, "Tungpust siden i går", "Øker etter planen", null);

    [Theory, InlineData(0, true), InlineData(119, true), InlineData(120, false)]
    public void A_claim_ends_when_nothing_was_done_for_two_hours(int minutes, bool stands) =>
        Assert.Equal(stands, After(Claim(s_kari)).FollowedUpBy(Severity.Yellow, Now.AddMinutes(minutes), s_times) is not null);

    [Theory, InlineData(179, true), InlineData(180, false)]
    public void An_assessment_by_the_one_who_claimed_keeps_the_claim_alive(int minutes, bool stands) =>
        Assert.Equal(stands, After(Claim(s_kari), Assess(s_kari, Severity.Yellow, s_reached, 60)).FollowedUpBy(Severity.Yellow, Now.AddMinutes(minutes), s_times) is not null);

    [Fact]
    public void An_assessment_by_somebody_else_does_not() =>
        Assert.Null(After(Claim(s_kari), Assess(s_ola, Severity.Yellow, s_reached, 60)).FollowedUpBy(Severity.Yellow, Now.AddMinutes(120), s_times));

    [Fact]
    public void What_gets_worse_after_a_claim_is_followed_up_by_nobody_until_it_is_claimed_anew()
    {
        var life = After(Claim(s_kari));
        Assert.Null(life.FollowedUpBy(Severity.Red, Now, s_times));
        Assert.NotNull(life.After(Claim(s_kari, Severity.Red), Larvik).FollowedUpBy(Severity.Red, Now, s_times));
    }

    [Theory, InlineData(59, true), InlineData(60, false)]
    public void A_snooze_ends_at_its_time(int minutes, bool isSnoozed) => Assert.Equal(isSnoozed, After(Snooze(60)).IsSnoozed(Severity.Yellow, Now.AddMinutes(minutes)));

    [Fact]
    public void A_snooze_ends_when_it_gets_worse_is_cancelled_or_is_claimed()
    {
        Assert.False(After(Snooze(60)).IsSnoozed(Severity.Red, Now));
        Assert.False(After(Snooze(60), new(AlertActKind.Woken, Now, s_ola, Severity.Yellow)).IsSnoozed(Severity.Yellow, Now));
        Assert.False(After(Snooze(60), Claim(s_ola)).IsSnoozed(Severity.Yellow, Now));
    }

    [Theory, InlineData(0, OutcomeRefusal.NotATime), InlineData(1, null), InlineData(10_080, null), InlineData(10_081, OutcomeRefusal.NotATime)]
    public void A_snooze_lies_ahead_and_is_seven_days_at_most(int minutes, OutcomeRefusal? why) => Assert.Equal(why, AlertLife.New.WhyNot(Snooze(minutes), Severity.Yellow, s_times));

    [Fact]
    public void A_red_is_never_snoozed() => Assert.Equal(OutcomeRefusal.RedIsNeverSnoozed, AlertLife.New.WhyNot(Snooze(60) with { Seen = Severity.Red }, Severity.Red, s_times));

    [Theory]
    [InlineData(ContactOutcome.None, "Sett an", OutcomeRefusal.NeedsAssessment)]
    [InlineData(ContactOutcome.NoAnswer, "Ringte", OutcomeRefusal.NeedsAssessment)]
    [InlineData(ContactOutcome.Patient, "", OutcomeRefusal.NeedsAssessment)]
    [InlineData(ContactOutcome.Patient, "Bedre", null)]
    [InlineData(ContactOutcome.NextOfKin, "Bedre", null)]
    [InlineData(ContactOutcome.HomeVisit, "Bedre", null)]
    [InlineData(ContactOutcome.Colleague, "Bedre", null)]
    public void A_red_is_closed_only_when_somebody_was_reached_and_it_says_what_is_thought(ContactOutcome contact, string judged, OutcomeRefusal? why)
    {
        var life = After(Assess(s_kari, Severity.Red, new(contact, judged, "", null)));
        Assert.Equal(why, life.WhyNot(Close(Severity.Red), Severity.Red, s_times));
        Assert.Null(AlertLife.New.WhyNot(Close(Severity.Yellow), Severity.Yellow, s_times));
    }

    [Fact]
    public void What_was_assessed_as_yellow_does_not_answer_for_the_red_that_it_became() =>
        Assert.Equal(OutcomeRefusal.NeedsAssessment, After(Assess(s_kari, Severity.Yellow, s_reached)).WhyNot(Close(Severity.Red), Severity.Red, s_times));

    [Fact]
    public void The_assessment_of_another_organisation_is_told_and_answers_for_nothing()
    {
        var life = After(Assess(s_berg, Severity.Red, s_reached));
        Assert.Equal(s_berg, life.Assessed?.By);
        Assert.Equal(OutcomeRefusal.NeedsAssessment, life.WhyNot(Close(Severity.Red), Severity.Red, s_times));
    }

    [Fact]
    public void Nothing_is_done_to_what_got_worse_than_was_seen()
    {
        AlertAct[] acts = [Claim(s_kari), Close(Severity.Yellow), Snooze(60), Assess(s_kari, Severity.Yellow, s_reached)];
        Assert.All(acts, act => Assert.Equal(OutcomeRefusal.Worsened, AlertLife.New.WhyNot(act, Severity.Red, s_times)));
    }

    [Fact]
    public void A_colleague_is_told_who_was_first_and_may_take_over_knowingly()
    {
        var life = After(Claim(s_kari));
        Assert.Equal(OutcomeRefusal.AlreadyHandled, life.WhyNot(Claim(s_ola), Severity.Yellow, s_times));
        Assert.Null(life.WhyNot(Claim(s_ola) with { TakesOver = true }, Severity.Yellow, s_times));
        Assert.Null(life.WhyNot(Claim(s_ola) with { At = Now.AddHours(2) }, Severity.Yellow, s_times));
    }

    [Fact]
    public void What_is_closed_takes_an_assessment_and_a_reopening_and_nothing_else()
    {
        var life = After(Close(Severity.Yellow));
        Assert.All(new[] { Claim(s_ola), Snooze(60), Close(Severity.Yellow) }, act => Assert.Equal(OutcomeRefusal.AlreadyHandled, life.WhyNot(act, Severity.Yellow, s_times)));
        Assert.Null(life.WhyNot(Assess(s_ola, Severity.Yellow, s_reached), Severity.Yellow, s_times));
        Assert.Null(life.WhyNot(new(AlertActKind.Reopened, Now, s_ola, Severity.Yellow), Severity.Yellow, s_times));
        Assert.Equal(OutcomeRefusal.NothingToUndo, AlertLife.New.WhyNot(new(AlertActKind.Reopened, Now, s_ola, Severity.Yellow), Severity.Yellow, s_times));
    }

    [Fact]
    public void An_agreed_contact_outlives_the_closing_that_it_was_made_with_and_no_later_one()
    {
        var agreed = s_reached with { NextCheck = Now.AddDays(1) };
        Assert.Equal(Now.AddDays(1), After(Assess(s_kari, Severity.Yellow, agreed), Close(Severity.Yellow)).NextCheck);
        Assert.Null(After(Assess(s_kari, Severity.Yellow, agreed), Close(Severity.Yellow) with { At = Now.AddMinutes(1) }).NextCheck);
        Assert.Null(After(Assess(s_kari, Severity.Yellow, agreed), Assess(s_kari, Severity.Yellow, s_reached, 1)).NextCheck);
        Assert.Null(After(Assess(s_kari, Severity.Yellow, agreed), new AlertAct(AlertActKind.Checked, Now, s_ola, Severity.Yellow)).NextCheck);
    }

    [Theory]
    [InlineData(ContactOutcome.Patient, "", null, AssessmentFault.NothingJudged)]
    [InlineData(ContactOutcome.Patient, "Bra", null, null)]
    [InlineData(ContactOutcome.NoAnswer, "", null, AssessmentFault.NoAnswerWithoutTime)]
    [InlineData(ContactOutcome.NoAnswer, "", 1, null)]
    [InlineData(ContactOutcome.Patient, "Bra", 0, AssessmentFault.CheckIsPast)]
    [InlineData(ContactOutcome.Patient, "Bra", 31 * 24 * 60, null)]
    [InlineData(ContactOutcome.Patient, "Bra", (31 * 24 * 60) + 1, AssessmentFault.CheckTooFar)]
    public void An_assessment_says_what_is_thought_and_a_new_contact_lies_ahead(ContactOutcome contact, string judged, int? minutes, AssessmentFault? fault) =>
        Assert.Equal(fault, new Assessment(contact, judged, "", minutes is { } after ? Now.AddMinutes(after) : null).WhyNot(Now));

    [Theory, InlineData(2_000, null), InlineData(2_001, AssessmentFault.TextTooLong)]
    public void A_text_has_room_for_2000_characters(int length, AssessmentFault? fault)
    {
        Assert.Equal(fault, new Assessment(ContactOutcome.Patient, new('a', length), "", null).WhyNot(Now));
        Assert.Equal(fault, new Assessment(ContactOutcome.Patient, "a", new('a', length), null).WhyNot(Now));
    }

    [Fact]
    public void The_six_reasons_of_clinicians_stand_on_the_keys_and_the_portals_own_is_none_of_them()
    {
        Assert.Equal(6, ClosingReasons.OfClinicians.Length);
        Assert.Equal(Enum.GetValues<ClosingReason>().Except([ClosingReason.Corrected, ClosingReason.CameLater, ClosingReason.RepeatedNormal]).Order(), ClosingReasons.OfClinicians.Order());
    }

    private static AlertLife After(params AlertAct[] acts) => AlertLife.Of(acts, Larvik);

    private static AlertAct Claim(Performer by, Severity seen = Severity.Yellow) => new(AlertActKind.FollowedUp, Now, by, seen);

    private static AlertAct Snooze(int minutes) => new(AlertActKind.Snoozed, Now, s_kari, Severity.Yellow) { Until = Now.AddMinutes(minutes) };

    private static AlertAct Close(Severity seen) => new(AlertActKind.Closed, Now, s_kari, seen) { Reason = ClosingReason.Acted };

    private static AlertAct Assess(Performer by, Severity seen, Assessment assessment, int minutes = 0) => new(AlertActKind.Assessed, Now.AddMinutes(minutes), by, seen) { Assessment = assessment };
}
