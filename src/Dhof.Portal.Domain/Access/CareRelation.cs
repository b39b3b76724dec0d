using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>An organisation follows a patient, and a controller lets it see what it holds.</summary>
/// <param name="Controller">Whose data the relation opens.</param>
/// <param name="Organisation">Who may see them.</param>
/// <param name="Clinician">Key of the one of the organisation whose relation it is; null for all of it.</param>
public sealed record CareRelation(PatientId Patient, OrganisationNumber Controller, OrganisationNumber Organisation, CareRelationKind Kind, DateTimeOffset From, DateTimeOffset? To, string? Clinician = null)
{
    /// <summary>Whether it is this clinician's: a declared one is nobody else's.</summary>
    public bool IsOf(Clinician clinician) => Organisation == clinician.Organisation && (Clinician == clinician.Key || (Clinician is null && Kind != CareRelationKind.SelfDeclared));

    public bool Holds(DateTimeOffset at) => From <= at && (To is null || at < To);
}
