using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Alerts;

public sealed class RapidWeightGainTests
{
    private static readonly TimeSpan s_now = TimeSpan.Zero, s_yesterday = TimeSpan.FromDays(1), s_threeDays = TimeSpan.FromDays(3);

    /// <summary>TELBIL (BMC Health Serv Res 2011, table 1): +1 kg in 3 days; red by this project's proposal from 2 kg; half-open, rounded to a decimal before it is subtracted.</summary>
    [Theory]
    [InlineData(80.9, null), InlineData(80.94, null), InlineData(80.95, Severity.Yellow), InlineData(81.0, Severity.Yellow), InlineData(81.9, Severity.Yellow), InlineData(81.94, Severity.Yellow)]
    [InlineData(81.95, Severity.Red), InlineData(82.0, Severity.Red), InlineData(79.0, null)]
    public void A_rise_is_yellow_from_one_kilogram_and_red_from_two(double today, Severity? expected) =>
        Assert.Equal(expected, Of().Add("weight", 80.0, s_threeDays).Add("weight", today, s_now).Judge(new RapidWeightGain())?.Severity);

    /// <summary>Three days, and half a day so that the weighing of the third morning counts.</summary>
    [Theory]
    [InlineData(84 * 60, true), InlineData((84 * 60) + 1, false), InlineData(0, false), InlineData(1, true)]
    public void It_is_held_against_three_days_and_a_half(int minutes, bool found) =>
        Assert.Equal(found, Of().Add("weight", 80.0, TimeSpan.FromMinutes(minutes)).Add("weight", 81.5, s_now).Judge(new RapidWeightGain()) is not null);

    [Fact]
    public void The_lowest_of_the_days_is_what_it_is_held_against_and_both_are_told()
    {
        var finding = Of().Add("weight", 80.0, s_threeDays).Add("weight", 78.5, TimeSpan.FromDays(2)).Add("weight", 79.4, s_yesterday).Add("weight", 80.4, s_now).Judge(new RapidWeightGain())!;
        Assert.Equal((1.9m, 1.0m, 4, Severity.Yellow), (finding.Value, finding.Edge, finding.Measurement, finding.Severity));
        Assert.Equal(
            new([2, 4], [new("weight", 80.4m), new("lowest", 78.5m), new("days", 3), new("yellow-from", 1.0m), new("red-from", 2.0m)]),
            finding.Basis);
    }

    [Theory]
    [InlineData(FollowUpCondition.Copd), InlineData(FollowUpCondition.Diabetes), InlineData(FollowUpCondition.Multimorbid), InlineData(null)]
    public void It_belongs_to_heart_failure_alone(FollowUpCondition? condition) =>
        Assert.Null(new Histories(condition).Add("weight", 80.0, s_yesterday).Add("weight", 85.0, s_now).Judge(new RapidWeightGain()));

    [Theory]
    [InlineData(ReadingMarks.Impossible, false), InlineData(ReadingMarks.Withdrawn, false), InlineData(ReadingMarks.Improbable, true), InlineData(ReadingMarks.Late, true)]
    public void What_does_not_count_is_neither_judged_nor_held_against(ReadingMarks marks, bool counts)
    {
        Assert.Equal(counts, Of().Add("weight", 80.0, s_yesterday).Add("weight", 82.0, s_now, marks).Judge(new RapidWeightGain()) is not null);
        Assert.Equal(counts, Of().Add("weight", 80.0, s_yesterday, marks).Add("weight", 82.0, s_now).Judge(new RapidWeightGain()) is not null);
    }

    /// <summary>15 kg is another body (OtherBody): never what the next is held against, unless there is nothing else; then it is said.</summary>
    [Theory]
    [InlineData(65.1, 2.0, false), InlineData(66.1, 15.9, null)]
    public void A_weight_of_somebody_else_is_not_held_against(double other, double _, bool? withOther)
    {
        var finding = Of().Add("weight", 80.0, s_threeDays).Add("weight", other, s_yesterday).Add("weight", 81.1, s_now).Judge(new RapidWeightGain())!;

        // 81.1 − 65.1 = 16.0 kg is another body and left out; 81.1 − 66.1 = 15.0 kg is the boundary, and left out too.
        Assert.Equal((1.1m, ReadingMarks.None), (finding.Value, finding.Marks));
        Assert.Equal(withOther ?? false, finding.Marks.HasFlag(ReadingMarks.MaybeOtherPerson));
    }

    [Theory]
    [InlineData(66.2, 14.9, false), InlineData(66.1, 15.0, true)]
    public void A_jump_with_nothing_else_to_hold_it_against_is_red_and_says_what_it_may_be(double before, double gain, bool mayBeOther)
    {
        var finding = Of().Add("weight", before, s_yesterday).Add("weight", 81.1, s_now).Judge(new RapidWeightGain())!;
        Assert.Equal(((decimal)gain, Severity.Red, mayBeOther), (finding.Value, finding.Severity, finding.Marks.HasFlag(ReadingMarks.MaybeOtherPerson)));
    }

    private static Histories Of() => new(FollowUpCondition.HeartFailure);
}
