using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Look.Charts;

/// <summary>The limits of one series as step functions: at each instant the limit that was in force then.</summary>
public static class LimitSeries
{
    private static readonly (Func<LimitBand, decimal?> Edge, string Role, bool Upper)[] s_edges =
    [
        (band => band.RedBelow, "edge-red", false), (band => band.YellowBelow, "edge-yellow", false),
        (band => band.YellowFrom, "edge-yellow", true), (band => band.RedFrom, "edge-red", true),
    ];

    /// <summary>The expected range, open ends drawn to the end of the scale. An upper edge that counts only with oxygen does not bound it: most readings are not judged by it.</summary>
    public static ChartSeries Band(ImmutableArray<LimitStep> steps, ChartScale scale) => ChartSeries.Between("band",
    [
        .. from step in steps
           let band = step.Limit.Band
           let lower = scale.Inside(band.YellowBelow ?? band.RedBelow ?? scale.Low)
           let upper = scale.Inside((band.UpperNeedsOxygen ? null : band.YellowFrom ?? band.RedFrom) ?? scale.High)
           from at in (DateTimeOffset[])[step.From, step.To]
           select (at, lower, upper),
    ]);

    /// <summary>Each edge as a line of its own, broken where a limit has none or the scale does not reach it.</summary>
    public static IEnumerable<ChartSeries> Edges(ImmutableArray<LimitStep> steps, ChartScale scale) =>
        from edge in s_edges
        from conditional in edge.Upper ? (bool[])[false, true] : [false]
        let points = Points(steps, band => (edge.Upper && band.UpperNeedsOxygen) == conditional ? edge.Edge(band) : null, scale)
        where points.Exists(point => point.Value is not null)
        select ChartSeries.Of(conditional ? "edge-conditional" : edge.Role, points);

    private static List<(DateTimeOffset At, decimal? Value)> Points(ImmutableArray<LimitStep> steps, Func<LimitBand, decimal?> edge, ChartScale scale)
    {
        List<(DateTimeOffset, decimal?)> points = [];

        foreach (var step in steps)
        {
            var value = edge(step.Limit.Band) is { } at && at >= scale.Low && at <= scale.High ? at : (decimal?)null;
            points.AddRange(value is null ? [(step.From, null)] : [(step.From, value), (step.To, value)]);
        }

        return points;
    }
}
