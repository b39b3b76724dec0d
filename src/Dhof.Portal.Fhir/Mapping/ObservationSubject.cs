using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Whose measurement it is: a logical reference, by identity number.</summary>
internal static class ObservationSubject
{
    public static Refusal? Read(Draft draft)
    {
        draft.At = "Observation.subject";

        if (draft.Observation.Subject is not { } subject)
        {
            return draft.Refuse(RefusalCode.SubjectMissing);
        }

        draft.At = "Observation.subject.identifier";

        if (subject.Identifier is not { } identifier)
        {
            return draft.Refuse(RefusalCode.SubjectMissing);
        }

        draft.At = "Observation.subject.identifier.system";

        if (!Systems.IsIdentityNumber(identifier.SystemElement.Text()))
        {
            return draft.Refuse(RefusalCode.SubjectSystem);
        }

        draft.At = "Observation.subject.identifier.value";

        if (!IdentityNumber.TryParse(identifier.ValueElement.Text(), out var number))
        {
            return draft.Refuse(RefusalCode.SubjectNumber);
        }

        draft.Subject = number;
        return null;
    }
}
