using System.Diagnostics.CodeAnalysis;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Understands the parameters of a search of Organization, all of which name numbers.</summary>
public static class OrganizationSearchReader
{
    /// <param name="wanted">Holds for the organisations that were asked for.</param>
    /// <param name="applied">The query of the self link.</param>
    public static bool TryRead(IReadOnlyCollection<GivenParameter> given, bool strict, [NotNullWhen(true)] out Predicate<OrganisationNumber>? wanted, out string applied, [NotNullWhen(false)] out Refusal? refusal)
    {
        List<HashSet<OrganisationNumber>> conditions = [];
        List<string> understood = [];
        refusal = IdentityInAddress.Find(given);

        foreach (var (name, value, _) in given.Where(parameter => parameter.Value.Length > 0))
        {
            var bare = name.Split(':')[0];
            var isKnown = bare is PatientSearchReader.Id or PatientSearchReader.Identifier;
            refusal ??= isKnown ? bare == name ? null : new(RefusalCode.SearchModifier, "http." + bare) : strict ? new(RefusalCode.SearchParameter, "http.parameter") : null;

            if (isKnown)
            {
                conditions.Add([.. Numbers(value)]);
                understood.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        applied = string.Join('&', understood);
        wanted = refusal is null ? number => conditions.TrueForAll(numbers => numbers.Contains(number)) : null;
        return wanted is not null;
    }

    /// <summary>What is no organisation number finds nothing.</summary>
    private static IEnumerable<OrganisationNumber> Numbers(string value)
    {
        foreach (var token in value.Split(','))
        {
            var bar = token.LastIndexOf('|');

            if ((bar < 0 || token[..bar] == Systems.OrganisationNumber) && OrganisationNumber.TryParse(token[(bar + 1)..], out var number))
            {
                yield return number;
            }
        }
    }
}
