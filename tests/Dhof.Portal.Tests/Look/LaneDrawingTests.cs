using CsCheck;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Tests.Look;

public sealed class LaneDrawingTests
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");
    private static readonly DateTimeOffset s_from = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly LaneWindow s_window = new(s_from, s_from.AddDays(100), TimeSpan.FromHours(36));
    private static readonly TimeScale s_time = new(s_window, 1000);

    private static readonly LimitHistory s_limits = new(
    [
        new("spo2", new LimitBand(88, 92, null, null), s_from.AddDays(-50), "", "", null),
        new("spo2", new LimitBand(84, 88, null, null), s_from.AddDays(50), "", "", null),
    ]);

    private static readonly Gen<Reading[]> s_readings =
        from steps in Gen.Select(Gen.Int[1, 6000], Gen.Int[80, 100]).Array[1, 200]
        select Readings(steps);

    [Fact]
    public void A_gap_is_never_joined_and_always_hatched() => s_readings.Sample(readings =>
    {
        var lane = Draw(readings);
        var longest = s_time.X(s_from + s_window.Gap) + 0.02;

        Assert.All(lane.Series[0].Segments, segment => Assert.All(segment.Zip(segment.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X <= longest)));
        Assert.All(lane.Gaps, gap => Assert.DoesNotContain(lane.Series[0].Segments.SelectMany(segment => segment), point => point.X > gap.From + 0.01 && point.X < gap.To - 0.01));
        Assert.Equal(readings.Zip(readings.Skip(1)).Count(pair => pair.Second.At - pair.First.At > s_window.Gap && pair.First.At < s_window.To) + (readings[^1].At < s_window.To - s_window.Gap ? 1 : 0), lane.Gaps.Length);
    });

    [Fact]
    public void The_order_in_which_readings_arrive_does_not_matter() => Gen.Select(s_readings, Gen.Int[0, 1000]).Sample((readings, seed) =>
    {
        var shuffled = readings.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Write(Draw(readings)), Write(Draw(shuffled)));
    });

    [Fact]
    public void Every_reading_outside_the_limit_of_its_own_time_is_marked() => s_readings.Sample(readings =>
    {
        var expected = readings.Where(reading => s_window.Contains(reading.At)).Select(reading => (s_time.X(reading.At), s_limits.InForce("spo2", reading.At)!.Band.Judge(reading.Value, null).Severity)).Where(mark => mark.Severity > Severity.Green);
        Assert.Equal(expected, Draw(readings).Series[0].Markers.Select(marker => (marker.At.X, marker.Severity)));
    });

    [Fact]
    public void Thinning_a_long_history_hides_no_reading_outside_its_limit()
    {
        Reading[] readings = [.. Enumerable.Range(0, 5000).Select(i => Reading(i, s_from.AddMinutes(i * 28), i % 97 == 0 ? 85 : 95))];
        var lane = Draw(readings);

        Assert.True(lane.Series[0].Segments.Sum(segment => segment.Length) < 2 * LaneDrawing.Buckets + 200);
        Assert.Equal(readings.Count(reading => reading.Value < 92 && s_limits.InForce("spo2", reading.At)!.Band.Judge(reading.Value, null).Severity > Severity.Green), lane.Series[0].Markers.Length);
    }

    [Fact]
    public void The_band_is_the_step_function_of_the_limit_in_force() => Gen.Select(Gen.Int[-200, 200].Array[0, 8], Gen.Int[0, 100]).Sample((days, day) =>
    {
        var history = new LimitHistory(days.Select((from, i) => new Limit("spo2", new LimitBand(80 + i, 90, null, null), s_from.AddDays(from), "", "", null)));
        var steps = LimitSteps.Of(history, "spo2", s_window.From, s_window.To);
        var at = s_from.AddDays(day).AddMinutes(-1);

        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Equal(at < s_from ? null : history.InForce("spo2", at), steps.Where(step => step.From <= at && at < step.To).Select(step => step.Limit).SingleOrDefault());
    });

    [Fact]
    public void A_new_limit_moves_the_band_where_it_came_into_force_and_leaves_a_mark()
    {
        var lane = Draw([Reading(1, s_from.AddDays(1), 90), Reading(2, s_from.AddDays(99), 90)]);

        Assert.Equal([500d], lane.LimitChanges);
        Assert.Equal([(0d, 500d), (500d, 1000d)], lane.Series[0].Green.Select(area => (area.Left, area.Right)));
        Assert.True(lane.Series[0].Green[1].Bottom > lane.Series[0].Green[0].Bottom);
        Assert.Equal([Severity.Yellow], lane.Series[0].Markers.Select(marker => marker.Severity));
    }

    [Fact]
    public void An_impossible_reading_is_struck_through_and_neither_joined_nor_scaled()
    {
        Reading[] valid = [Reading(1, s_from.AddDays(1), 95), Reading(3, s_from.AddDays(2), 96)];
        var lane = Draw([.. valid, Reading(2, s_from.AddDays(1.5), 149) with { Marks = ReadingMarks.Impossible }]);

        Assert.Equal([15d], lane.Invalid);
        Assert.Equal(Draw(valid).Scale.High, lane.Scale.High);
        Assert.Equal(2, Assert.Single(lane.Series[0].Segments).Length);
        Assert.EndsWith("x", lane.Points.Text.Split(' ')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_runs_in_from_before_the_window_and_its_reading_there_is_no_mark()
    {
        var lane = Draw([Reading(1, s_from.AddHours(-5), 80), Reading(2, s_from.AddHours(5), 95)]);

        Assert.True(lane.Series[0].Segments[0][0].X < 0);
        Assert.Empty(lane.Series[0].Markers);
    }

    [Fact]
    public void Blood_pressure_has_two_lines_with_a_band_each()
    {
        var limits = new LimitHistory(DefaultLimits.Bands.Select(band => new Limit(band.Key, band.Value, s_from.AddDays(-1), "", "", null)));
        var lane = LaneDrawing.Draw(MeasurementCatalogue.Get("bp"), [new(1, s_from.AddDays(1), 150, 115, ReadingMarks.None, null, Activity.Rest)], limits, s_window, LaneSize.Lane);

        Assert.Equal(2, lane.Series.Length);
        Assert.All(lane.Series, series => Assert.Single(series.Green));
        Assert.Empty(lane.Series[0].Markers);
        Assert.Equal(Severity.Red, Assert.Single(lane.Series[1].Markers).Severity);
    }

    [Fact]
    public void Nothing_at_all_is_drawn_as_nothing() => Assert.All(MeasurementCatalogue.Kinds, kind => Assert.Empty(LaneDrawing.Draw(kind, [], LimitHistory.None, s_window, LaneSize.Lane).Series[0].Segments));

    private static LaneGeometry Draw(Reading[] readings) => LaneDrawing.Draw(s_spo2, readings, s_limits, s_window, LaneSize.Lane);

    private static Reading Reading(long id, DateTimeOffset at, decimal value) => new(id, at, value, null, ReadingMarks.None, null, Activity.Rest);

    private static Reading[] Readings((int Minutes, int Value)[] steps)
    {
        var at = s_from;
        return [.. steps.Select((step, i) => Reading(i, at = at.AddMinutes(step.Minutes), step.Value))];
    }

    private static string Write(LaneGeometry lane) => string.Join('|', SvgText.Lines(lane.Series[0].Segments.Select(segment => (IReadOnlyList<Point>)segment)), string.Join(' ', lane.Series[0].Markers), string.Join(' ', lane.Gaps), lane.Points.Text);
}
