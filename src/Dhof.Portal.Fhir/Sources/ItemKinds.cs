using System.Collections.Frozen;
using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Fhir.Sources.Items;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>The types of resource that are read. Any other is listed under its own name.</summary>
internal static class ItemKinds
{
    public static ImmutableArray<ItemKind> All { get; } =
    [
        ItemKind.Standing<Patient>(InformationTypes.Demographics, PatientItem.Read),
        ItemKind.Standing<RelatedPerson>(InformationTypes.Demographics, RelatedPersonItem.Read),
        ItemKind.Along<Hl7.Fhir.Model.Practitioner>(InformationTypes.Demographics, PractitionerItem.Read),
        ItemKind.Along<PractitionerRole>(InformationTypes.Demographics, PractitionerRoleItem.Read),
        ItemKind.Along<Organization>(InformationTypes.Demographics, OrganizationItem.Read),
        ItemKind.Event<Observation>(InformationTypes.Measurements, "date", ObservationItem.Read),
        ItemKind.Event<QuestionnaireResponse>(InformationTypes.Questionnaires, "authored", QuestionnaireResponseItem.Read),
        ItemKind.Event<DetectedIssue>(InformationTypes.Alerts, "identified", DetectedIssueItem.Read),
        ItemKind.Standing<CarePlan>(InformationTypes.Plans, CarePlanItem.Read),
        ItemKind.Standing<Goal>(InformationTypes.Plans, GoalItem.Read),
        ItemKind.Standing<Hl7.Fhir.Model.Task>(InformationTypes.Plans, TaskItem.Read),
        ItemKind.Standing<ServiceRequest>(InformationTypes.Plans, ServiceRequestItem.Read),
        ItemKind.Standing<EpisodeOfCare>(InformationTypes.Treatments, EpisodeOfCareItem.Read),
        ItemKind.Event<Encounter>(InformationTypes.Treatments, "date", EncounterItem.Read),
        ItemKind.Event<Procedure>(InformationTypes.Treatments, "date", ProcedureItem.Read),
        ItemKind.Event<Appointment>(InformationTypes.Appointments, "date", AppointmentItem.Read),
        ItemKind.Standing<Condition>(InformationTypes.Background, ConditionItem.Read),
        ItemKind.Standing<AllergyIntolerance>(InformationTypes.Background, AllergyIntoleranceItem.Read),
        ItemKind.Standing<MedicationStatement>(InformationTypes.Medication, MedicationStatementItem.Read),
        ItemKind.Standing<MedicationRequest>(InformationTypes.Medication, MedicationRequestItem.Read),
        ItemKind.Standing<Device>(InformationTypes.Services, DeviceItem.Read),
        ItemKind.Standing<DeviceUseStatement>(InformationTypes.Services, DeviceUseStatementItem.Read),
        ItemKind.Event<Communication>(InformationTypes.Dialogue, "sent", CommunicationItem.Read),
        ItemKind.Event<DocumentReference>(InformationTypes.Documents, "date", DocumentReferenceItem.Read),
        ItemKind.Standing<Consent>(InformationTypes.Consents, ConsentItem.Read),
    ];

    private static readonly FrozenDictionary<string, ItemKind> s_byName = All.ToFrozenDictionary(kind => kind.Name);

    // Listed without being read.
    private static readonly FrozenDictionary<string, InformationTypes> s_others = new Dictionary<string, InformationTypes>
    {
        ["Media"] = InformationTypes.Measurements,
        ["ClinicalImpression"] = InformationTypes.Alerts,
        ["CareTeam"] = InformationTypes.Plans,
        ["Flag"] = InformationTypes.Background,
        ["Medication"] = InformationTypes.Medication,
        ["MedicationDispense"] = InformationTypes.Medication,
        ["MedicationAdministration"] = InformationTypes.Medication,
        ["Immunization"] = InformationTypes.Medication,
        ["Composition"] = InformationTypes.Documents,
        ["CommunicationRequest"] = InformationTypes.Dialogue,
        ["AppointmentResponse"] = InformationTypes.Appointments,
        ["SupplyRequest"] = InformationTypes.Services,
        ["Location"] = InformationTypes.Demographics,
        ["HealthcareService"] = InformationTypes.Demographics,
        ["Endpoint"] = InformationTypes.Demographics,
    }.ToFrozenDictionary();

    /// <summary>Null for a type that is listed without being read.</summary>
    public static ItemKind? Of(string resourceType) => s_byName.GetValueOrDefault(resourceType);

    /// <summary>Each type of resource belongs to one type of information.</summary>
    public static InformationTypes TypeOf(string resourceType) => Of(resourceType)?.Type ?? s_others.GetValueOrDefault(resourceType, InformationTypes.Other);
}
