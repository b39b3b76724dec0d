using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Whose measurement it is.</summary>
internal static class ObservationSubject
{
    public static Refusal? Read(Draft draft)
    {
        draft.At = "Observation.subject";
        var refusal = LogicalSubject.Read(draft, draft.Observation.Subject, out var number);
        draft.Subject = number;
        return refusal;
    }
}
