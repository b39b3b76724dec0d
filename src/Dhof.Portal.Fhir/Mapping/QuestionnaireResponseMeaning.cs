using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>The elements that change what the rest means: they come first, and what is not understood is refused.</summary>
internal static class QuestionnaireResponseMeaning
{
    public static Refusal? Read(QuestionnaireResponseDraft draft)
    {
        var response = draft.Response;
        draft.At = "QuestionnaireResponse.implicitRules";

        if (response.ImplicitRulesElement.IsPresent())
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = "QuestionnaireResponse.modifierExtension";

        if (response.ModifierExtension is { Count: > 0 })
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = "QuestionnaireResponse.status";
        var status = response.StatusElement?.JsonValue as string;
        draft.IsCorrection = status == "amended";

        return status switch
        {
            "completed" or "amended" => null,
            "entered-in-error" => draft.Refuse(RefusalCode.ResponseCorrectionNotTaken),
            _ => draft.Refuse(RefusalCode.ResponseStatus),
        };
    }
}
