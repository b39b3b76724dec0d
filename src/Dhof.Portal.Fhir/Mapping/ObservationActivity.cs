using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Rest or exertion, from no-domain's confounding factor. Other factors are kept in the original only.</summary>
internal static class ObservationActivity
{
    public static Refusal? Read(Draft draft)
    {
        draft.At = "Observation.extension";

        foreach (var extension in draft.Observation.Extension)
        {
            if (extension.Url != Systems.ConfoundingFactor || extension.Value is not CodeableConcept factor)
            {
                continue;
            }

            if (factor.Coding.Any(coding => coding.Is(Systems.Snomed, Systems.Exertion)))
            {
                // Exertion wins over rest: a value after exertion must not be read as one at rest.
                draft.Activity = Activity.Exertion;
            }
            else if (draft.Activity == Activity.NotRecorded && factor.Coding.Any(coding => coding.Is(Systems.Snomed, Systems.AtRest)))
            {
                draft.Activity = Activity.Rest;
            }
        }

        return null;
    }
}
