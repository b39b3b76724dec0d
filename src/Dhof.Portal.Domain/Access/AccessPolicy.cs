using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>Who may see what: role × organisation × care relation × purpose × information type × sharing. Everything that is not opened here stays closed. Called by folder Access only, which writes the log.</summary>
public static class AccessPolicy
{
    /// <summary>A grant is short; an open page asks for a new one.</summary>
    public static readonly TimeSpan GrantLife = TimeSpan.FromMinutes(10);

    /// <summary>A decision that ends within this is taken anew: whoever is given a grant has time to read.</summary>
    private static readonly TimeSpan s_atLeast = TimeSpan.FromMinutes(1);

    /// <summary>Raised whenever the same question could be answered otherwise; written in the log.</summary>
    public const int Version = 8;

    /// <param name="relations">The care relations between the patient and the clinician's organisation.</param>
    /// <param name="sharing">What the patient has decided about each controller; one that is not named is open.</param>
    public static bool TryOpen(
        AccessQuestion question,
        IEnumerable<CareRelation> relations,
        IReadOnlyDictionary<OrganisationNumber, SharingState> sharing,
        [NotNullWhen(true)] out PatientGrant? grant,
        out AccessRefusal refusal)
    {
        var (clinician, practitioner, patient, now) = (question.Clinician, question.Practitioner, question.Patient, question.Now);
        var holding = Holding(question, relations);
        var related = holding.Select(r => r.Controller).Distinct().ToLookup(controller => IsShared(controller, clinician.Organisation, sharing.GetValueOrDefault(controller)));
        ImmutableArray<OrganisationNumber> controllers = [.. related[true]];
        ImmutableArray<ClosedController> closed = [.. related[false].Select(controller => new ClosedController(controller, sharing[controller]))];

        // None, where no relation is left that a shared controller has.
        var basis = holding.Where(r => controllers.Contains(r.Controller)).OrderByDescending(r => r.Controller == clinician.Organisation).ThenBy(r => r.Kind).ThenBy(r => r.Controller.Value).FirstOrDefault();
        var types = basis is null ? InformationTypes.None : TypesFor(clinician.Role, basis.Kind, question.Purpose, basis.Controller == clinician.Organisation);

        AccessRefusal? why = basis is null ? (closed.IsEmpty ? AccessRefusal.NoCareRelation : AccessRefusal.NotShared)
            : types == InformationTypes.None ? WhyNoTypes(clinician.Role, question.Purpose)
            : practitioner is null || !practitioner.Is(clinician) ? AccessRefusal.NotAsSignedIn
            : !practitioner.HasRightAuthorization ? AccessRefusal.WrongAuthorization
            : !Attestation.CanDescribe(practitioner.Kind) ? AccessRefusal.CareNotDescribed
            : null;
        refusal = why ?? default;
        grant = null;

        if (why is not null || basis is null)
        {
            return false;
        }

        var attestation = question.Standing is { } standing && Stands(standing, question, basis.Kind) ? standing : new(practitioner!, patient, basis.Kind, question.Purpose, question.Decision, now);
        grant = new(clinician, patient, controllers, closed, types, attestation, basis.To, Earlier(Earlier(now + GrantLife, attestation.Until), basis.To ?? DateTimeOffset.MaxValue));
        return true;
    }

    /// <summary>
    /// The same question with the steps of the answer. Where nothing is opened, nothing in it comes from the patient: it is the same for a number of nobody,
    /// for somebody else's patient and for one who objects.
    /// </summary>
    public static AccessExplanation Explain(AccessQuestion question, IEnumerable<CareRelation> relations, IReadOnlyDictionary<OrganisationNumber, SharingState> sharing)
    {
        CareRelation[] all = [.. relations];
        TryOpen(question, all, sharing, out var grant, out _);
        var controllers = grant is null ? [] : Holding(question, all)
            .GroupBy(r => r.Controller, (controller, of) => new ExplainedController(question.Clinician, question.Purpose, of.OrderBy(r => r.Kind).First(), sharing.GetValueOrDefault(controller)));
        return new(question, grant, [.. controllers.OrderByDescending(one => one.IsOwn).ThenBy(one => one.Controller.Value)]);
    }

    /// <summary>Whether the role may declare a care relation that nobody has recorded: those who give care.</summary>
    public static bool MayDeclare(ClinicianRole role) => GivesCare(role);

    /// <summary>What a page is opened for: whoever gives care treats, the secretary coordinates.</summary>
    public static PurposeOfUse PurposeOf(ClinicianRole role) => role == ClinicianRole.Secretary ? PurposeOfUse.CoordinationOfCare : PurposeOfUse.Treatment;

    /// <summary>One cell: null where it is opened. What <see cref="TryOpen"/> opens is made of these, so a page can show the policy by asking it.</summary>
    public static AccessRefusal? WhyNot(AccessCase one)
    {
        if (one.Relation is not { } relation || !Enum.IsDefined(relation) || (relation == CareRelationKind.SelfDeclared && !MayDeclare(one.Role)))
        {
            return AccessRefusal.NoCareRelation;
        }

        var types = TypesFor(one.Role, relation, one.Purpose, one.IsOwn);

        return !one.IsOwn && one.Sharing != SharingState.Open ? AccessRefusal.NotShared
            : types == InformationTypes.None ? WhyNoTypes(one.Role, one.Purpose)
            : Has(types, one.Type) ? null
            : Has(TypesFor(one.Role, relation, one.Purpose, isOwn: true), one.Type) ? AccessRefusal.NotForOrganisation
            : relation == CareRelationKind.SelfDeclared && Has(TypesFor(one.Role, CareRelationKind.DailyFollowUp, one.Purpose, isOwn: true), one.Type) ? AccessRefusal.NotForRelation
            : one.Purpose == PurposeOf(one.Role) ? AccessRefusal.NotForRole : AccessRefusal.NotForPurpose;
    }

    /// <summary>Why an opened patient's grant does not open a kind of information; null where it does.</summary>
    public static AccessRefusal? WhyNot(PatientGrant grant, InformationTypes type) => Has(grant.Types, type)
        ? null
        : WhyNot(new AccessCase(grant.Clinician.Role, grant.Attestation.Relation, grant.Attestation.Purpose, type, grant.Controllers.Contains(grant.Clinician.Organisation), SharingState.Open));

    /// <summary>Whether an organisation with a care relation may see what a controller holds. Data/Visible.cs and Data/Sqlite/Shared.cs say the same in SQL, held together by a test.</summary>
    public static bool IsShared(OrganisationNumber controller, OrganisationNumber organisation, SharingState state) => controller == organisation || state == SharingState.Open;

    /// <summary>The client's grant for one patient, of whom only some of the controllers are open to it.</summary>
    public static ControllerGrant Narrow(ControllerGrant grant, IEnumerable<OrganisationNumber> controllers) => new(grant.Client, [.. grant.Reads.Intersect(controllers)], grant.Writes);

    /// <summary>The list of the patients that the clinician's organisation follows.</summary>
    public static CaseloadGrant OpenCaseload(Clinician clinician, DateTimeOffset now) => new(clinician, TypesFor(clinician.Role, PurposeOf(clinician.Role)), now + GrantLife);

    /// <summary>The same list for the same clinician, decided anew.</summary>
    public static CaseloadGrant Renew(CaseloadGrant grant, DateTimeOffset now) => OpenCaseload(grant.Clinician, now);

    /// <summary>What the clinician's own organisation was sent and could not read. Null for a role that sees no measurements.</summary>
    public static QuarantineGrant? OpenQuarantine(Clinician clinician, DateTimeOffset now) =>
        TypesFor(clinician.Role, PurposeOf(clinician.Role)).HasFlag(InformationTypes.Measurements) ? new(clinician, now + GrantLife) : null;

    /// <summary>What a configured machine client may do.</summary>
    public static ControllerGrant ForClient(string client, IEnumerable<OrganisationNumber> reads, IEnumerable<OrganisationNumber> writes) => new(client, [.. reads], [.. writes]);

    /// <summary>What a background work of the portal (the alert engine) may do for the controllers whose processor it is.</summary>
    public static ControllerGrant ForEngine(string name, IEnumerable<OrganisationNumber> controllers)
    {
        ImmutableArray<OrganisationNumber> all = [.. controllers];
        return new(name, all, all);
    }

    /// <summary>Whether an earlier decision still answers the same question: same person as then, same patient, relation and purpose, and not expired.</summary>
    private static bool Stands(Attestation standing, AccessQuestion question, CareRelationKind relation) =>
        standing.WhyNot(question.Patient, question.Clinician, question.Now + s_atLeast) is null && (standing.Practitioner, standing.Relation, standing.Purpose) == (question.Practitioner, relation, question.Purpose);

    /// <summary>The relations that count now: those of the clinician, which the role may have.</summary>
    private static ImmutableArray<CareRelation> Holding(AccessQuestion question, IEnumerable<CareRelation> relations) => Recorded(
        [.. relations.Where(r => r.Patient == question.Patient && r.IsOf(question.Clinician) && r.Holds(question.Now) && (r.Kind != CareRelationKind.SelfDeclared || MayDeclare(question.Clinician.Role)))]);

    /// <summary>What is recorded goes before what is declared: a declaration adds nothing to it.</summary>
    private static ImmutableArray<CareRelation> Recorded(ImmutableArray<CareRelation> holding) =>
        holding.Any(r => r.Kind != CareRelationKind.SelfDeclared) ? holding.RemoveAll(r => r.Kind == CareRelationKind.SelfDeclared) : holding;

    private static bool Has(InformationTypes types, InformationTypes type) => type != InformationTypes.None && types.HasFlag(type);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>A declared relation opens measurements and alerts to whoever gives care, never what the patient has answered in their own words.</summary>
    private static InformationTypes TypesFor(ClinicianRole role, CareRelationKind relation, PurposeOfUse purpose, bool isOwn) => relation switch
    {
        CareRelationKind.DailyFollowUp or CareRelationKind.GeneralPractice or CareRelationKind.SpecialistCare or CareRelationKind.Enrolment => TypesFor(role, purpose) | (isOwn ? LogFor(role, purpose) : InformationTypes.None),
        CareRelationKind.SelfDeclared when MayDeclare(role) => TypesFor(role, purpose) & (InformationTypes.Demographics | InformationTypes.Measurements | InformationTypes.Alerts),
        _ => InformationTypes.None,
    };

    /// <summary>
    /// Whoever gives care sees all, in an emergency by the same rules; whoever coordinates sees who the patient is, how to reach them and when they come, no clinical content.
    /// To break the glass is no purpose that the portal opens by.
    /// </summary>
    private static InformationTypes TypesFor(ClinicianRole role, PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment or PurposeOfUse.EmergencyTreatment when GivesCare(role) =>
            InformationTypes.Demographics | InformationTypes.Measurements | InformationTypes.Alerts | InformationTypes.Questionnaires
            | InformationTypes.Plans | InformationTypes.Medication | InformationTypes.Documents | InformationTypes.Dialogue | InformationTypes.Appointments
            | InformationTypes.Background | InformationTypes.Treatments | InformationTypes.Services | InformationTypes.Consents | InformationTypes.Other,
        PurposeOfUse.CoordinationOfCare when GivesCare(role) || role == ClinicianRole.Secretary => InformationTypes.Demographics | InformationTypes.Appointments,
        _ => InformationTypes.None,
    };

    /// <summary>Whoever gives care where the record is kept answers for it to the patient: they read who has used it. No list opens it, and no other organisation.</summary>
    private static InformationTypes LogFor(ClinicianRole role, PurposeOfUse purpose) =>
        GivesCare(role) && purpose is (PurposeOfUse.Treatment or PurposeOfUse.EmergencyTreatment) ? InformationTypes.AccessLog : InformationTypes.None;

    private static bool GivesCare(ClinicianRole role) => role is ClinicianRole.HomeCareNurse or ClinicianRole.GeneralPractitioner or ClinicianRole.Specialist;

    private static AccessRefusal WhyNoTypes(ClinicianRole role, PurposeOfUse purpose) =>
        purpose != PurposeOf(role) && TypesFor(role, PurposeOf(role)) != InformationTypes.None ? AccessRefusal.NotForPurpose : AccessRefusal.NotForRole;
}
