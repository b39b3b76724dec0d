using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>This project's proposal: the mean of seven days at least 2.0 points under the median of the 28 before, from at least 4 and 10 days.</summary>
public sealed class OxygenTrendTests
{
    [Theory]
    [InlineData(91.0, true), InlineData(90.0, true), InlineData(91.04, true), InlineData(91.05, false), InlineData(91.5, false), InlineData(95.0, false)]
    public void Two_points_under_the_own_usual_after_rounding_to_a_decimal(double week, bool found) =>
        Assert.Equal(found ? Severity.Yellow : null, new Histories().Daily("spo2", 93, 34, 7).Daily("spo2", week, 6, 0).Judge(new OxygenTrend())?.Severity);

    [Theory]
    [InlineData(3, 10, true), InlineData(2, 10, false), InlineData(3, 9, false)]
    public void Never_from_fewer_than_four_days_of_the_week_and_ten_of_the_weeks_before(int daysAgo, int usualDays, bool found) =>
        Assert.Equal(found, new Histories().Daily("spo2", 93, 6 + usualDays, 7).Daily("spo2", 90, daysAgo, 0).Judge(new OxygenTrend()) is not null);

    [Fact]
    public void Many_readings_of_one_day_are_one_day()
    {
        var history = new Histories().Daily("spo2", 93, 34, 7).Daily("spo2", 90, 2, 0);
        Assert.Null(Enumerable.Range(1, 20).Aggregate(history, (all, i) => all.Add("spo2", 90, TimeSpan.FromMinutes(i))).Judge(new OxygenTrend(), 31));
    }

    [Theory]
    [InlineData(35, false), InlineData(34, true)]
    public void The_usual_is_that_of_28_days_and_no_more(int first, bool found) =>
        Assert.Equal(found, new Histories().Add("spo2", 93, TimeSpan.FromDays(first)).Daily("spo2", 93, 15, 7).Daily("spo2", 90, 6, 0).Judge(new OxygenTrend()) is not null);

    [Fact]
    public void One_bad_week_does_not_move_what_is_usual() =>
        Assert.Equal(93m, new Histories().Daily("spo2", 93, 34, 20).Daily("spo2", 84, 19, 13).Daily("spo2", 93, 12, 7).Daily("spo2", 90, 6, 0).Judge(new OxygenTrend())!.Basis!["usual"]);

    [Theory]
    [InlineData(ReadingMarks.Improbable, Activity.NotRecorded), InlineData(ReadingMarks.Impossible, Activity.NotRecorded), InlineData(ReadingMarks.Withdrawn, Activity.NotRecorded), InlineData(ReadingMarks.None, Activity.Exertion)]
    public void What_cannot_be_compared_is_neither_judged_nor_part_of_a_mean(ReadingMarks marks, Activity activity)
    {
        Assert.Null(Steady().Add("spo2", 49, TimeSpan.FromMinutes(1), marks, activity).Judge(new OxygenTrend(), 35));
        Assert.Null(new Histories().Daily("spo2", 93, 34, 7).Daily("spo2", 90, 6, 1).Add("spo2", 90, TimeSpan.Zero, marks, activity).Judge(new OxygenTrend()));
        Assert.NotNull(Steady().Add("spo2", 69, TimeSpan.FromMinutes(1)).Judge(new OxygenTrend(), 35));
    }

    [Fact]
    public void It_tells_the_direction_with_its_uncertainty_and_what_it_rests_on()
    {
        var history = new Histories().Daily("spo2", 94, 34, 7);

        foreach (var (value, ago) in (int[])[93, 92, 92, 91, 90, 90, 89] is var week ? week.Select((value, i) => (value, 6 - i)) : [])
        {
            history.Add("spo2", value, TimeSpan.FromDays(ago));
        }

        var finding = history.Judge(new OxygenTrend())!;
        Assert.Equal((91.0m, 92.0m, true, 35), (finding.Value, finding.Edge, finding.Below, finding.Measurement));
        Assert.Equal(
            new(
                [29, 30, 31, 32, 33, 34, 35],
                [new("mean", 91.0m), new("usual", 94m), new("fall-from", 2.0m), new("days", 7), new("of-days", 7), new("usual-days", 28), new("slope", -0.67m), new("slope-low", -1m), new("slope-high", -0.5m)]),
            finding.Basis);
    }

    [Fact]
    public void A_week_that_is_surely_on_its_way_up_is_silent()
    {
        var rising = new Histories().Daily("spo2", 94, 34, 7);
        var uncertain = new Histories().Daily("spo2", 94, 34, 7);

        for (var day = 6; day >= 0; day--)
        {
            rising.Add("spo2", 91 - (day / 2.0), TimeSpan.FromDays(day));
            uncertain.Add("spo2", 90 - (day % 3), TimeSpan.FromDays(day));
        }

        Assert.Null(rising.Judge(new OxygenTrend()));
        Assert.NotNull(uncertain.Judge(new OxygenTrend()));
    }

    private static Histories Steady() => new Histories().Daily("spo2", 93, 34, 7).Daily("spo2", 92, 6, 1).Add("spo2", 92, TimeSpan.Zero);
}
