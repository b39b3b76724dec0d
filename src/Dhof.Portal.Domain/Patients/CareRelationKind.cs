namespace Dhof.Portal.Domain.Patients;

/// <summary>Why an organisation, or one clinician of it, has a relation to a patient. Rows store the numbers.</summary>
public enum CareRelationKind
{
    /// <summary>Responsibility for the daily follow-up (oppfølgingsansvar).</summary>
    DailyFollowUp = 0,

    /// <summary>On the list of this GP office.</summary>
    GeneralPractice = 1,

    /// <summary>Referred to or followed by this hospital.</summary>
    SpecialistCare = 2,

    /// <summary>Takes part in this organisation's digital follow-up, for which another is responsible.</summary>
    Enrolment = 3,

    /// <summary>A clinician has declared it, for a reason and a short time; it is theirs alone.</summary>
    SelfDeclared = 4,
}
