using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>What the directory knows of a clinician, read anew at each decision: whoever has left it, or changed role, opens nothing more.</summary>
/// <param name="Key">What the sign-in gives.</param>
/// <param name="Identity">Goes to a source that asks for it, and nowhere else: not on the screen, not in a log. Null where the directory does not hold it.</param>
/// <param name="Hpr">Null for whoever is not in the register of health personnel.</param>
/// <param name="Authorization">Code of 9060 that the person works by; null for none.</param>
/// <param name="PointOfCare">Where the clinician works: the organisation that signed in.</param>
/// <param name="LegalEntity">Who answers for it; the same where it is no part of another.</param>
public sealed record Practitioner(
    string Key,
    string Name,
    ClinicianRole Role,
    IdentityNumber? Identity,
    string? Hpr,
    string? Authorization,
    CareUnit PointOfCare,
    CareUnit LegalEntity,
    OrganisationKind Kind,
    Department? Department)
{
    /// <summary>ATT-11: the directory's person is the one who signed in, and acts as it was then.</summary>
    public bool Is(Clinician clinician) => (Key, Role, PointOfCare.Number, Hpr) == (clinician.Key, clinician.Role, clinician.Organisation, clinician.Hpr);

    /// <summary>ATT-32: who works by an authorisation is in the register, and it is that of the role.</summary>
    public bool HasRightAuthorization => Authorization is null || (Hpr is not null && Authorization == Role switch
    {
        ClinicianRole.HomeCareNurse => "SP",
        ClinicianRole.GeneralPractitioner or ClinicianRole.Specialist => "LE",
        _ => null,
    });
}
