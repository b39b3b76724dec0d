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
        draft.IsCorrection = status is "amended" or "corrected";

        return status switch
        {
            "final" or "amended" or "corrected" => null,
            null or "" => draft.Refuse(RefusalCode.StatusMissing),
            _ => draft.Refuse(RefusalCode.StatusNotTaken),
        };
    }
}
