using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>Which yellow waits for a repeat. The standard limits: yellow below 92, red below 88; the three before are 95 to 96.</summary>
public sealed class HeldYellowTests
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");

    [Theory]
    [InlineData(91, true), InlineData(88, true), InlineData(92, false), InlineData(87, false)]
    public void Only_a_yellow_waits(double value, bool held) => Assert.Equal(held, Held([95, 95, 95], value) is not null);

    /// <summary>ISO 80601-2-61: 4 points.</summary>
    [Theory]
    [InlineData(94, 94, 94, 90, true), InlineData(94, 94, 94, 91, false), InlineData(99, 92, 94, 90, true), InlineData(93, 93, 99, 90, false), InlineData(99, 99, 93, 90, true)]
    public void It_lies_four_points_under_the_middle_one_of_the_three_before(double first, double second, double third, double value, bool held) => Assert.Equal(held, Held([first, second, third], value) is not null);

    [Fact]
    public void It_needs_three_before_in_a_week_and_all_of_them_green()
    {
        Assert.Null(Held([95, 95], 90));
        Assert.Null(Held([95, 91, 95], 90));
        Assert.NotNull(Held([91, 95, 95, 95], 90));
        Assert.NotNull(Of().Add("spo2", 95, TimeSpan.FromDays(7)).Add("spo2", 95, TimeSpan.FromDays(2)).Add("spo2", 95, TimeSpan.FromDays(1)).Hold(90));
        Assert.Null(Of().Add("spo2", 95, TimeSpan.FromDays(7.01)).Add("spo2", 95, TimeSpan.FromDays(2)).Add("spo2", 95, TimeSpan.FromDays(1)).Hold(90));
    }

    [Theory]
    [InlineData("hr", 100, 60, true), InlineData("hr", 101, 60, false), InlineData("rr", 20, 60, true), InlineData("rr", 21, 0, false), InlineData("hr", 101, 24 * 60, false), InlineData("hr", 101, (24 * 60) + 1, true)]
    public void It_never_waits_beside_a_pulse_or_a_breathing_out_of_its_limits(string kind, double value, int minutes, bool held) =>
        Assert.Equal(held, Three().Add(kind, value, TimeSpan.FromMinutes(minutes)).Hold(90) is not null);

    [Theory]
    [InlineData(ReadingMarks.Late, Activity.NotRecorded), InlineData(ReadingMarks.MaybeOtherPerson, Activity.NotRecorded), InlineData(ReadingMarks.Improbable, Activity.NotRecorded), InlineData(ReadingMarks.None, Activity.Exertion)]
    public void What_explains_itself_or_came_late_does_not_wait(ReadingMarks marks, Activity activity) => Assert.Null(Three().Hold(90, marks, activity));

    [Fact]
    public void Only_what_the_rule_about_limits_found_of_saturation_waits()
    {
        var history = Three().Add("spo2", 90, TimeSpan.Zero);
        Assert.All(AlertRules.All.Where(rule => rule.Key != HeldYellow.Rule), rule => Assert.Null(HeldYellow.UntilOf(OpenAlert.From(history.HoldOf(new(rule.Key, 1, "spo2", Severity.Yellow, 4, Histories.Now, 90, 92, true, ReadingMarks.None))))));
        Assert.Equal(HeldYellow.Rule, new OutsideLimit().Key);
    }

    /// <summary>It reads no history of its own: the rules ask for more than it looks at.</summary>
    [Fact]
    public void What_it_looks_at_is_among_what_the_rules_read() =>
        Assert.All(HeldYellow.Reads, kind => Assert.Contains(AlertRules.All, rule => rule.Reads(s_spo2).Contains(kind) && rule.Window >= HeldYellow.Window && rule.AppliesTo(null)));

    [Fact]
    public void It_waits_from_when_it_was_measured_until_the_end_and_no_longer()
    {
        var alert = OpenAlert.From(Held([95, 95, 95], 90)!);
        var until = Histories.Now.AddMinutes(30);
        Assert.Equal((until, until, null), (HeldYellow.UntilOf(alert), HeldYellow.UntilOf(alert, until.AddTicks(-1)), HeldYellow.UntilOf(alert, until)));
    }

    [Theory]
    [InlineData(1, 92, true), InlineData(30, 92, true), InlineData(31, 92, false), InlineData(0, 92, false), InlineData(-1, 92, false)]
    public void A_normal_repeat_is_measured_after_it_and_in_its_time(int minutes, double value, bool ends) => Assert.Equal(ends, Ends(minutes, value));

    [Theory]
    [InlineData(ReadingMarks.Impossible, Activity.NotRecorded, null), InlineData(ReadingMarks.Withdrawn, Activity.NotRecorded, null), InlineData(ReadingMarks.Improbable, Activity.NotRecorded, null), InlineData(ReadingMarks.None, Activity.Exertion, null), InlineData(ReadingMarks.None, Activity.NotRecorded, 2.0)]
    public void What_cannot_be_compared_is_no_repeat(ReadingMarks marks, Activity activity, double? oxygen) => Assert.False(Ends(5, 96, marks, activity, oxygen));

    [Fact]
    public void What_is_confirmed_waits_for_nothing()
    {
        var held = Held([95, 95, 95], 90)!;
        Assert.Null(HeldYellow.UntilOf(OpenAlert.From(held).Join(held with { Measurement = 9, At = held.At.AddMinutes(5), Basis = null })));
        Assert.Null(HeldYellow.UntilOf(OpenAlert.From(held).Join(held with { Measurement = 9, At = held.At.AddMinutes(-5), Basis = null })));
        Assert.Null(HeldYellow.UntilOf(OpenAlert.From(held) with { Severity = Severity.Red }));
    }

    private static bool Ends(int minutes, double value, ReadingMarks marks = ReadingMarks.None, Activity activity = Activity.NotRecorded, double? oxygen = null) => HeldYellow.IsEndedBy(
        OpenAlert.From(Held([95, 95, 95], 90)!),
        s_spo2,
        new(99, Histories.Now.AddMinutes(minutes), (decimal)value, null, marks, oxygen is { } flow ? new((decimal)flow) : null, activity),
        [],
        Histories.Now);

    private static Finding? Held(double[] before, double value) => before.Reverse().Select((one, i) => (one, i)).Reverse().Aggregate(Of(), (history, pair) => history.Add("spo2", pair.one, TimeSpan.FromHours(12 * (pair.i + 1)))).Hold(value);

    private static Histories Three() => Of().Add("spo2", 95, TimeSpan.FromDays(3)).Add("spo2", 96, TimeSpan.FromDays(2)).Add("spo2", 95, TimeSpan.FromDays(1));

    private static Histories Of() => new();
}
