using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Any value of R4 as it can be shown: nothing is converted and nothing left out, and what cannot be shown is said to be there.</summary>
internal static class ValueAsItCame
{
    private const decimal Limit = 1_000_000_000;

    /// <param name="at">The element that holds value and reason.</param>
    /// <param name="shown">Null where there is neither.</param>
    public static Refusal? Read(Draft draft, string at, DataType? value, CodeableConcept? absent, out DetailValue? shown)
    {
        shown = null;
        draft.At = at + ".dataAbsentReason";

        if (absent is not null && value is not null)
        {
            return draft.Refuse(RefusalCode.ValueContradictory);
        }

        var reason = CodedName.Of(absent);
        draft.At = at + ".value";

        if (value is { HasOverflow: true } && value.TryGetValue("modifierExtension", out _))
        {
            draft.At += ".modifierExtension";
            return draft.Refuse(RefusalCode.Modifier);
        }

        shown = value is null ? (reason is null ? null : new(DetailForm.Absent, reason)) : Of(value);
        return null;
    }

    /// <summary>The number that is kept in the row; 0 where the value is none, or too large for it.</summary>
    public static decimal Number(DetailValue? value) =>
        value is { Form: DetailForm.Number } && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < Limit ? decimal.Round(number, 4) : 0;

    private static DetailValue? Of(DataType value) => value switch
    {
        Quantity quantity => Of(quantity),
        CodeableConcept concept => Words(CodedName.Of(concept)),
        FhirString text => Words(CodedName.Shown(text)),
        FhirBoolean { JsonValue: bool yes } => new(DetailForm.YesNo, yes ? "true" : "false"),
        Integer integer => Of(integer, null),
        FhirDateTime at => Timed(at),
        Time time => Words(CodedName.Shown(time)),
        Period period => Words(Between(CodedName.Shown(period.StartElement), CodedName.Shown(period.EndElement))),
        Hl7.Fhir.Model.Range range => Words(Between(Written(range.Low), Written(range.High))),
        Ratio ratio => Words(Joined(" : ", Written(ratio.Numerator), Written(ratio.Denominator))),
        _ => Words(value.TypeName),
    };

    private static DetailValue? Of(Quantity quantity)
    {
        var number = Of(quantity.ValueElement, CodedName.Shown(quantity.UnitElement) ?? CodedName.Shown(quantity.CodeElement));
        var comparator = CodedName.Shown(quantity.ComparatorElement);
        return comparator is null || number is null ? number : new(DetailForm.Text, $"{comparator} {Norwegian(number.Text)}", number.Unit);
    }

    private static DetailValue? Of(PrimitiveType? number, string? unit) => number.Number() is { } value
        ? new(DetailForm.Number, value.ToString(CultureInfo.InvariantCulture), unit)
        : number?.JsonValue?.ToString() is { } other ? new(DetailForm.Text, CodedName.Fit(other) ?? "", unit) : null;

    private static DetailValue? Timed(FhirDateTime at) => CodedName.Shown(at) is not { } text ? null
        : DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? new(DetailForm.Time, text) : new(DetailForm.Text, text);

    private static DetailValue? Words(string? text) => text is null ? null : new(DetailForm.Text, text);

    private static string? Written(Quantity? quantity) => quantity is null || Of(quantity) is not { } value ? null : Joined(" ", value.Form == DetailForm.Number ? Norwegian(value.Text) : value.Text, value.Unit);

    private static string? Between(string? low, string? high) => low is null && high is null ? null : $"{low ?? "…"} – {high ?? "…"}";

    private static string? Joined(string with, params ReadOnlySpan<string?> parts) => string.Join(with, parts.ToArray().Where(part => part is not null)) is { Length: > 0 } joined ? joined : null;

    /// <summary>Numbers inside a text are written as they are on the screen, in all its languages.</summary>
    private static string Norwegian(string number) => number.Replace('.', ',');
}
