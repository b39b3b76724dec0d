using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>One quantity in the unit of the kind. A unit counts only as a UCUM code with its system: a text is for people.</summary>
internal static class QuantityValue
{
    /// <summary>Values are stored as doubles of four decimals: below this they come back exactly.</summary>
    private const decimal Limit = 1_000_000_000;

    public static Refusal? Read(Draft draft, DataType? value, out decimal converted)
    {
        converted = 0;
        var at = draft.At;

        if (value is not Quantity quantity)
        {
            return draft.Refuse(value is null ? RefusalCode.ValueMissing : RefusalCode.ValueType);
        }

        if (Meaning(draft, at, quantity) is { } refusal)
        {
            return refusal;
        }

        var number = quantity.ValueElement.Number().GetValueOrDefault();
        draft.At = at + ".system";

        if (quantity.SystemElement.Text() != Systems.Ucum)
        {
            return draft.Refuse(RefusalCode.UnitSystem);
        }

        draft.At = at + ".code";
        return Convert(draft, at, number, quantity.CodeElement.Text(), out converted);
    }

    /// <summary>That the quantity is one number, and nothing in it changes what the number means.</summary>
    internal static Refusal? Meaning(Draft draft, string at, Quantity quantity)
    {
        if (quantity.HasOverflow && quantity.TryGetValue("modifierExtension", out _))
        {
            draft.At = at + ".modifierExtension";
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = at + ".value";

        if (!quantity.ValueElement.IsPresent())
        {
            return draft.Refuse(RefusalCode.ValueMissing);
        }

        if (quantity.ValueElement.Number() is null)
        {
            return draft.Refuse(RefusalCode.ValueNotRepresentable);
        }

        draft.At = at + ".comparator";
        return quantity.ComparatorElement is not null ? draft.Refuse(RefusalCode.ValueComparator) : null;
    }

    private static Refusal? Convert(Draft draft, string at, decimal number, string? code, out decimal converted)
    {
        converted = 0;

        foreach (var unit in draft.Kind.Units)
        {
            if (unit.Ucum != code)
            {
                continue;
            }

            draft.At = at + ".value";
            draft.Unit = code;
            return TryConvert(unit, number, out converted) ? null : draft.Refuse(RefusalCode.ValueNotRepresentable);
        }

        var found = Primitives.Echo(code) is { } echo ? $"Unknown: {echo}. " : "";
        return draft.Refuse(code is null ? RefusalCode.UnitSystem : RefusalCode.UnitUnknown, $"{found}Accepted: {string.Join(", ", draft.Kind.Units.Select(unit => unit.Ucum))}.");
    }

    private static bool TryConvert(UnitConversion unit, decimal number, out decimal converted)
    {
        converted = Math.Abs(number) < Limit ? unit.Convert(number) : Limit;
        return Math.Abs(converted) < Limit;
    }
}
