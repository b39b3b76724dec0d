using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>What one controller holds of a patient, as a decision sees it.</summary>
/// <param name="Relation">The care relation that leads to it.</param>
/// <param name="Sharing">What the patient has decided about the controller.</param>
public sealed record ExplainedController(Clinician Clinician, PurposeOfUse Purpose, CareRelation Relation, SharingState Sharing)
{
    public OrganisationNumber Controller => Relation.Controller;

    /// <summary>The controller is the clinician's own organisation.</summary>
    public bool IsOwn => Controller == Clinician.Organisation;

    /// <summary>Null where the kind of information is opened.</summary>
    public AccessRefusal? WhyNot(InformationTypes type) => AccessPolicy.WhyNot(new AccessCase(Clinician.Role, Relation.Kind, Purpose, type, IsOwn, Sharing));
}
