using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>
/// Readings and limits to the numbers of a drawing. Readings may come in any order and reach outside the window, so that a line runs in from the left.
/// A reading keeps the colour of the limit that was in force when it was taken.
/// </summary>
public static class LaneDrawing
{
    /// <summary>Buckets of time that are thinned separately: two points each, about two for every pixel of a wide screen.</summary>
    public const int Buckets = 500;

    public static LaneGeometry Draw(MeasurementKind kind, IReadOnlyList<Reading> readings, LimitHistory limits, LaneWindow window, LaneSize size)
    {
        var near = Near([.. readings.OrderBy(reading => reading.At).ThenBy(reading => reading.Id)], window);
        var valid = near.Where(reading => reading.IsValid).ToList();
        var time = new TimeScale(window, size.Width);
        var steps = kind.Series.Select(series => LimitSteps.Of(limits, series.Key, window.From, window.To)).ToList();
        var scale = Scale(kind, [.. valid.Where(reading => window.Contains(reading.At))], steps, size);
        var gaps = Joining.Gaps(valid, window, time).ToImmutableArray();
        var segments = Joining.Cut(valid, window.Gap).Select(segment => Thin(kind, segment, limits)).ToList();

        return new LaneGeometry(
            scale,
            [.. steps.Select((bands, series) => Draw(kind, series, segments, limits, window, time, scale, bands))],
            gaps,
            [.. near.Where(reading => !reading.IsValid && window.Contains(reading.At)).Select(reading => time.X(reading.At))],
            [.. steps.SelectMany(bands => bands.Skip(1)).Select(step => time.X(step.From)).Distinct()],
            LanePoints.Of(kind, [.. segments.SelectMany(segment => segment).Concat(near.Where(reading => !reading.IsValid)).Where(reading => window.Contains(reading.At)).OrderBy(reading => reading.At).ThenBy(reading => reading.Id)], limits));
    }

    private static SeriesGeometry Draw(MeasurementKind kind, int series, List<ImmutableArray<Reading>> segments, LimitHistory limits, LaneWindow window, TimeScale time, ValueScale scale, ImmutableArray<LimitStep> bands)
    {
        Point At(Reading reading) => new(time.X(reading.At), scale.Y(reading.Of(series)!.Value));

        var drawn = segments.Select(segment => segment.Where(reading => reading.Of(series) is not null).ToImmutableArray()).Where(segment => segment.Length > 0).ToList();
        var outside = from reading in drawn.SelectMany(segment => segment)
                      let severity = Judgement.Of(kind, series, reading, limits)
                      where severity > Severity.Green && window.Contains(reading.At)
                      select new Marker(At(reading), severity.Value);

        return new SeriesGeometry(
            [.. drawn.Select(segment => segment.Select(At).ToImmutableArray())],
            [.. bands.Select(step => BandDrawing.Green(step, time, scale))],
            [.. bands.SelectMany(step => BandDrawing.Edges(step, time, scale))],
            [.. outside]);
    }

    /// <summary>The readings in the window and one valid neighbour on either side.</summary>
    private static List<Reading> Near(List<Reading> ordered, LaneWindow window)
    {
        var first = ordered.FindLastIndex(reading => reading.At < window.From && reading.IsValid);
        var last = ordered.FindIndex(reading => reading.At > window.To && reading.IsValid);
        return [.. ordered.Where((reading, i) => window.Contains(reading.At) || i == first || i == last)];
    }

    private static ImmutableArray<Reading> Thin(MeasurementKind kind, ImmutableArray<Reading> segment, LimitHistory limits)
    {
        if (segment.Length <= 2 * Buckets)
        {
            return segment;
        }

        var masks = kind.Series.Select((_, series) => Decimation.Kept([.. segment.Select(reading => new Sample(reading.At, reading.Of(series), Judgement.Of(kind, series, reading, limits) > Severity.Green))], Buckets)).ToList();
        return [.. segment.Where((_, i) => masks.Exists(mask => mask[i]))];
    }

    /// <summary>A scale for the readings shown and for what their limits must show of themselves.</summary>
    internal static ValueScale Scale(MeasurementKind kind, List<Reading> shown, List<ImmutableArray<LimitStep>> steps, LaneSize size)
    {
        var values = new List<decimal>();

        for (var series = 0; series < kind.Series.Length; series++)
        {
            var own = shown.Select(reading => reading.Of(series)).OfType<decimal>().ToList();
            values.AddRange(own);
            var edges = steps[series].SelectMany(step => BandDrawing.InSight(step.Limit.Band, own.Count > 0 ? own.Min() : null, own.Count > 0 ? own.Max() : null));
            values.AddRange(size.IsSmall && own.Count > 0 ? edges.OrderBy(edge => own.Min(value => Math.Abs(value - edge))).Take(1) : edges);
        }

        return ValueScale.Around(values, kind, size);
    }
}
