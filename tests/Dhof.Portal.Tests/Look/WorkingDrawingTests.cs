using CsCheck;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Tests.Look;

public sealed class WorkingDrawingTests
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2"), s_bp = MeasurementCatalogue.Get("bp");
    private static readonly DateTimeOffset s_from = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_gap = TimeSpan.FromHours(40);

    private static readonly Gen<Reading[]> s_readings =
        from steps in Gen.Select(Gen.Int[1, 4000], Gen.Int[78, 100], Gen.Int[40, 70], Gen.Int[0, 20]).Array[1, 900]
        select Readings(steps);

    private static readonly Gen<LimitHistory> s_limits =
        from days in Gen.Int[-40, 900].Array[0, 6]
        select new LimitHistory(days.Distinct().SelectMany((day, i) => (Limit[])
        [
            Limit("spo2", new(82 + i, 88 + i, i % 2 == 0 ? null : 97, null, upperNeedsOxygen: i % 2 == 1), day),
            Limit("bp-sys", new(null, 84, 96, 99), day),
            Limit("bp-dia", new(45, 50, 60, null), day),
        ]));

    private static readonly Gen<ChartHistory> s_histories =
        from readings in s_readings
        from limits in s_limits
        from pressure in Gen.Bool
        select History(pressure ? s_bp : s_spo2, readings, limits);

    [Fact]
    public void Every_reading_outside_its_limit_is_drawn_and_reached_by_the_cursor_in_any_window() => Windows.Sample((history, window, buckets) =>
    {
        var drawing = WorkingDrawing.Draw(history, window, buckets);
        var expected = from reading in history.Ordered
                       from series in Enumerable.Range(0, history.Kind.Series.Length)
                       let severity = Judgement.Of(history.Kind, series, reading, history.Limits)
                       where severity > Severity.Green
                       select ($"outside-{severity.ToString()!.ToLowerInvariant()}", reading.At.ToUnixTimeMilliseconds(), history.Kind.Round(reading.Of(series)!.Value));

        Assert.Equal(expected.Order(), drawing.Series.Where(series => series.Role.StartsWith("outside", StringComparison.Ordinal)).SelectMany(Points).Order());
        Assert.Empty(expected.Select(one => one.Item2).Except(drawing.Points.Select(point => point.At.ToUnixTimeMilliseconds())));
    });

    [Fact]
    public void The_lowest_and_highest_of_the_window_and_the_first_and_last_of_all_stay_on_the_line() => Windows.Sample((history, window, buckets) =>
    {
        var lines = WorkingDrawing.Draw(history, window, buckets).Series.Where(series => series.Role == "line").ToList();
        var valid = history.Ordered.Where(reading => reading.IsValid).ToList();

        for (var series = 0; series < lines.Count; series++)
        {
            var drawn = Points(lines[series]).Select(point => (point.At, point.Value)).ToHashSet();
            var inside = valid.Where(reading => window.Contains(reading.At)).ToList();
            Reading[] kept = [.. valid.Take(1), .. valid.TakeLast(1), .. inside.Take(1), .. inside.TakeLast(1)];
            Assert.All(kept, reading => Assert.Contains((reading.At.ToUnixTimeMilliseconds(), history.Kind.Round(reading.Of(series)!.Value)), drawn));

            if (inside.Count > 0)
            {
                var values = drawn.Where(point => window.Contains(DateTimeOffset.FromUnixTimeMilliseconds(point.At))).Select(point => point.Value).ToList();
                Assert.Equal(inside.Min(reading => reading.Of(series)!.Value), values.Min());
                Assert.Equal(inside.Max(reading => reading.Of(series)!.Value), values.Max());
            }
        }
    });

    [Fact]
    public void No_line_crosses_a_silence_or_an_invalid_reading_and_thinning_makes_no_new_silence() => Windows.Sample((history, window, buckets) =>
    {
        var valid = history.Ordered.Where(reading => reading.IsValid).ToList();
        var silences = valid.Zip(valid.Skip(1)).Where(pair => pair.Second.At - pair.First.At > s_gap).ToList();
        var drawing = WorkingDrawing.Draw(history, window, buckets);

        foreach (var line in drawing.Series.Where(series => series.Role == "line"))
        {
            var joined = line.At.Zip(line.Value).Zip(line.At.Zip(line.Value).Skip(1)).Where(pair => pair.First.Second is not null && pair.Second.Second is not null).Select(pair => (From: pair.First.First, To: pair.Second.First)).ToList();
            Assert.DoesNotContain(joined, piece => silences.Exists(silence => piece.From <= silence.First.At.ToUnixTimeMilliseconds() && piece.To >= silence.Second.At.ToUnixTimeMilliseconds()));
            Assert.Equal(silences.Count, line.Value.Count(value => value is null));
        }

        var last = valid.Count > 0 && history.Now - valid[^1].At > s_gap ? 1 : 0;
        Assert.Equal(2 * (silences.Count + last), drawing.Gaps.Length);
        var struck = history.Ordered.Where(reading => !reading.IsValid).Select(reading => reading.At.ToUnixTimeMilliseconds()).Except(valid.Select(reading => reading.At.ToUnixTimeMilliseconds()));
        Assert.Empty(drawing.Series.Where(series => series.Role is "line" or "dots" or "outside-yellow" or "outside-red").SelectMany(Points).Select(point => point.At).Intersect(struck));
    });

    [Fact]
    public void The_band_and_the_edges_are_those_of_the_limit_in_force_at_every_instant() => Gen.Select(Windows, Gen.Double[0, 1]).Sample((drawn, share) =>
    {
        var (history, window, buckets) = drawn;
        var drawing = WorkingDrawing.Draw(history, window, buckets);
        var at = history.Extent.From + ((history.Extent.To - history.Extent.From) * Math.Min(share, 0.999));
        var bands = drawing.Series.Where(series => series.Role == "band").ToList();

        for (var series = 0; series < history.Kind.Series.Length; series++)
        {
            var limit = history.Limits.InForce(history.Kind.Series[series].Key, at)?.Band;
            var stretch = At(bands[series], at.ToUnixTimeMilliseconds());
            Assert.Equal(limit is null, stretch is null);

            if (limit is not null)
            {
                Assert.Equal(drawing.Scale.Inside(limit.YellowBelow ?? limit.RedBelow ?? drawing.Scale.Low), stretch!.Value.Lower);
                Assert.Equal(drawing.Scale.Inside((limit.UpperNeedsOxygen ? null : limit.YellowFrom ?? limit.RedFrom) ?? drawing.Scale.High), stretch.Value.Upper);
            }
        }
    });

    [Fact]
    public void A_point_costs_the_browser_no_more_than_it_must()
    {
        Reading[] readings = [.. Enumerable.Range(0, 20_000).Select(i => new Reading(i, s_from.AddMinutes(i * 30), 93 + (i % 5), null, ReadingMarks.None, null, Activity.Rest))];
        var history = History(s_spo2, readings, new([Limit("spo2", new(88, 92, null, null), -1)]));
        var whole = WorkingDrawing.Draw(history, history.Extent, 5_000);
        Assert.True(whole.Series.Max(series => series.At.Length) <= 2 * WorkingDrawing.MostBuckets + 2);
        Assert.Empty(whole.Series.Single(series => series.Role == "dots").At);

        var week = history.Extent with { From = s_from.AddDays(100), To = s_from.AddDays(107) };
        var inside = WorkingDrawing.Draw(history, week, 600).Points.Where(point => week.Contains(point.At)).ToList();
        Assert.Equal(readings.Where(reading => week.Contains(reading.At)), inside);
    }

    [Fact]
    public void An_impossible_reading_stands_struck_at_the_lower_edge_whatever_its_value()
    {
        var history = History(s_spo2, [new(1, s_from, 95, null, ReadingMarks.None, null, Activity.Rest), new(2, s_from.AddHours(2), 149, null, ReadingMarks.Impossible, null, Activity.Rest)], LimitHistory.None);
        var drawing = WorkingDrawing.Draw(history, history.Extent, 600);
        Assert.Equal([drawing.Scale.Apart], drawing.Series.Single(series => series.Role == "struck").Value);
        Assert.True(drawing.Scale.High <= 100);
        Assert.Equal(2, drawing.Points.Length);
    }

    private static Gen<(ChartHistory, LaneWindow, int)> Windows =>
        from history in s_histories
        from one in Gen.Double[0, 1]
        from other in Gen.Double[0, 1]
        from buckets in Gen.Int[1, 700]
        let length = history.Extent.To - history.Extent.From
        select (history, history.Extent with { From = history.Extent.From + (length * Math.Min(one, other)), To = history.Extent.From + (length * Math.Max(one, other)) }, buckets);

    private static (decimal Lower, decimal Upper)? At(ChartSeries band, long at)
    {
        for (var i = 0; i + 1 < band.At.Length; i += 2)
        {
            if (band.At[i] <= at && at < band.At[i + 1])
            {
                return (band.Value[i]!.Value, band.Upper[i]!.Value);
            }
        }

        return null;
    }

    private static IEnumerable<(string Role, long At, decimal Value)> Points(ChartSeries series) => series.At.Zip(series.Value).Where(point => point.Second is not null).Select(point => (series.Role, point.First, point.Second!.Value));

    private static ChartHistory History(MeasurementKind kind, Reading[] readings, LimitHistory limits) =>
        new(kind, [.. readings.Select(reading => kind == s_bp ? reading : reading with { Second = null })], limits, new(readings[0].At, readings[^1].At.AddDays(1), s_gap), readings[^1].At.AddHours(readings.Length));

    private static Limit Limit(string series, LimitBand band, int day) => new(series, band, s_from.AddDays(day), "", "", null);

    private static Reading[] Readings((int Minutes, int Value, int Second, int Mark)[] steps)
    {
        var at = s_from;
        return [.. steps.Select((step, i) => new Reading(i, at = at.AddMinutes(step.Minutes), step.Value, step.Second, step.Mark == 0 ? ReadingMarks.Impossible : ReadingMarks.None, step.Mark % 3 == 1 ? new OxygenTherapy(2) : null, Activity.Rest))];
    }
}
