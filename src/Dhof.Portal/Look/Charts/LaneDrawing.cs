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

    /// <param name="others">Of other organisations: the scale has room for them.</param>
    public static LaneGeometry Draw(MeasurementKind kind, IReadOnlyList<Reading> readings, LimitHistory limits, LaneWindow window, LaneSize size, IReadOnlyList<OtherMark>? others = null)
    {
        var near = Near([.. readings.OrderBy(reading => reading.At).ThenBy(reading => reading.Id)], window).ConvertAll(reading => JudgedReading.Of(kind, reading, limits));
        var valid = near.FindAll(judged => judged.Reading.IsValid);
        var invalid = near.FindAll(judged => !judged.Reading.IsValid && window.Contains(judged.At));
        var time = new TimeScale(window, size.Width);
        var steps = kind.Series.Select(series => LimitSteps.Of(limits, series.Key, window.From, window.To)).ToList();
        var scale = Scale(kind, [.. valid.Where(judged => window.Contains(judged.At)).Select(judged => judged.Reading)], steps, size, (others ?? []).Where(other => window.Contains(other.At)).SelectMany(other => other.Values));
        var gaps = Joining.Gaps(valid, window, time).ToImmutableArray();
        var segments = Joining.Cut(valid, window.Gap).Select(segment => Thin(kind, segment)).ToList();

        return new LaneGeometry(
            scale,
            [.. steps.Select((bands, series) => Draw(series, segments, window, time, scale, bands))],
            gaps,
            [.. invalid.Select(judged => time.X(judged.At))],
            [.. steps.SelectMany(bands => bands.Skip(1)).Select(step => time.X(step.From)).Distinct()],
            LanePoints.Of(kind, [.. segments.SelectMany(segment => segment).Where(judged => window.Contains(judged.At)).Concat(invalid).OrderBy(judged => judged.At).ThenBy(judged => judged.Reading.Id)]));
    }

    private static SeriesGeometry Draw(int series, List<ImmutableArray<JudgedReading>> segments, LaneWindow window, TimeScale time, ValueScale scale, ImmutableArray<LimitStep> bands)
    {
        Point At(JudgedReading judged) => new(time.X(judged.At), scale.Y(judged.Reading.Of(series)!.Value));

        var drawn = segments.Select(segment => segment.Where(judged => judged.Reading.Of(series) is not null).ToImmutableArray()).Where(segment => segment.Length > 0).ToList();
        var outside = from judged in drawn.SelectMany(segment => segment)
                      where judged.IsOutside(series) && window.Contains(judged.At)
                      select new Marker(At(judged), judged.Of(series)!.Value);

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

    private static ImmutableArray<JudgedReading> Thin(MeasurementKind kind, ImmutableArray<JudgedReading> segment)
    {
        if (segment.Length <= 2 * Buckets)
        {
            return segment;
        }

        var masks = kind.Series.Select((_, series) => Decimation.Kept([.. segment.Select(judged => new Sample(judged.At, judged.Reading.Of(series), judged.IsOutside(series)))], Buckets)).ToList();
        return [.. segment.Where((_, i) => masks.Exists(mask => mask[i]))];
    }

    /// <summary>A scale for the readings shown and for what their limits must show of themselves.</summary>
    internal static ValueScale Scale(MeasurementKind kind, List<Reading> shown, List<ImmutableArray<LimitStep>> steps, LaneSize size, IEnumerable<decimal>? others = null)
    {
        List<decimal> values = [.. others ?? []];

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
