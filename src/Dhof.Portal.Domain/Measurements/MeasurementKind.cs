using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>A kind of measurement taken at home. A new kind is one file in Kinds; the catalogue finds it.</summary>
/// <param name="Key">Stable key, stored with every row.</param>
/// <param name="Name">The full clinical name.</param>
/// <param name="ShortName">As it is said beside a number.</param>
/// <param name="Unit">UCUM code that values are stored in.</param>
/// <param name="UnitText">The unit as it is shown.</param>
/// <param name="Decimals">Decimals shown, and rounded to before a limit is applied.</param>
/// <param name="Codes">What names the kind in FHIR.</param>
/// <param name="Units">Accepted units; the first is <paramref name="Unit"/>.</param>
/// <param name="Series">One per number that the measurement holds.</param>
/// <param name="Order">Place among the kinds on a page.</param>
public abstract record MeasurementKind(
    string Key,
    LocalText Name,
    LocalText ShortName,
    string Unit,
    string UnitText,
    int Decimals,
    CodeSet Codes,
    ImmutableArray<UnitConversion> Units,
    ImmutableArray<Series> Series,
    int Order)
{
    /// <summary>A value rounded as it is shown and judged; halves away from zero.</summary>
    public decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);

    public sealed override string ToString() => Key;
}
