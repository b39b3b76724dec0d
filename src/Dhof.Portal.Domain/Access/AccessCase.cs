using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>One cell of the policy: everything that decides whether a clinician sees one kind of information that one controller holds of one patient.</summary>
/// <param name="Relation">The care relation that holds now; null for none.</param>
/// <param name="IsOwn">The controller is the clinician's own organisation.</param>
/// <param name="Sharing">What the patient has decided about the controller.</param>
public readonly record struct AccessCase(ClinicianRole Role, CareRelationKind? Relation, PurposeOfUse Purpose, InformationTypes Type, bool IsOwn, SharingState Sharing);
