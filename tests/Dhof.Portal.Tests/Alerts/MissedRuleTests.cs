using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>
/// Every boundary of what counts as missing (domain.md 5.5: schedule window and grace passed). November in Norway is an hour ahead of UTC: what is due before 10:00 with two hours of
/// grace has until 11:00 UTC.
/// </summary>
public sealed class MissedRuleTests
{
    private static readonly DateTimeOffset s_monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_midnight = s_monday.AddHours(-1), s_due = s_monday.AddHours(9), s_ends = s_monday.AddHours(11);
    private static readonly ScheduledTask s_morning = new(Weekdays.All, new(10, 0), TimeSpan.FromHours(2), ["spo2"], ["urn:form"]);
    private static readonly ScheduledTask s_evening = new(Weekdays.All, new(22, 0), TimeSpan.FromHours(1), ["spo2"], []);
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void It_is_missing_from_the_instant_at_which_the_grace_ends()
    {
        Assert.Empty(Missed(s_ends - s_moment, s_midnight - s_moment));
        var alert = Assert.Single(Missed(s_ends, s_midnight - s_moment));
        Assert.Equal((Severity.None, s_due, s_due, 1), (alert.Severity, alert.Since, alert.Latest.At, alert.Count));
        Assert.Equal(("missed-measurement", "spo2", null), (alert.Latest.Rule, alert.Latest.Series, alert.Latest.Reading));
        Assert.Equal(120, alert.Latest.Basis!["grace-minutes"]);
    }

    [Fact]
    public void What_came_at_the_first_instant_of_the_day_counts_and_what_came_before_does_not()
    {
        Assert.Empty(Missed(s_ends, s_midnight));
        Assert.Single(Missed(s_ends, s_midnight - s_moment));
    }

    [Fact]
    public void Whatever_came_since_ends_it_also_after_the_grace() => Assert.Empty(Missed(s_ends.AddHours(5), s_ends.AddHours(4)));

    [Fact]
    public void It_counts_on_day_by_day_from_the_first()
    {
        var alert = Assert.Single(Missed(s_ends.AddDays(3), s_midnight.AddDays(1)));
        Assert.Equal((s_due.AddDays(2), s_due.AddDays(3), 2), (alert.Since, alert.Latest.At, alert.Count));
    }

    [Fact]
    public void A_reading_that_is_late_for_the_morning_is_not_early_for_the_evening()
    {
        var night = s_monday.AddHours(22);
        Assert.Equal(1, Assert.Single(Missed(night, s_ends - s_moment, s_morning, s_evening)).Count);
        Assert.Empty(Missed(night, s_ends, s_morning, s_evening));
    }

    [Fact]
    public void Where_two_windows_overlap_one_reading_is_enough_for_both()
    {
        var hour = s_morning with { Before = new(11, 0) };
        Assert.Empty(Missed(s_ends.AddHours(1), s_due, s_morning, hour));
        Assert.Equal(1, Assert.Single(Missed(s_ends.AddHours(1), s_due - s_moment, s_morning, hour)).Count);
    }

    [Theory]
    [InlineData(Weekdays.Monday, 1)]
    [InlineData(Weekdays.Sunday, 0)]
    [InlineData(Weekdays.All, 1)]
    [InlineData(Weekdays.None, 0)]
    public void It_is_asked_for_on_its_days_only(Weekdays days, int missed) => Assert.Equal(missed, Missed(s_ends, s_midnight - s_moment, s_morning with { Days = days }).Length);

    [Fact]
    public void Nothing_is_asked_for_before_the_plan_is_valid_or_before_it_was_agreed()
    {
        Assert.Empty(Missed(s_ends, null, Plan(new(2026, 11, 24), s_monday.AddDays(-9), s_morning)));
        Assert.Single(Missed(s_ends, null, Plan(new(2026, 11, 23), s_midnight, s_morning)));

        // In the middle of the window: it asks from the next one on.
        var agreed = Plan(new(2026, 11, 20), s_midnight + s_moment, s_morning);
        Assert.Empty(Missed(s_ends, null, agreed));
        Assert.Equal(s_due.AddDays(1), Assert.Single(Missed(s_ends.AddDays(1), null, agreed)).Since);
    }

    [Fact]
    public void A_new_version_in_the_middle_of_a_window_keeps_what_both_ask_for_and_drops_what_it_does_not()
    {
        var first = Version(1, new(2026, 11, 1), s_monday.AddDays(-20), s_morning);
        Assert.Single(Missed(s_ends, s_midnight - s_moment, new SelfTreatmentPlan(s_larvik, [first, Version(2, new(2026, 11, 23), s_due, s_morning, s_evening)])));
        Assert.Empty(Missed(s_ends, s_midnight - s_moment, new SelfTreatmentPlan(s_larvik, [first, Version(2, new(2026, 11, 23), s_due, s_evening)])));

        // What was missed before stays missed.
        Assert.Equal(s_due, Assert.Single(Missed(s_ends.AddDays(1), s_midnight - s_moment, new SelfTreatmentPlan(s_larvik, [first, Version(2, new(2026, 11, 23), s_ends.AddHours(1), s_evening with { Days = Weekdays.Sunday })]))).Latest.At);
    }

    [Fact]
    public void What_a_clinician_has_closed_is_not_told_again_and_what_comes_after_it_is()
    {
        Dictionary<(string, string), DateTimeOffset> seen = new() { [("missed-measurement", "spo2")] = s_due };
        Assert.Empty(Judge(Expected(s_ends, s_midnight - s_moment) with { Seen = seen }, "missed-measurement"));
        var next = Assert.Single(Judge(Expected(s_ends.AddDays(1), s_midnight - s_moment) with { Seen = seen }, "missed-measurement"));
        Assert.Equal((s_due.AddDays(1), 1), (next.Since, next.Count));
    }

    [Theory]
    [InlineData(Severity.Red, WorklistBand.MissedAfterDeviation)]
    [InlineData(Severity.Yellow, WorklistBand.MissedAfterDeviation)]
    [InlineData(Severity.Green, WorklistBand.Missed)]
    [InlineData(null, WorklistBand.Missed)]
    public void Where_it_stands_follows_the_last_state_and_it_is_never_green(Severity? last, WorklistBand band)
    {
        var alert = Assert.Single(Judge(Expected(s_ends, s_midnight - s_moment, last: last), "missed-measurement"));
        Assert.Equal((band, Severity.None), (WorklistBands.Of(alert, s_ends, AlertLife.New, s_ends, AlertTimes.Default, new(new(8, 0), new(15, 30), [], TimeZoneInfo.Utc)), alert.Severity));
        Assert.Equal("Mangler", Format.SeverityWord(alert.Severity));
    }

    [Fact]
    public void A_form_is_missed_as_a_measurement_is()
    {
        var form = Assert.Single(Judge(Expected(s_ends, s_midnight - s_moment), "missed-form"));
        Assert.Equal(("urn:form", s_due, "Skjema"), (form.Latest.Series, form.Since, form.Latest.Basis!.Subject!.Nb));
        Assert.Empty(Judge(Expected(s_ends - s_moment, s_midnight - s_moment), "missed-form"));
    }

    [Fact]
    public void While_the_source_is_silent_nothing_is_missing_and_the_row_says_so()
    {
        var silent = Expected(s_ends, s_midnight - s_moment, last: Severity.Yellow) with { Sight = new(s_ends - s_moment, IsStale: true) };
        Assert.Empty(Judge(silent, "missed-measurement"));
        Assert.Empty(Judge(silent, "missed-form"));
        var alert = Assert.Single(Judge(silent, "source-silent"));
        Assert.Equal((s_due, 1, Severity.None, true), (alert.Since, alert.Latest.Basis!["others"], alert.Severity, MissedRule.IsAfterDeviation(alert.Latest)));

        // It answers, and is only not that far yet: nothing is said.
        Assert.Empty(All(silent with { Sight = new(s_ends - s_moment, IsStale: false) }));

        // It was read to the end of the window: absence says something, whatever fails since.
        Assert.Equal(["missed-form", "missed-measurement"], All(silent with { Sight = new(s_ends, IsStale: true) }).Select(one => one.Latest.Rule).Order(StringComparer.Ordinal));

        // Never read at all.
        Assert.Equal("source-silent", Assert.Single(All(silent with { Sight = new(null, IsStale: true) })).Latest.Rule);
    }

    [Theory, InlineData(-24, -12, 2), InlineData(-24, -11, 0), InlineData(-24, 24, 0), InlineData(-1, 24, 0), InlineData(0, 24, 2)]
    public void What_is_due_while_the_follow_up_is_paused_is_not_missed(int from, int until, int missed)
    {
        // In hours from the end of the window, which begins twelve hours before it.
        var pause = PauseHistory.None.After(new(PauseActKind.Paused, s_ends.AddHours(from), Performer.Portal(s_larvik)) { Reason = PauseReason.Away, Until = s_ends.AddHours(until) });
        var expected = Expected(s_ends, s_midnight - s_moment) with { Pauses = pause };
        Assert.Equal(missed, All(expected).Count());
    }

    [Fact]
    public void After_seven_days_without_anything_one_alert_stands_in_the_place_of_all()
    {
        var last = s_ends.AddDays(-7);
        var silent = Expected(s_ends, last, last: Severity.Yellow) with { Plan = Plan(new(2026, 11, 1), s_monday.AddDays(-30), s_morning), LastOfAll = last };
        var alert = Assert.Single(All(silent));
        Assert.Equal(("inactive-patient", "patient", last, Severity.None, true), (alert.Latest.Rule, alert.Latest.Series, alert.Since, alert.Severity, MissedRule.IsAfterDeviation(alert.Latest)));
        Assert.Equal(7, alert.Latest.Basis!["after-days"]);

        // A moment less, something else that came in between, or another setting: each single one.
        Assert.Equal(["missed-form", "missed-measurement"], Rules(silent with { LastOfAll = last + s_moment }));
        Assert.Equal(["missed-form", "missed-measurement"], Rules(silent with { InactiveAfter = TimeSpan.FromDays(8) }));
        Assert.Equal(["missed-form", "missed-measurement"], Rules(silent with { Now = s_ends - s_moment }));

        // Who has never sent anything has not become inactive.
        Assert.Equal(["missed-form", "missed-measurement"], Rules(silent with { LastOfAll = null }));

        // Closed by a nurse, it is told again by the next miss, and the single ones are not told in its place.
        Dictionary<(string, string), DateTimeOffset> seen = new() { [("inactive-patient", "patient")] = s_due };
        Assert.Empty(All(silent with { Seen = seen }));
        Assert.Equal("inactive-patient", Assert.Single(All(silent with { Seen = seen, Now = s_ends.AddDays(1) })).Latest.Rule);

        static IEnumerable<string> Rules(Expectations expected) => All(expected).Select(one => one.Latest.Rule).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-29T00:00:00Z", "02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T00:00:00Z", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-03-29T00:00:00Z", "10:00", "2026-03-29T08:00:00Z")]
    [InlineData("2026-03-28T00:00:00Z", "10:00", "2026-03-28T09:00:00Z")]
    [InlineData("2026-10-25T00:00:00Z", "10:00", "2026-10-25T09:00:00Z")]
    [InlineData("2026-10-24T00:00:00Z", "10:00", "2026-10-24T08:00:00Z")]
    public void On_the_nights_in_which_the_clock_is_changed_it_is_due_by_the_clock_on_the_wall(string day, string before, string due)
    {
        var (date, at) = (DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
        var plan = Plan(DateOnly.FromDateTime(date.DateTime), date.AddDays(-9), s_morning with { Before = TimeOnly.Parse(before, System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Empty(Missed(at.AddHours(2) - s_moment, null, plan));
        Assert.Equal(at, Assert.Single(Missed(at.AddHours(2), null, plan)).Since);
    }

    private static readonly OrganisationNumber s_larvik = new(310000019);

    private static OpenAlert[] Missed(DateTimeOffset now, DateTimeOffset? last, params ScheduledTask[] schedule) =>
        Judge(Expected(now, last, schedule: schedule), "missed-measurement");

    private static OpenAlert[] Missed(DateTimeOffset now, DateTimeOffset? last, SelfTreatmentPlan plan) => Judge(Expected(now, last) with { Plan = plan }, "missed-measurement");

    private static OpenAlert[] Judge(Expectations expected, string rule) => [.. All(expected).Where(alert => alert.Latest.Rule == rule)];

    private static IEnumerable<OpenAlert> All(Expectations expected) => AlertRules.Missed.SelectMany(rule => rule.Judge(expected));

    private static Expectations Expected(DateTimeOffset now, DateTimeOffset? came, Severity? last = Severity.Green, params ScheduledTask[] schedule) => new(
        Plan(new(2026, 11, 20), s_monday.AddDays(-20), schedule is [] ? [s_morning] : schedule),
        [new(new("spo2", false), new("SpO₂", "SpO₂", "SpO₂"), came, last), new(new("urn:form", true), new("Skjema", "Skjema", "Form"), came, last)],
        null,
        new Dictionary<(string, string), DateTimeOffset>(),
        now,
        NorwegianTime.Zone);

    private static SelfTreatmentPlan Plan(DateOnly from, DateTimeOffset agreed, params ScheduledTask[] schedule) => new(s_larvik, [Version(1, from, agreed, schedule)]);

    private static PlanVersion Version(int number, DateOnly from, DateTimeOffset agreed, params ScheduledTask[] schedule) =>
        new(s_larvik, number, PlanContent.Empty with { Schedule = [.. schedule], ValidFrom = from }, new(true, "Kari", from), "Kari", agreed);
}
