using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>The organisation that is author is the data controller. R4 lets an organisation be author and not source; one that is named as source all the same is heard.</summary>
internal static class QuestionnaireResponseController
{
    public static Refusal? Read(QuestionnaireResponseDraft draft)
    {
        draft.At = "QuestionnaireResponse.author";
        var refusal = Read(draft, draft.Response.Author);

        if (refusal is not null)
        {
            return refusal;
        }

        draft.At = "QuestionnaireResponse.source";
        return Read(draft, draft.Response.Source);
    }

    private static Refusal? Read(QuestionnaireResponseDraft draft, ResourceReference? named)
    {
        if (named?.Identifier is not { } identifier || identifier.SystemElement.Text() != Systems.OrganisationNumber)
        {
            return null;
        }

        draft.At += ".identifier.value";

        if (!OrganisationNumber.TryParse(identifier.ValueElement.Text(), out var number) || (draft.Controller is { } other && other != number))
        {
            return draft.Refuse(RefusalCode.ControllerUnreadable);
        }

        draft.Controller = number;
        return null;
    }
}
