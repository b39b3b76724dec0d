using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>
/// Why one clinician looks at one patient, as other organisations are told it (Tillitsrammeverket). It goes with the opened patient and ends with it, or after an
/// hour: what comes later needs a new decision. Only <see cref="AccessPolicy"/> forms one.
/// </summary>
public sealed class Attestation
{
    /// <summary>The longest that Tillitsrammeverket allows.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(60);

    internal Attestation(Practitioner practitioner, PatientId patient, CareRelationKind relation, PurposeOfUse purpose, string decision, DateTimeOffset at)
    {
        (Practitioner, Patient, Relation, Purpose, At) = (practitioner, patient, relation, purpose, at);
        DecisionRef = new(decision, Describe(relation), relation == CareRelationKind.SelfDeclared);
        (HealthcareService, PurposeDetails) = Describe(practitioner.Kind);
    }

    public Practitioner Practitioner { get; }

    /// <summary>The one patient that it is bound to.</summary>
    public PatientId Patient { get; }

    public CareRelationKind Relation { get; }

    public PurposeOfUse Purpose { get; }

    /// <summary>What kind of care; this or <see cref="PurposeDetails"/> (ATT-43).</summary>
    public AttestedCode? HealthcareService { get; }

    public AttestedCode? PurposeDetails { get; }

    public DecisionRef DecisionRef { get; }

    /// <summary>Time of attestation (toa), whole seconds in the forms that are sent.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The instant from which it is expired.</summary>
    public DateTimeOffset Until => At + Life;

    /// <summary>Null where it may be used: for this patient, by whoever is signed in, now.</summary>
    public AttestationRefusal? WhyNot(PatientId patient, Clinician signedIn, DateTimeOffset now) =>
        patient != Patient ? AttestationRefusal.AnotherPatient
        : !Practitioner.Is(signedIn) ? AttestationRefusal.AnotherPractitioner
        : now < At || now >= Until ? AttestationRefusal.Expired
        : null;

    /// <exception cref="AttestationRefusedException">It may not be used for this patient, by this person, now.</exception>
    public void Demand(PatientId patient, Clinician signedIn, DateTimeOffset now)
    {
        if (WhyNot(patient, signedIn, now) is { } refusal)
        {
            throw new AttestationRefusedException(refusal);
        }
    }

    /// <summary>ATT-43: whether it can be told what the care is.</summary>
    internal static bool CanDescribe(OrganisationKind kind) => Describe(kind) is not (null, null);

    private static (AttestedCode? Service, AttestedCode? Details) Describe(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Municipality => (null, AttestedCode.CareAtHome),
        OrganisationKind.GeneralPractice => (AttestedCode.GeneralPractice, null),
        OrganisationKind.Hospital => (AttestedCode.InternalMedicine, null),
        _ => (null, null),
    };

    private static string Describe(CareRelationKind relation) => relation switch
    {
        CareRelationKind.DailyFollowUp => "Daglig oppfølging",
        CareRelationKind.GeneralPractice => "Fastlegens liste",
        CareRelationKind.SpecialistCare => "Henvist eller fulgt opp",
        CareRelationKind.Enrolment => "Deltar i digital hjemmeoppfølging",
        CareRelationKind.SelfDeclared => "Erklært av helsepersonellet selv",
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}
