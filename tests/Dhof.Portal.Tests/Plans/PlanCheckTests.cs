using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Tests.Plans;

public sealed class PlanCheckTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Fact]
    public void A_whole_plan_has_no_fault_and_goals_and_schedule_may_be_empty()
    {
        Assert.Empty(PlanCheck.Faults(SamplePlan.Whole, SamplePlan.Forms));
        Assert.Empty(PlanCheck.Faults(SamplePlan.Whole with { Schedule = [], Goals = [] }, SamplePlan.Forms));
    }

    [Fact]
    public void Of_an_empty_plan_each_zone_and_each_day_is_asked_for()
    {
        PlanPart[] asked = [PlanPart.GreenSigns, PlanPart.GreenActions, PlanPart.YellowSigns, PlanPart.YellowActions, PlanPart.RedSigns, PlanPart.RedActions, PlanPart.ValidFrom, PlanPart.ReviewBy];
        Assert.Equal(asked.Select(part => new PlanFault(PlanFaultKind.Missing, part)), PlanCheck.Faults(PlanContent.Empty, SamplePlan.Forms));
    }

    [Theory]
    [InlineData(0, PlanFaultKind.ReviewBeforeValidFrom)]
    [InlineData(-1, PlanFaultKind.ReviewBeforeValidFrom)]
    [InlineData(1, null)]
    [InlineData(730, null)]
    [InlineData(731, PlanFaultKind.ReviewTooLate)]
    public void The_review_comes_after_the_plan_begins_and_at_most_two_years_later(int days, PlanFaultKind? fault)
    {
        var plan = SamplePlan.Whole with { ValidFrom = new(2025, 3, 1), ReviewBy = new DateOnly(2025, 3, 1).AddDays(days) };
        Assert.Equal(fault is { } kind ? [new PlanFault(kind, PlanPart.ReviewBy)] : [], PlanCheck.Faults(plan, SamplePlan.Forms));
    }

    [Theory]
    [InlineData(300, 12, null)]
    [InlineData(301, 12, PlanFaultKind.LineTooLong)]
    [InlineData(300, 13, PlanFaultKind.TooManyLines)]
    public void Text_has_its_bounds(int length, int lines, PlanFaultKind? fault)
    {
        var plan = SamplePlan.Whole.With(PlanPart.YellowActions, [.. Enumerable.Repeat("ring", lines - 1), new('x', length)]);
        Assert.Equal(fault is { } kind ? [kind] : [], PlanCheck.Faults(plan, SamplePlan.Forms).Select(found => found.Kind));
    }

    [Fact]
    public void A_line_of_nothing_is_a_fault_where_it_stands()
    {
        var plan = SamplePlan.Whole.With(PlanPart.RedSigns, ["tett", " "]);
        Assert.Equal([new(PlanFaultKind.Missing, PlanPart.RedSigns, 1)], PlanCheck.Faults(plan, SamplePlan.Forms));
    }

    [Fact]
    public void A_task_needs_days_and_something_that_the_portal_has()
    {
        var whole = SamplePlan.Whole.Schedule[0];
        Assert.Equal([PlanFaultKind.NoDays], Of(whole with { Days = Weekdays.None }));
        Assert.Equal([PlanFaultKind.NothingToDo], Of(whole with { Kinds = [], Forms = [] }));
        Assert.Equal([PlanFaultKind.UnknownKind], Of(whole with { Kinds = ["spo2", "blood"] }));
        Assert.Equal([PlanFaultKind.UnknownForm], Of(whole with { Forms = ["urn:other"] }));

        // A score and a scale are not measured at home.
        Assert.Equal([PlanFaultKind.UnknownKind], Of(whole with { Kinds = ["news2"] }));

        static IEnumerable<PlanFaultKind> Of(ScheduledTask task)
        {
            var faults = PlanCheck.Faults(SamplePlan.Whole with { Schedule = [SamplePlan.Whole.Schedule[0], task] }, SamplePlan.Forms);
            Assert.All(faults, fault => Assert.Equal((PlanPart.Schedule, 1), (fault.Part, fault.Line)));
            return faults.Select(fault => fault.Kind);
        }
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(720, true)]
    [InlineData(721, false)]
    public void The_follow_up_waits_from_nothing_to_twelve_hours(int minutes, bool may)
    {
        var plan = SamplePlan.Whole with { Schedule = [SamplePlan.Whole.Schedule[0] with { Grace = TimeSpan.FromMinutes(minutes) }] };
        Assert.Equal(may ? [] : [new PlanFault(PlanFaultKind.GraceOutOfRange, PlanPart.Schedule, 0)], PlanCheck.Faults(plan, SamplePlan.Forms));
    }

    [Fact]
    public void An_agreement_is_the_patients_with_somebody_named_on_a_day_that_has_come()
    {
        PlanAgreement whole = new(true, "Dr. Nils Berg, fastlege", s_today);
        Assert.Empty(whole.Faults(s_today));
        Assert.Equal([new(PlanFaultKind.Missing, PlanPart.AgreedByPatient)], (whole with { ByPatient = false }).Faults(s_today));
        Assert.Equal([new(PlanFaultKind.Missing, PlanPart.AgreedWith)], (whole with { With = "  " }).Faults(s_today));
        Assert.Equal([new(PlanFaultKind.LineTooLong, PlanPart.AgreedWith)], (whole with { With = new('x', 301) }).Faults(s_today));
        Assert.Equal([new(PlanFaultKind.Missing, PlanPart.AgreedOn)], (whole with { On = null }).Faults(s_today));
        Assert.Equal([new(PlanFaultKind.NotYet, PlanPart.AgreedOn)], (whole with { On = s_today.AddDays(1) }).Faults(s_today));
    }

    [Fact]
    public void Lines_are_read_as_they_are_written_in_a_field() =>
        Assert.Equal(["hoster mer", "tykkere slim"], PlanCheck.Lines(" hoster mer \r\n\n\ttykkere slim\n"));

    [Theory]
    [InlineData(DayOfWeek.Monday, true)]
    [InlineData(DayOfWeek.Friday, true)]
    [InlineData(DayOfWeek.Saturday, false)]
    [InlineData(DayOfWeek.Sunday, false)]
    public void Weekdays_are_monday_to_friday(DayOfWeek day, bool on)
    {
        Assert.Equal(on, ScheduledTask.Usual.IsOn(day));
        Assert.Equal(!on, (ScheduledTask.Usual with { Days = Weekdays.Saturday | Weekdays.Sunday }).IsOn(day));
    }

    [Fact]
    public void The_version_in_force_is_the_newest_that_is_valid_and_it_is_overdue_the_day_after_its_review()
    {
        PlanVersion first = Version(1, new(2026, 1, 1)), second = Version(2, new(2026, 6, 1)), third = Version(3, new(2027, 1, 1));
        SelfTreatmentPlan plan = new(new(310000019), [first, second, third]);
        Assert.Null(plan.On(new(2025, 12, 31)));
        Assert.Equal(first, plan.On(new(2026, 5, 31)));
        Assert.Equal(second, plan.On(new(2026, 6, 1)));
        Assert.Equal(third, plan.On(new(2027, 1, 1)));
        Assert.False(first.IsOverdue(first.Content.ReviewBy!.Value));
        Assert.True(first.IsOverdue(first.Content.ReviewBy.Value.AddDays(1)));

        static PlanVersion Version(int number, DateOnly from) =>
            new(new(310000019), number, SamplePlan.Whole with { ValidFrom = from, ReviewBy = from.AddMonths(6) }, new(true, "Dr. Nils Berg, fastlege", from), "Kari Nilsen, sykepleier", default);
    }

    [Fact]
    public void Each_severity_has_its_zone() =>
        Assert.Equal(new[] { "stabil", "tyngre pust", "kan ikke snakke" }, new[] { Severity.Green, Severity.Yellow, Severity.Red }.Select(severity => SamplePlan.Whole.Zone(severity).Signs[0]));

    [Fact]
    public void Where_nothing_came_no_zone_is_chosen() => Assert.Equal(PlanZone.Empty, SamplePlan.Whole.Zone(Severity.None));
}
