using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>The organisation performer is the original data controller (VkpObservation). Check digits are not demanded: published samples exist where they do not hold.</summary>
internal static class ObservationController
{
    public static Refusal? Read(Draft draft)
    {
        draft.At = "Observation.performer";
        var performers = draft.Observation.Performer;

        for (var i = 0; i < performers.Count; i++)
        {
            if (performers[i].Identifier is not { } identifier || identifier.SystemElement.Text() != Systems.OrganisationNumber)
            {
                continue;
            }

            draft.At = $"Observation.performer[{i}].identifier.value";

            if (!OrganisationNumber.TryParse(identifier.ValueElement.Text(), out var number) || (draft.Controller is { } other && other != number))
            {
                return draft.Refuse(RefusalCode.ControllerUnreadable);
            }

            draft.Controller = number;
        }

        return null;
    }
}
