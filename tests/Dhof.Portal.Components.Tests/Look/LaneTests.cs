using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Components.Tests.Look;

public sealed class LaneTests : BunitContext
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly LaneWindow s_window = new(s_now.AddDays(-14), s_now, TimeSpan.FromHours(36));
    private static readonly LimitHistory s_limits = new([new("spo2", new LimitBand(88, 92, null, null), s_now.AddDays(-30), "", "", null)]);
    private static readonly Reading[] s_readings = [.. new decimal[] { 95, 91, 84 }.Select((value, i) => new Reading(i, s_now.AddDays(i - 3), value, null, ReadingMarks.None, null, Activity.Rest))];

    [Fact]
    public void A_lane_has_its_band_its_marks_its_name_and_its_summary()
    {
        var lane = Lane(s_readings);

        Assert.Equal("SpO₂", lane.Find(".lane-name").TextContent);
        Assert.Equal("Synker", lane.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.StartsWith("M0 0H1000", lane.Find(".lane-green").GetAttribute("d"), StringComparison.Ordinal);
        Assert.Equal(["#m-yellow", "#m-red"], lane.FindAll("use").Select(mark => mark.GetAttribute("href")));
        Assert.EndsWith("%", lane.Find("use").GetAttribute("x"), StringComparison.Ordinal);
        Assert.Equal("84 | 88", lane.Find(".lane-latest").TextContent);
    }

    [Fact]
    public void The_cursor_reads_every_point_as_the_difference_to_the_one_before() =>
        Assert.Equal("0,95 1440,-4y 1440,-7r", Lane(s_readings).Find(".lane-plot").GetAttribute("data-points"));

    [Fact]
    public void Numbers_of_the_drawing_are_written_with_a_point_in_Norwegian_too()
    {
        Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("nb-NO");
        Assert.DoesNotContain(",", string.Concat(Lane(s_readings).FindAll("path").Select(path => path.GetAttribute("d"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_inputs_draw_nothing_anew()
    {
        var lane = Lane(s_readings);
        var before = lane.RenderCount;
        lane.Render(parameters => parameters.Add(p => p.Readings, s_readings));
        Assert.Equal(before, lane.RenderCount);

        lane.Render(parameters => parameters.Add(p => p.Readings, [.. s_readings, s_readings[2] with { Id = 9, At = s_now }]));
        Assert.Equal(before + 1, lane.RenderCount);
        Assert.Equal(3, lane.FindAll("use").Count);
    }

    [Fact]
    public void Hundreds_of_readings_outside_their_limit_become_two_paths()
    {
        var lane = Lane([.. Enumerable.Range(0, 300).Select(i => s_readings[0] with { Id = i, At = s_now.AddHours(-i), Value = 84 })]);

        Assert.Empty(lane.FindAll("use"));
        Assert.Equal(300, lane.Find(".lane-crowd-red").GetAttribute("d")!.Count(letter => letter == 'M'));
    }

    [Fact]
    public void A_sparkline_has_its_limit_and_its_last_point_and_is_not_spoken()
    {
        var sparkline = Render<Sparkline>(parameters => parameters.Add(p => p.Kind, MeasurementCatalogue.Get("spo2")).Add(p => p.Readings, s_readings[..2]).Add(p => p.Limits, s_limits).Add(p => p.Window, s_window));

        Assert.Equal("true", sparkline.Find("svg").GetAttribute("aria-hidden"));
        Assert.NotEmpty(sparkline.Find(".lane-edge-yellow").GetAttribute("d")!);
        Assert.NotNull(sparkline.Find(".sparkline-last"));
        Assert.NotEmpty(sparkline.FindAll(".sparkline-gap"));
    }

    [Fact]
    public void The_axis_writes_local_midnights_where_the_lanes_have_them()
    {
        var axis = Render<TimeAxis>(parameters => parameters.Add(p => p.Window, s_window).Add(p => p.Zone, TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo")).Add(p => p.Text, at => $"{at:d.M HH:mm}"));

        Assert.Equal(14, axis.FindAll(".axis-tick").Count);
        Assert.Equal("10.11 00:00", axis.Find(".axis-tick").TextContent);
        Assert.Equal($"left:{SvgText.Percent(new TimeScale(s_window, 1000).X(s_now.AddHours(-10).AddDays(-13)))}", axis.Find(".axis-tick").GetAttribute("style"));
        Assert.Contains("axis-tick-late", axis.FindAll(".axis-tick")[13].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cursor_is_attached_once_and_let_go_with_its_page()
    {
        var attached = JSInterop.SetupModule(invocation => invocation.Identifier == "callModule" && Equals(invocation.Arguments[0], "./lanes.js"));
        attached.SetupVoid("dispose").SetVoidResult();

        var lanes = Render<Lanes>(parameters => parameters.Add(p => p.Label, "Målinger").Add(p => p.CursorLabel, "Tidspunkt").Add(p => p.Zone, TimeZoneInfo.Utc).Add(p => p.Words, ["grønn", "gul", "rød", "ugyldig", "ingen"]));
        lanes.Render(parameters => parameters.Add(p => p.Label, "Målingar"));

        Assert.Equal("grønn|gul|rød|ugyldig|ingen", lanes.Find(".lanes").GetAttribute("data-words"));
        _ = Assert.Single(JSInterop.Invocations, invocation => invocation.Identifier == "callModule");
    }

    private IRenderedComponent<Lane> Lane(IReadOnlyList<Reading> readings) => Render<Lane>(parameters => parameters
        .Add(p => p.Kind, MeasurementCatalogue.Get("spo2")).Add(p => p.Readings, readings).Add(p => p.Limits, s_limits).Add(p => p.Window, s_window)
        .Add(p => p.Label, "SpO₂").Add(p => p.Summary, "Synker").Add(p => p.Latest, s_latest));

    private static readonly Microsoft.AspNetCore.Components.RenderFragment s_latest = builder => builder.AddContent(0, "84 | 88");
}
