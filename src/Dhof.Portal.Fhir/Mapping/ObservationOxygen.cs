using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Oxygen treatment during the measurement: no-domain's extension, or a component of LOINC 3151-8.</summary>
internal static class ObservationOxygen
{
    private const decimal MostLitres = 100;

    public static Refusal? Read(Draft draft)
    {
        draft.At = "Observation.extension";
        var observation = draft.Observation;

        for (var i = 0; i < observation.Extension.Count; i++)
        {
            if (observation.Extension[i].Url == Systems.InspiredOxygen && Extension(draft, observation.Extension[i], $"Observation.extension[{i}]") is { } refusal)
            {
                return refusal;
            }
        }

        draft.At = "Observation.component";

        for (var i = 0; i < observation.Component.Count; i++)
        {
            draft.At = $"Observation.component[{i}]";

            if (observation.Component[i].Code?.Coding.Any(coding => coding.Is(Systems.Loinc, Systems.OxygenFlowLoinc)) is true
                && Flow(draft, observation.Component[i].Value, $"Observation.component[{i}].value") is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Extension(Draft draft, Extension inspired, string at)
    {
        for (var i = 0; i < inspired.Extension.Count; i++)
        {
            var part = inspired.Extension[i];
            var place = draft.At = $"{at}.extension[{i}].value";

            var refusal = part.Url switch
            {
                Systems.OxygenFlow => Flow(draft, part.Value, place),
                Systems.OnAir => part.Value is FhirBoolean { JsonValue: bool onAir } ? onAir ? Set(draft, 0) : null : draft.Refuse(RefusalCode.OxygenUnreadable),
                _ => null,
            };

            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Flow(Draft draft, DataType? value, string at)
    {
        draft.At = at;
        var quantity = value as Quantity;

        // The code counts; no-domain's own example has a unit text only.
        decimal? factor = (quantity?.CodeElement.Text() ?? quantity?.UnitElement.Text()) switch
        {
            "L/min" or "l/min" => 1,
            "mL/min" or "ml/min" => 0.001m,
            _ => null,
        };

        return quantity is { ComparatorElement: null } && quantity.ValueElement.Number() is { } number and >= 0 and <= MostLitres * 1000 && number * factor is { } litres and <= MostLitres
            ? Set(draft, decimal.Round(litres, 4))
            : draft.Refuse(RefusalCode.OxygenUnreadable);
    }

    private static Refusal? Set(Draft draft, decimal litres)
    {
        if (draft.Oxygen is { } there && there.LitresPerMinute != litres)
        {
            return draft.Refuse(RefusalCode.OxygenContradictory);
        }

        draft.Oxygen = new OxygenTherapy(litres);
        return null;
    }
}
