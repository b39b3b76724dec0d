using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data;

/// <summary>A row about a patient, owned by one controller. It is reached through a grant that opens its information type.</summary>
public interface IClinicalRow
{
    static abstract InformationTypes InformationType { get; }

    PatientId Patient { get; }

    OrganisationNumber Controller { get; }
}
