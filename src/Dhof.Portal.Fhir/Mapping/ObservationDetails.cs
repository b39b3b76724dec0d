using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>What a kind that is more than a quantity says beside its number: name, codes, the value as it came, components, note.</summary>
internal static class ObservationDetails
{
    public static Refusal? Read(Draft draft)
    {
        if (draft.Kind.Form == ValueForm.Quantity)
        {
            return null;
        }

        var (observation, kind) = (draft.Observation, draft.Kind);
        draft.At = "Observation.code";
        var name = kind.IsNamedByMessage ? Name(kind, observation.Code) : null;
        ImmutableArray<string> codes = kind.Form == ValueForm.AsItCame ? CodedName.Codes(observation.Code) : [];

        if (Value(draft, out var value) is { } unreadable)
        {
            return unreadable;
        }

        if (Parts(draft, out var parts) is { } faulty)
        {
            return faulty;
        }

        draft.At = "Observation.note";
        var note = CodedName.Fit(string.Join(" / ", observation.Note.Select(written => CodedName.Shown(written.TextElement)).OfType<string>()));
        var details = new MeasurementDetails(name, codes, value, parts, note);
        draft.Details = !kind.IsNamedByMessage && details.Equals(MeasurementDetails.None) ? null : details;
        return null;
    }

    /// <summary>A form's code says only that it is a form: its display is no title where another coding has one.</summary>
    private static string? Name(MeasurementKind kind, CodeableConcept? code)
    {
        var title = code?.TextElement.Text() ?? code?.Coding.Where(coding => !kind.Codes.Loinc.Contains(coding.CodeElement.Text() ?? "")).Select(coding => coding.DisplayElement.Text()).FirstOrDefault(display => display is not null);
        return kind.Form == ValueForm.AsItCame ? CodedName.Of(code) : CodedName.Fit(title) ?? code?.Coding.Select(coding => CodedName.Shown(coding.DisplayElement)).FirstOrDefault(display => display is not null);
    }

    private static Refusal? Value(Draft draft, out DetailValue? value)
    {
        value = null;

        if (draft.Kind.Form != ValueForm.AsItCame)
        {
            return null;
        }

        var refusal = ValueAsItCame.Read(draft, "Observation", draft.Observation.Value, draft.Observation.DataAbsentReason, out value);
        draft.Unit = value?.Unit;
        draft.Value = ValueAsItCame.Number(value);
        return refusal;
    }

    private static Refusal? Parts(Draft draft, out ImmutableArray<MeasurementPart> parts)
    {
        draft.At = "Observation.component";
        var components = draft.Observation.Component;
        var read = ImmutableArray.CreateBuilder<MeasurementPart>(components.Count);
        parts = [];

        for (var i = 0; i < components.Count; i++)
        {
            var at = draft.At = $"Observation.component[{i}]";
            var component = components[i];

            if (component.ModifierExtension is { Count: > 0 })
            {
                draft.At = at + ".modifierExtension";
                return draft.Refuse(RefusalCode.Modifier);
            }

            var code = CodedName.Codes(component.Code) is [var first, ..] ? first : null;

            if (draft.Kind.PartOf(code) is not null && read.Any(part => part.Code == code))
            {
                return draft.Refuse(RefusalCode.ComponentTwice);
            }

            if (ValueAsItCame.Read(draft, at, component.Value, component.DataAbsentReason, out var value) is { } refusal)
            {
                return refusal;
            }

            draft.At = at + ".interpretation";
            read.Add(new(code, CodedName.Of(component.Code) ?? "", value, component.Interpretation.Select(CodedName.Of).FirstOrDefault(said => said is not null)));
        }

        parts = read.ToImmutable();
        return null;
    }
}
