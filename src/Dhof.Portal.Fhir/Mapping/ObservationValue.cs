using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>The value in the form of its kind or, for a kind of several series, one value from each component.</summary>
internal static class ObservationValue
{
    public static Refusal? Read(Draft draft)
    {
        if (draft.Kind.Series.Length > 1)
        {
            return Components(draft);
        }

        if (draft.Kind.Form == ValueForm.AsItCame)
        {
            return null;
        }

        var observation = draft.Observation;
        draft.At = "Observation.dataAbsentReason";

        if (observation.DataAbsentReason is not null && observation.Value is not null)
        {
            return draft.Refuse(RefusalCode.ValueContradictory);
        }

        draft.At = "Observation.value";
        decimal value;
        var refusal = draft.Kind.Form switch
        {
            ValueForm.Answer => AnswerValue.Read(draft, observation.Value, out value),
            ValueForm.Score => ScoreValue.Read(draft, observation.Value, out value),
            _ => QuantityValue.Read(draft, observation.Value, out value),
        };
        draft.Value = value;
        return refusal;
    }

    private static Refusal? Components(Draft draft)
    {
        draft.At = "Observation.component";
        var components = draft.Observation.Component;
        Span<decimal?> values = stackalloc decimal?[draft.Kind.Series.Length];

        for (var i = 0; i < components.Count; i++)
        {
            var at = draft.At = $"Observation.component[{i}]";

            if (ObservationKind.SeriesOf(draft.Kind, components[i].Code) is not { } series)
            {
                continue;
            }

            if (values[series] is not null)
            {
                return draft.Refuse(RefusalCode.ComponentTwice);
            }

            if (Component(draft, components[i], at, out var value) is { } refusal)
            {
                return refusal;
            }

            values[series] = value;
        }

        draft.At = "Observation.component";

        if (values.Contains(null))
        {
            return draft.Refuse(RefusalCode.ComponentMissing);
        }

        draft.Value = values[0].GetValueOrDefault();
        draft.Second = values[1];
        return null;
    }

    private static Refusal? Component(Draft draft, Observation.ComponentComponent component, string at, out decimal value)
    {
        value = 0;
        draft.At = at + ".modifierExtension";

        if (component.ModifierExtension is { Count: > 0 })
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = at + ".dataAbsentReason";

        if (component.DataAbsentReason is not null && component.Value is not null)
        {
            return draft.Refuse(RefusalCode.ValueContradictory);
        }

        draft.At = at + ".value";
        return QuantityValue.Read(draft, component.Value, out value);
    }
}
