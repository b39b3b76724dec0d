using System.Collections.Immutable;
using CsCheck;
using Dhof.Portal.Domain.Alerts;

namespace Dhof.Portal.Tests.Alerts;

public sealed class RobustSlopeTests
{
    [Fact]
    public void A_straight_line_has_one_slope_whatever_days_are_missing() =>
        Assert.Equal(new RobustSlope(-0.5m, -0.5m, -0.5m), RobustSlope.Of([new(1, 95), new(2, 94.5m), new(4, 93.5m), new(7, 92)]));

    [Fact]
    public void One_wrong_day_does_not_move_it() =>
        Assert.Equal(-0.5m, RobustSlope.Of([new(1, 95), new(2, 94.5m), new(3, 80), new(4, 93.5m), new(5, 93), new(6, 92.5m), new(7, 92)]).PerDay);

    /// <summary>Kendall's variance of seven days is 44.3, so 1.645 standard deviations are 10.95 of 21 ordered slopes: the fifth and the seventeenth (Sen 1968), taken outwards.</summary>
    [Fact]
    public void The_interval_is_that_of_Sen()
    {
        ImmutableArray<DailyMean> week = [new(1, 93), new(2, 92), new(3, 92), new(4, 91), new(5, 90), new(6, 90), new(7, 89)];
        decimal[] slopes = [.. week.SelectMany((one, i) => week.Skip(i + 1).Select(other => (other.Mean - one.Mean) / (other.Day - one.Day))).Order()];
        Assert.Equal(new RobustSlope(slopes[10], slopes[4], slopes[16]), RobustSlope.Of(week));
    }

    /// <summary>Of four days 1.645 standard deviations are 4.8 of six slopes: all of them.</summary>
    [Fact]
    public void Of_few_days_the_interval_is_as_wide_as_it_can_be() =>
        Assert.Equal((-3m, 1m), RobustSlope.Of([new(1, 93), new(2, 90), new(3, 91), new(4, 91)]) is var slope ? (slope.Low, slope.High) : default);

    [Fact]
    public void It_lies_in_its_interval_and_turns_with_the_values() => Gen.Decimal[80, 99].Array[2, 12].Sample(values =>
    {
        ImmutableArray<DailyMean> days = [.. values.Select((value, i) => new DailyMean(i, decimal.Round(value, 1)))];
        var (slope, turned) = (RobustSlope.Of(days), RobustSlope.Of([.. days.Select(day => day with { Mean = 180 - day.Mean })]));
        Assert.InRange(slope.PerDay, slope.Low, slope.High);
        Assert.Equal((-slope.PerDay, -slope.High, -slope.Low), (turned.PerDay, turned.Low, turned.High));
    });
}
