using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Look.Charts;

/// <summary>The readings themselves as series: lines that stop at silence, dots, and what is outside its limit in series of its own.</summary>
public static class ReadingSeries
{
    /// <summary>More dots than this are a thick line, and three times as slow to draw; then only readings that no line reaches have one.</summary>
    private const int MostDots = 150;

    private static readonly TimeSpan s_instant = TimeSpan.FromMilliseconds(1);

    public static ChartSeries Line(Judged judged, int series, IReadOnlySet<long> kept)
    {
        List<(DateTimeOffset, decimal?)> points = [];
        DateTimeOffset? before = null;

        for (var i = 0; i < judged.Valid.Count; i++)
        {
            if (judged.Value(series, i) is not { } value)
            {
                continue;
            }

            if (before is { } last && judged.Valid[i].At - last > judged.Gap)
            {
                points.Add((last + s_instant, null));
            }

            before = judged.Valid[i].At;

            if (kept.Contains(judged.Valid[i].Id))
            {
                points.Add((judged.Valid[i].At, value));
            }
        }

        return ChartSeries.Of("line", points);
    }

    public static ChartSeries Dots(Judged judged, IReadOnlySet<long> kept, LaneWindow window)
    {
        var shown = Enumerable.Range(0, judged.Valid.Count).Where(i => kept.Contains(judged.Valid[i].Id) && window.Contains(judged.Valid[i].At)).ToList();
        var dotted = shown.Count <= MostDots ? shown.ToHashSet() : [];
        var alone = Enumerable.Range(0, judged.Valid.Count).Where(i => judged.Begins(i) && (i + 1 == judged.Valid.Count || judged.Begins(i + 1)));
        dotted.UnionWith(alone);

        return Of("dots", judged, (series, i) => dotted.Contains(i) && !judged.IsOutside(series, i));
    }

    /// <summary>Every reading outside its limit, in the whole history: no window and no thinning leaves one out.</summary>
    public static IEnumerable<ChartSeries> Outside(Judged judged) =>
    [
        Of("outside-yellow", judged, (series, i) => judged.Severities[series][i] == Severity.Yellow),
        Of("outside-red", judged, (series, i) => judged.Severities[series][i] == Severity.Red),
    ];

    private static ChartSeries Of(string role, Judged judged, Func<int, int, bool> belongs) => ChartSeries.Of(role,
    [
        .. from i in Enumerable.Range(0, judged.Valid.Count)
           from series in Enumerable.Range(0, judged.Severities.Length)
           where judged.Value(series, i) is not null && belongs(series, i)
           select (judged.Valid[i].At, judged.Value(series, i)),
    ]);
}
