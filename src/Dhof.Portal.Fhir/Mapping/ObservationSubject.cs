using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Whose measurement it is.</summary>
internal static class ObservationSubject
{
    /// <param name="settled">Whose it is, where that is known from elsewhere.</param>
    public static Refusal? Read(Draft draft, IdentityNumber? settled)
    {
        if (settled is { } known)
        {
            draft.Subject = known;
            return null;
        }

        draft.At = "Observation.subject";
        var refusal = LogicalSubject.Read(draft, draft.Observation.Subject, out var number);
        draft.Subject = number;
        return refusal;
    }
}
