using System.Security.Claims;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Access;

/// <summary>The signed-in clinician as claims of the session cookie. Nothing about patients is ever in it.</summary>
public static class ClinicianClaims
{
    private const string Key = "sub";
    private const string Name = "name";
    private const string Role = "role";
    private const string Organisation = "org";
    private const string OrganisationNameClaim = "org_name";
    private const string Hpr = "hpr";

    public static ClaimsPrincipal ToPrincipal(Clinician clinician, string organisationName, string scheme)
    {
        List<Claim> claims =
        [
            new(Key, clinician.Key),
            new(Name, clinician.Name),
            new(Role, clinician.Role.ToString()),
            new(Organisation, clinician.Organisation.ToString()),
            new(OrganisationNameClaim, organisationName),
        ];

        if (clinician.Hpr is { } hpr)
        {
            claims.Add(new(Hpr, hpr));
        }

        return new(new ClaimsIdentity(claims, scheme, Name, Role));
    }

    /// <summary>The clinician of a principal; null where it is not one of ours.</summary>
    public static Clinician? Read(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true }
        && principal.FindFirstValue(Key) is { } key
        && principal.FindFirstValue(Name) is { } name
        && Enum.TryParse<ClinicianRole>(principal.FindFirstValue(Role), out var role)
        && OrganisationNumber.TryParse(principal.FindFirstValue(Organisation), out var organisation)
            ? new(key, name, role, organisation, principal.FindFirstValue(Hpr))
            : null;

    public static string OrganisationName(ClaimsPrincipal principal) => principal.FindFirstValue(OrganisationNameClaim) ?? "";
}
