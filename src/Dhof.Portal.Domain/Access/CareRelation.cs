using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>An organisation follows a patient, and a controller lets it see what it holds.</summary>
/// <param name="Controller">Whose data the relation opens.</param>
/// <param name="Organisation">Who may see them.</param>
public sealed record CareRelation(PatientId Patient, OrganisationNumber Controller, OrganisationNumber Organisation, CareRelationKind Kind, DateTimeOffset From, DateTimeOffset? To)
{
    public bool Holds(DateTimeOffset at) => From <= at && (To is null || at < To);
}
