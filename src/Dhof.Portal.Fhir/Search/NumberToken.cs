using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Search;

/// <summary>An identity number as a search names it: <c>system|number</c>.</summary>
internal static class NumberToken
{
    public static bool TryRead(string value, out IdentityNumber number)
    {
        number = default;
        return value.Split('|') is [var system, var text] && Systems.IsIdentityNumber(system) && IdentityNumber.TryParse(text, out number);
    }
}
