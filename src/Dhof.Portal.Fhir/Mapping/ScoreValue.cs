using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>A score: an integer, or a quantity without unit or with one that only says that points are counted.</summary>
internal static class ScoreValue
{
    private const decimal Limit = 1_000_000_000;

    public static Refusal? Read(Draft draft, DataType? value, out decimal score)
    {
        var at = draft.At;
        var refusal = value switch
        {
            null => Missing(draft, out score),
            Integer integer => Number(draft, at, integer, out score),
            Quantity quantity => Quantity(draft, at, quantity, out score),
            _ => Other(draft, out score),
        };

        return refusal ?? Whole(draft, ref score);
    }

    /// <summary>Whether a unit says no more than that points are counted: none, one, an annotation in braces, or the word that published examples use.</summary>
    private static bool CountsPoints(string? unit) => unit is null or "1" or "score" || (unit is ['{', .., '}'] && !unit[1..^1].AsSpan().ContainsAny('{', '}'));

    private static Refusal? Quantity(Draft draft, string at, Quantity quantity, out decimal score)
    {
        score = 0;

        if (QuantityValue.Meaning(draft, at, quantity) is { } refusal)
        {
            return refusal;
        }

        draft.At = at + ".code";
        var unit = quantity.CodeElement.Text();

        if (!CountsPoints(unit))
        {
            return draft.Refuse(RefusalCode.UnitUnknown, $"{(Primitives.Echo(unit) is { } echo ? $"Unknown: {echo}. " : "")}Accepted: none, 1, {{score}}.");
        }

        draft.Unit = unit;
        return Number(draft, at + ".value", quantity.ValueElement, out score);
    }

    private static Refusal? Number(Draft draft, string at, PrimitiveType? primitive, out decimal score)
    {
        draft.At = at;
        score = primitive.Number() ?? Limit;
        score = decimal.Round(Math.Clamp(score, -Limit, Limit), 4, MidpointRounding.AwayFromZero);
        return !primitive.IsPresent() ? draft.Refuse(RefusalCode.ValueMissing) : Math.Abs(score) >= Limit ? draft.Refuse(RefusalCode.ValueNotRepresentable) : null;
    }

    private static Refusal? Whole(Draft draft, ref decimal score) => draft.Kind.IsWhole && score != decimal.Truncate(score) ? draft.Refuse(RefusalCode.ScoreNotWhole) : null;

    private static Refusal Missing(Draft draft, out decimal score)
    {
        score = 0;
        return draft.Refuse(RefusalCode.ValueMissing);
    }

    private static Refusal Other(Draft draft, out decimal score)
    {
        score = 0;
        return draft.Refuse(RefusalCode.ScoreForm);
    }
}
