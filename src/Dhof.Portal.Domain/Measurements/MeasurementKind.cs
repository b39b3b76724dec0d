using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>A kind of measurement taken at home. A new kind is one file in Kinds; the catalogue finds it.</summary>
/// <param name="Key">Stable key, stored with every row.</param>
/// <param name="Name">The full clinical name.</param>
/// <param name="ShortName">As it is said beside a number.</param>
/// <param name="Unit">UCUM code that values are stored in; empty where the value has no unit.</param>
/// <param name="UnitText">The unit as it is shown; empty for none.</param>
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
    /// <summary>How the value stands in a message. Only a quantity is judged by limits.</summary>
    public virtual ValueForm Form => ValueForm.Quantity;

    /// <summary>Whether a score is a whole number by its definition: another is refused.</summary>
    public virtual bool IsWhole => false;

    /// <summary>The answers of a scale, by the number that is stored; empty for all that is measured or counted.</summary>
    public virtual ImmutableArray<NamedAnswer> Answers => [];

    /// <summary>What a total is made of, where the parts have codes.</summary>
    public virtual ImmutableArray<ScorePart> Parts => [];

    /// <summary>Whether the message says what was measured: such a kind holds many things, each listed under its own name.</summary>
    public virtual bool IsNamedByMessage => false;

    /// <summary>Whether it makes sense as a line along time.</summary>
    public virtual bool IsDrawn => Form == ValueForm.Quantity;

    /// <summary>Whether messages put it in the category survey.</summary>
    public virtual bool IsSurvey => false;

    /// <summary>The answer that a stored value stands for; null where the kind has no scale, or the scale no such answer.</summary>
    public NamedAnswer? AnswerOf(decimal value) => Answers.FirstOrDefault(answer => answer.Value == value);

    /// <summary>The part of the total that a component's code (system|code) names; null where it names none.</summary>
    public ScorePart? PartOf(string? code) => code is null ? null : Parts.FirstOrDefault(part => code == $"{CodeSet.SnomedSystem}|{part.Snomed}");

    /// <summary>A value rounded as it is shown and judged; halves away from zero.</summary>
    public decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);

    public sealed override string ToString() => Key;
}
