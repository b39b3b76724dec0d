using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Access;

/// <summary>Questions to the policy by somebody whom the directory knows as they signed in.</summary>
internal static class Asked
{
    public static AccessQuestion By(Clinician clinician, PatientId patient, DateTimeOffset now) => new(clinician, Known(clinician), patient, AccessPolicy.PurposeOf(clinician.Role), "d1", now);

    public static Practitioner Known(Clinician clinician, string? authorization = null, OrganisationKind kind = OrganisationKind.Municipality)
    {
        CareUnit unit = new(clinician.Organisation, "Enheten");
        return new(clinician.Key, clinician.Name, clinician.Role, null, clinician.Hpr, authorization, unit, unit, kind, null);
    }
}
