using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Sources;

/// <summary>When two values can be of the same measuring: one register has kilograms, another the same in pounds, both rounded.</summary>
public static class ValueTolerance
{
    /// <summary>What converting costs, in the unit of the kind: either value is rounded to four decimals by <see cref="UnitConversion.Convert"/>.</summary>
    private const decimal Converting = 0.0001m;

    private const int MostDecimals = 4;

    /// <summary>Whether all numbers of two readings are the same, to half a unit of the last decimal of the coarser: then one is the other, rounded, whichever way halves went.</summary>
    public static bool Agree(SourcedReading one, SourcedReading other) => All(one, other, Math.Max);

    /// <summary>Whether both could be rounded from a third that is not here: what makes another reading ambiguous.</summary>
    public static bool MayAgree(SourcedReading one, SourcedReading other) => All(one, other, (step, otherStep) => step + otherStep);

    /// <summary>
    /// The last decimal that a value was written with, in the unit of the kind: 0.1 pounds are 0.045 kg. Never coarser than the kind's own last decimal,
    /// because a writer of JSON drops zeros: 71 kg can be 71.0.
    /// </summary>
    public static decimal Step(MeasurementKind kind, decimal value, string? unit)
    {
        var conversion = kind.Units.FirstOrDefault(known => known.Ucum == unit) ?? new(kind.Unit);
        var written = (value / conversion.Factor) - conversion.Offset;
        var decimals = 0;

        while (decimals < MostDecimals && conversion.Convert(decimal.Round(written, decimals)) != value)
        {
            decimals++;
        }

        return Math.Min(Tenth(decimals) * conversion.Factor, Tenth(kind.Decimals));
    }

    private static bool All(SourcedReading one, SourcedReading other, Func<decimal, decimal, decimal> together) =>
        Within(one, one.Value, other, other.Value, together)
        && ((one.Second is null && other.Second is null)
            || (one.Second is { } second && other.Second is { } otherSecond && Within(one, second, other, otherSecond, together)));

    private static bool Within(SourcedReading one, decimal value, SourcedReading other, decimal otherValue, Func<decimal, decimal, decimal> together) =>
        Math.Abs(value - otherValue) <= (together(Step(one.Kind, value, one.Unit), Step(other.Kind, otherValue, other.Unit)) / 2) + Converting;

    private static decimal Tenth(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
