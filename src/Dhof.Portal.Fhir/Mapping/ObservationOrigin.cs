using Dhof.Portal.Domain.Measurements;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Where it came from, as the message says it.</summary>
internal static class ObservationOrigin
{
    public static MeasurementOrigin Of(Draft draft)
    {
        var observation = draft.Observation;
        draft.At = "Observation.meta";
        var source = observation.Meta?.SourceElement.Text();
        draft.At = "Observation.device";
        var (device, deviceId) = (observation.Device?.DisplayElement.Text(), Joined(observation.Device?.Identifier));
        draft.At = "Observation.method";
        var method = Words(observation.Method);
        draft.At = "Observation.performer";

        return new(draft.Code, draft.Unit, source, device, deviceId, method, Performer(observation));
    }

    /// <summary>The first identifier with a value, system|value.</summary>
    public static string? Identifier(Draft draft)
    {
        draft.At = "Observation.identifier";
        return draft.Observation.Identifier.Select(Joined).FirstOrDefault(joined => joined is not null);
    }

    private static string? Joined(Identifier? identifier) => identifier?.ValueElement.Text() is { } value ? $"{identifier.SystemElement.Text()}|{value}" : null;

    private static string? Words(CodeableConcept? concept) =>
        concept?.TextElement.Text() ?? (concept?.Coding is [var first, ..] ? first.DisplayElement.Text() ?? first.CodeElement.Text() : null);

    /// <summary>The name of who measured; a patient who measures is often named by number, and that is never kept here.</summary>
    private static string? Performer(Observation observation) => observation.Performer
        .Where(performer => performer.Identifier?.SystemElement.Text() != Systems.OrganisationNumber)
        .Select(performer => performer.DisplayElement.Text() ?? performer.Identifier?.Assigner?.DisplayElement.Text())
        .FirstOrDefault(name => name is not null && !Primitives.HoldsIdentityNumber(name));
}
