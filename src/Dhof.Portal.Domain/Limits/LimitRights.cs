using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Limits;

/// <summary>Who may act on the limits by which a controller's readings are judged (docs/decisions, personal limits). What a grant opens decides who may see them.</summary>
public static class LimitRights
{
    /// <summary>Those who give care at the controller; and a doctor who treats the patient by a recorded relation, whoever they work for.</summary>
    public static bool MaySet(PatientGrant grant, OrganisationNumber controller) => Treats(grant, controller) && (controller == grant.Clinician.Organisation || IsDoctor(grant.Clinician.Role));

    /// <summary>A doctor who treats the patient by a recorded relation: the municipality that follows up has none of its own.</summary>
    public static bool MayApprove(PatientGrant grant, OrganisationNumber controller) => Treats(grant, controller) && IsDoctor(grant.Clinician.Role);

    public static bool IsDoctor(ClinicianRole role) => role is ClinicianRole.GeneralPractitioner or ClinicianRole.Specialist;

    private static bool Treats(PatientGrant grant, OrganisationNumber controller) => grant.Controllers.Contains(controller) && grant.Types.HasFlag(InformationTypes.Measurements) && !grant.IsDeclared;
}
