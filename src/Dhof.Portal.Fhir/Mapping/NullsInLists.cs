using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>A null in a list is nothing: FHIR forbids it, senders write it, and the reader hands it on. It is taken out of every list that the mapping walks.</summary>
internal static class NullsInLists
{
    public static Observation Remove(Observation observation)
    {
        Remove(observation.Identifier);
        Remove(observation.Performer);
        Remove(observation.Code?.Coding);
        Remove(observation.Method?.Coding);
        Remove(observation.Category);
        Remove(observation.Note);
        Remove(observation.DataAbsentReason?.Coding);
        Remove((observation.Value as CodeableConcept)?.Coding);
        Remove(observation.Extension);
        Remove(observation.Component);

        observation.Category.ForEach(category => Remove(category.Coding));

        foreach (var extension in observation.Extension)
        {
            Remove(extension.Extension);
            Remove((extension.Value as CodeableConcept)?.Coding);
        }

        foreach (var component in observation.Component)
        {
            Remove(component.Code?.Coding);
            Remove(component.DataAbsentReason?.Coding);
            Remove((component.Value as CodeableConcept)?.Coding);
            Remove(component.Interpretation);
            component.Interpretation.ForEach(interpretation => Remove(interpretation.Coding));
        }

        return observation;
    }

    private static void Remove<T>(List<T>? list)
        where T : class => list?.RemoveAll(element => element is null);
}
