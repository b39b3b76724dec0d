using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Tests.Look;

public sealed class AxisTicksTests
{
    private static readonly TimeZoneInfo s_oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    [Theory]
    [InlineData("2026-03-28T23:00Z", "2026-03-29T22:00Z")]
    [InlineData("2026-10-24T22:00Z", "2026-10-25T23:00Z")]
    public void The_day_when_the_clock_changes_has_its_true_length(string midnight, string next)
    {
        var ticks = AxisTicks.Of(At(midnight).AddDays(-3), At(next).AddDays(3), s_oslo);

        Assert.Contains(ticks, tick => tick.At == At(midnight));
        Assert.Contains(ticks, tick => tick.At == At(next));
        Assert.All(ticks, tick => Assert.Equal(TimeSpan.Zero, tick.At.TimeOfDay));
        Assert.Equal(ticks.Length, ticks.Select(tick => tick.At.Date).Distinct().Count());
    }

    [Theory]
    [InlineData(14, 14)]
    [InlineData(91, 13)]
    [InlineData(365, 12)]
    [InlineData(1095, 6)]
    public void A_period_has_days_weeks_months_or_halves_of_a_year(int days, int ticks) => Assert.InRange(Over(days).Length, ticks - 1, ticks + 1);

    [Fact]
    public void A_quarter_is_marked_on_Mondays() => Assert.All(Over(94), tick => Assert.Equal(DayOfWeek.Monday, tick.At.DayOfWeek));

    [Fact]
    public void A_year_is_marked_on_the_first_of_each_month() => Assert.All(Over(365), tick => Assert.Equal(1, tick.At.Day));

    [Fact]
    public void Ticks_stay_inside_the_period()
    {
        var from = At("2026-11-09T09:42Z");
        Assert.All(AxisTicks.Of(from, from.AddDays(14), s_oslo), tick => Assert.InRange(tick.At, from, from.AddDays(14)));
    }

    private static System.Collections.Immutable.ImmutableArray<AxisTick> Over(int days) => AxisTicks.Of(At("2026-11-23T09:42Z").AddDays(-days), At("2026-11-23T09:42Z"), s_oslo);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
