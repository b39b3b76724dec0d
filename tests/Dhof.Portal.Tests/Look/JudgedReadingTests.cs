using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Tests.Look;

public sealed class JudgedReadingTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private static readonly MeasurementKind s_pressure = MeasurementCatalogue.Get("bp");
    private static readonly LimitHistory s_limits = new(DefaultLimits.Bands.Select(band => new Limit(band.Key, band.Value, s_at.AddDays(-1), "", "", null)));

    [Theory]
    [InlineData(120, 75, "")]
    [InlineData(120, 115, "r")]
    [InlineData(210, 75, "r")]
    [InlineData(210, 115, "r")]
    public void The_cursor_says_the_worse_of_two_numbers(int systolic, int diastolic, string letter)
    {
        var lane = LaneDrawing.Draw(s_pressure, [Pressure(systolic, diastolic)], s_limits, new(s_at.AddDays(-1), s_at.AddDays(1), TimeSpan.FromHours(40)), LaneSize.Lane);
        Assert.Equal($"0,{systolic},{diastolic}{letter}", lane.Points.Text);
    }

    [Fact]
    public void Each_number_has_a_judgement_of_its_own_and_one_that_no_limit_judges_hides_none()
    {
        var onlyDiastolic = new LimitHistory([new(s_pressure.Series[1].Key, DefaultLimits.Bands[s_pressure.Series[1].Key], s_at.AddDays(-1), "", "", null)]);
        var both = JudgedReading.Of(s_pressure, Pressure(120, 115), s_limits);
        var one = JudgedReading.Of(s_pressure, Pressure(120, 115), onlyDiastolic);

        Assert.Equal((Severity.Green, Severity.Red, Severity.Red), (both.Of(0), both.Of(1), both.Worst));
        Assert.Equal((null, Severity.Red, Severity.Red), (one.Of(0), one.Of(1), one.Worst));
        Assert.Equal((false, true), (both.IsOutside(0), both.IsOutside(1)));
        Assert.Null(JudgedReading.Of(s_pressure, Pressure(120, 115) with { Marks = ReadingMarks.Withdrawn }, s_limits).Worst);
    }

    private static Reading Pressure(int systolic, int diastolic) => new(1, s_at, systolic, diastolic, ReadingMarks.None, null, Activity.Rest);
}
