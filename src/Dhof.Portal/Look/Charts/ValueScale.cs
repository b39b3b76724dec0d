using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>Value to y, with the few round numbers that are printed beside it.</summary>
public sealed record ValueScale(decimal Low, decimal High, ImmutableArray<decimal> Ticks, LaneSize Size)
{
    private const decimal LeastShareOfValue = 0.03m;

    public double Y(decimal value)
    {
        var share = (double)((High - value) / (High - Low));
        return Math.Round(Size.Padding + (share * (Size.Height - (2 * Size.Padding))), 2);
    }

    /// <summary>A scale around the values. It never spans less than three percent of the value, or the scatter of a scale would look like a change.</summary>
    public static ValueScale Around(IEnumerable<decimal> values, MeasurementKind kind, LaneSize size)
    {
        var all = values.DefaultIfEmpty(kind.Series[0].Usual.From).ToList();
        var (low, high) = (all.Min(), all.Max());
        var least = Math.Max(Math.Abs(low + high) / 2 * LeastShareOfValue, 4m / Power(kind.Decimals));
        var missing = Math.Max(0, least - (high - low)) / 2;
        var air = (high - low) * 0.06m;
        var step = NiceStep((high - low + (2 * (missing + air))) / size.MostTicks);

        // Nothing is printed beside a small drawing: it needs its few pixels more than round ends.
        var round = size.IsSmall ? 1m / Power(kind.Decimals) : step / 2;
        low = Math.Max(Floor(low - missing - air, round), kind.Series.Min(series => series.Possible.From));
        high = Math.Min(-Floor(-(high + missing + air), round), kind.Series.Max(series => series.Possible.To));
        return new ValueScale(low, Math.Max(high, low + (1m / Power(kind.Decimals))), [.. Steps(low, high, step)], size);
    }

    private static IEnumerable<decimal> Steps(decimal low, decimal high, decimal step)
    {
        for (var tick = -Floor(-low, step); tick <= high; tick += step)
        {
            yield return tick;
        }
    }

    /// <summary>1, 2 or 5 times a power of ten, not below the size asked for.</summary>
    private static decimal NiceStep(decimal atLeast)
    {
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)atLeast)));
        return new[] { power, 2 * power, 5 * power }.FirstOrDefault(step => step >= atLeast, 10 * power);
    }

    private static decimal Floor(decimal value, decimal step) => Math.Floor(value / step) * step;

    private static decimal Power(int decimals) => decimals == 0 ? 1 : 10 * Power(decimals - 1);
}
