using System.Collections.Immutable;

namespace Dhof.Portal.Look.Charts;

/// <summary>One series of the working chart in numbers. Its role decides how it is drawn, never what is drawn.</summary>
/// <param name="Role">band, edge-yellow, edge-red, edge-conditional, line, dots, outside-yellow, outside-red or struck.</param>
/// <param name="At">Milliseconds since 1970, never falling.</param>
/// <param name="Value">In the kind's unit; null breaks a line.</param>
/// <param name="Upper">The upper edge of a band; empty for everything else.</param>
public sealed record ChartSeries(string Role, ImmutableArray<long> At, ImmutableArray<decimal?> Value, ImmutableArray<decimal?> Upper)
{
    public static ChartSeries Of(string role, IReadOnlyCollection<(DateTimeOffset At, decimal? Value)> points) =>
        new(role, [.. points.Select(point => point.At.ToUnixTimeMilliseconds())], [.. points.Select(point => point.Value)], []);

    public static ChartSeries Between(string role, IReadOnlyCollection<(DateTimeOffset At, decimal Lower, decimal Upper)> points) =>
        new(role, [.. points.Select(point => point.At.ToUnixTimeMilliseconds())], [.. points.Select(point => (decimal?)point.Lower)], [.. points.Select(point => (decimal?)point.Upper)]);
}
