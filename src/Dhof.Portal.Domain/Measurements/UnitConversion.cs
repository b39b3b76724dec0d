namespace Dhof.Portal.Domain.Measurements;

/// <summary>A UCUM unit that is accepted for a kind, and the way to the kind's own unit: (value + Offset) × Factor.</summary>
public sealed record UnitConversion(string Ucum, decimal Factor = 1, decimal Offset = 0)
{
    /// <summary>The value in the kind's own unit, to four decimals.</summary>
    /// <exception cref="OverflowException">The value is too large to represent.</exception>
    public decimal Convert(decimal value) => decimal.Round((value + Offset) * Factor, 4, MidpointRounding.AwayFromZero);
}
