using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>One patient, opened by one clinician, for minutes. Only <see cref="AccessPolicy"/> makes one.</summary>
public sealed class PatientGrant
{
    internal PatientGrant(Clinician clinician, PatientId patient, ImmutableArray<OrganisationNumber> controllers, ImmutableArray<ClosedController> closed, InformationTypes types, Attestation attestation, DateTimeOffset? relationUntil, DateTimeOffset until) =>
        (Clinician, Patient, Controllers, Closed, Types, Attestation, RelationUntil, Until) = (clinician, patient, controllers, closed, types, attestation, relationUntil, until);

    public Clinician Clinician { get; }

    public PatientId Patient { get; }

    /// <summary>Whose data it opens.</summary>
    public ImmutableArray<OrganisationNumber> Controllers { get; }

    /// <summary>Whose data it would open, had the patient not decided otherwise.</summary>
    public ImmutableArray<ClosedController> Closed { get; }

    public InformationTypes Types { get; }

    /// <summary>Why: care relation, purpose and decision, as other organisations are told it. It outlives the grant, and never an hour.</summary>
    public Attestation Attestation { get; }

    /// <summary>When the care relation ends; null for one without an end.</summary>
    public DateTimeOffset? RelationUntil { get; }

    /// <summary>The clinician has declared the relation: it is shown on the page, and can be ended there.</summary>
    public bool IsDeclared => Attestation.Relation == CareRelationKind.SelfDeclared;

    /// <summary>Whether the clinician may record what the patient decides about sharing: those who give care at the controller by a recorded relation, about its own data.</summary>
    public bool MayDecideSharing => Controllers.Contains(Clinician.Organisation) && Types.HasFlag(InformationTypes.Measurements) && !IsDeclared;

    /// <summary>Whether the clinician may claim, put off and close a controller's alerts: its own people, by a recorded relation.</summary>
    public bool MayActOn(OrganisationNumber controller) => controller == Clinician.Organisation && MayAssess(controller);

    /// <summary>Whether the clinician may say what they think of a controller's alerts: whoever sees them, by a recorded relation.</summary>
    public bool MayAssess(OrganisationNumber controller) => Controllers.Contains(controller) && Types.HasFlag(InformationTypes.Alerts) && !IsDeclared;

    /// <summary>Whether the clinician may write the self-treatment plan of their own organisation: those who give care there by a recorded relation. All others who are given plans read.</summary>
    public bool MayWritePlan => Controllers.Contains(Clinician.Organisation) && Types.HasFlag(InformationTypes.Plans) && !IsDeclared;

    /// <summary>The instant from which it opens nothing.</summary>
    public DateTimeOffset Until { get; }
}
