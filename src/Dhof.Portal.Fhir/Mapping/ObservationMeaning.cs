using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>The elements that change what the rest means: they come first, and what is not understood is refused.</summary>
internal static class ObservationMeaning
{
    public static Refusal? Read(Draft draft)
    {
        var observation = draft.Observation;
        draft.At = "Observation.modifierExtension";

        if (observation.ModifierExtension is { Count: > 0 })
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = "Observation.implicitRules";

        if (observation.ImplicitRulesElement.IsPresent())
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = "Observation.focus";

        if (observation.Focus is { Count: > 0 })
        {
            return draft.Refuse(RefusalCode.Focus);
        }

        draft.At = "Observation.status";
        var status = observation.StatusElement?.JsonValue as string;

        if (status is not ("final" or "amended" or "corrected" or "entered-in-error"))
        {
            return draft.Refuse(status is null or "" ? RefusalCode.StatusMissing : RefusalCode.StatusNotTaken);
        }

        draft.Status = status switch
        {
            "amended" => MeasurementStatus.Amended,
            "corrected" => MeasurementStatus.Corrected,
            "entered-in-error" => MeasurementStatus.EnteredInError,
            _ => MeasurementStatus.Final,
        };
        return null;
    }
}
