using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>
/// A history and a window to the series of the working chart. The window is thinned finely, all the rest coarsely: whatever the reader moves to next is there
/// at once, in outline, with every reading outside its limit.
/// </summary>
public static class WorkingDrawing
{
    /// <summary>Two points a bucket: more than 1,200 points a series cost the browser more than a tenth of a second.</summary>
    public const int MostBuckets = 600;

    private const int LeastBuckets = 100;
    private const int BucketsOutside = 200;

    /// <param name="buckets">Parts of the window that are thinned separately: its width in pixels.</param>
    public static WorkingGeometry Draw(ChartHistory history, LaneWindow window, int buckets)
    {
        var (kind, limits) = (history.Kind, history.Limits);
        var judged = Judged.Of(history);
        var kept = Kept(judged, history.Extent, window, Math.Clamp(buckets, LeastBuckets, MostBuckets));
        var shown = judged.Valid.Where(reading => window.Contains(reading.At)).ToList();
        var scale = Scale(kind, shown, limits, window);
        var steps = kind.Series.Select(series => LimitSteps.Of(limits, series.Key, history.Extent.From, history.Extent.To)).ToList();

        return new(
            scale,
            [
                .. steps.Select(of => LimitSeries.Band(of, scale)),
                .. steps.SelectMany(of => LimitSeries.Edges(of, scale)),
                .. kind.Series.Select((_, series) => ReadingSeries.Line(judged, series, kept)),
                ReadingSeries.Dots(judged, kept, window),
                .. ReadingSeries.Outside(judged),
                ChartSeries.Of("struck", [.. history.Ordered.Where(reading => !reading.IsValid).Select(reading => (reading.At, (decimal?)scale.Apart))]),
            ],
            Gaps(history, judged.Valid),
            [.. history.Ordered.Where(reading => !reading.IsValid || kept.Contains(reading.Id))]);
    }

    /// <summary>What no thinning may leave out is marked before: outside its limit, or the end of a line.</summary>
    private static HashSet<long> Kept(Judged judged, LaneWindow extent, LaneWindow window, int buckets)
    {
        var first = judged.Valid.TakeWhile(reading => reading.At < window.From).Count();
        var inside = judged.Valid.Skip(first).TakeWhile(reading => reading.At <= window.To).Count();
        (int Start, int Count, int Buckets, DateTimeOffset From, DateTimeOffset To)[] parts =
        [
            (0, first, BucketsOutside, extent.From, window.From),
            (first, inside, buckets, window.From, window.To),
            (first + inside, judged.Valid.Count - first - inside, BucketsOutside, window.To, extent.To),
        ];
        HashSet<long> kept = [];

        foreach (var (start, count, fineness, from, to) in parts.Where(part => part.Count > 0))
        {
            for (var series = 0; series < judged.Severities.Length; series++)
            {
                var mask = Decimation.Kept(judged.Samples(series, start, count), fineness, from, to);
                kept.UnionWith(Enumerable.Range(start, count).Where(i => mask[i - start]).Select(i => judged.Valid[i].Id));
            }
        }

        return kept;
    }

    private static ChartScale Scale(MeasurementKind kind, List<Reading> shown, LimitHistory limits, LaneWindow window) =>
        ChartScale.Of(LaneDrawing.Scale(kind, shown, [.. kind.Series.Select(series => LimitSteps.Of(limits, series.Key, window.From, window.To))], LaneSize.Chart));

    private static ImmutableArray<long> Gaps(ChartHistory history, IReadOnlyList<Reading> valid)
    {
        var ends = valid.Select(reading => reading.At).Append(history.Now).ToList();
        return [.. ends.Zip(ends.Skip(1)).Where(pair => pair.Second - pair.First > history.Extent.Gap).SelectMany(pair => (long[])[pair.First.ToUnixTimeMilliseconds(), pair.Second.ToUnixTimeMilliseconds()])];
    }
}
