using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Look.Charts;

/// <summary>One step of a limit as a green area and its edges.</summary>
public static class BandDrawing
{
    /// <summary>An edge that counts only with oxygen does not bound the green area: most readings are not judged by it.</summary>
    public static GreenArea Green(LimitStep step, TimeScale time, ValueScale scale)
    {
        var band = step.Limit.Band;
        var below = band.YellowBelow ?? band.RedBelow;
        var above = band.UpperNeedsOxygen ? null : band.YellowFrom ?? band.RedFrom;
        return new GreenArea(time.X(step.From), time.X(step.To), Y(above, 0, scale), Y(below, scale.Size.Height, scale));
    }

    public static IEnumerable<LimitLine> Edges(LimitStep step, TimeScale time, ValueScale scale)
    {
        var band = step.Limit.Band;
        (decimal? Value, Severity Severity, bool Upper)[] edges =
        [
            (band.RedBelow, Severity.Red, false), (band.YellowBelow, Severity.Yellow, false), (band.YellowFrom, Severity.Yellow, true), (band.RedFrom, Severity.Red, true),
        ];

        return from edge in edges
               let value = edge.Value ?? decimal.MinValue
               where value >= scale.Low && value <= scale.High
               select new LimitLine(time.X(step.From), time.X(step.To), scale.Y(value), edge.Severity, edge.Upper && band.UpperNeedsOxygen);
    }

    /// <summary>What a scale must show of a limit: the edges of green, and a red edge once a value has passed the yellow one on its side.</summary>
    public static IEnumerable<decimal> InSight(LimitBand band, decimal? lowest, decimal? highest)
    {
        decimal?[] edges =
        [
            band.YellowBelow ?? band.RedBelow,
            lowest < band.YellowBelow ? band.RedBelow : null,
            band.UpperNeedsOxygen && highest < band.YellowFrom ? null : band.YellowFrom ?? band.RedFrom,
            highest >= band.YellowFrom ? band.RedFrom : null,
        ];

        return edges.OfType<decimal>();
    }

    private static double Y(decimal? edge, double otherwise, ValueScale scale) => edge is { } value ? Math.Clamp(scale.Y(value), 0, scale.Size.Height) : otherwise;
}
