namespace Dhof.Portal.Domain.Patients;

/// <summary>Why an organisation has a relation to a patient.</summary>
public enum CareRelationKind
{
    /// <summary>Daily follow-up (oppfølgingsansvar).</summary>
    DailyFollowUp,

    /// <summary>On the list of this GP office.</summary>
    GeneralPractice,

    /// <summary>Referred to or followed by this hospital.</summary>
    SpecialistCare,
}
