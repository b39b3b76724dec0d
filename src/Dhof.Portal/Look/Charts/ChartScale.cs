namespace Dhof.Portal.Look.Charts;

/// <summary>The scale of the working chart: whole steps from the lowest to the highest, in the kind's unit.</summary>
public sealed record ChartScale(decimal Low, decimal High, decimal Step)
{
    /// <summary>Where something stands that has no place on the scale: just above its lower end.</summary>
    public decimal Apart => Low + ((High - Low) / 25);

    /// <summary>The same scale with its ends at the printed numbers around it.</summary>
    public static ChartScale Of(ValueScale scale)
    {
        var step = scale.Ticks.Length > 1 ? scale.Ticks[1] - scale.Ticks[0] : scale.High - scale.Low;
        return new(Math.Floor(scale.Low / step) * step, Math.Ceiling(scale.High / step) * step, step);
    }

    public decimal Inside(decimal value) => Math.Clamp(value, Low, High);
}
