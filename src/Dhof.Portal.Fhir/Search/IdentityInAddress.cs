using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Stops a search that carries an identity number in its URL, under whatever name and whatever the handling.</summary>
internal static class IdentityInAddress
{
    private const int Digits = 11;

    public static Refusal? Find(IEnumerable<GivenParameter> given) =>
        given.Any(parameter => parameter.InAddress && (NamesAPerson(parameter.Name) || HoldsANumber(parameter.Value))) ? new(RefusalCode.IdentityInAddress, "http.query") : null;

    /// <summary><c>patient.identifier</c>, <c>subject:Patient.identifier</c>, <c>patient:identifier</c> ….</summary>
    private static bool NamesAPerson(string name) =>
        (name.StartsWith("patient", StringComparison.OrdinalIgnoreCase) || name.StartsWith("subject", StringComparison.OrdinalIgnoreCase))
        && name.EndsWith("identifier", StringComparison.OrdinalIgnoreCase);

    private static bool HoldsANumber(string value)
    {
        for (var i = 0; i + Digits <= value.Length; i++)
        {
            if (char.IsAsciiDigit(value[i]) && IdentityNumber.TryParse(value.Substring(i, Digits), out _))
            {
                return true;
            }
        }

        return false;
    }
}
