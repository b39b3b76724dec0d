using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Whom a resource is about: a logical reference, by identity number.</summary>
internal static class LogicalSubject
{
    /// <param name="place">Stands on the element of the subject.</param>
    public static Refusal? Read(Place place, ResourceReference? subject, out IdentityNumber number)
    {
        number = default;
        var at = place.At;

        if (subject is null)
        {
            return place.Refuse(RefusalCode.SubjectMissing);
        }

        place.At = at + ".identifier";

        if (subject.Identifier is not { } identifier)
        {
            return place.Refuse(RefusalCode.SubjectMissing);
        }

        place.At = at + ".identifier.system";

        if (!Systems.IsIdentityNumber(identifier.SystemElement.Text()))
        {
            return place.Refuse(RefusalCode.SubjectSystem);
        }

        place.At = at + ".identifier.value";
        return IdentityNumber.TryParse(identifier.ValueElement.Text(), out number) ? null : place.Refuse(RefusalCode.SubjectNumber);
    }
}
