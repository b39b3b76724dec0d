namespace Dhof.Portal.Domain.Patients;

/// <summary>Why a patient is followed up at home: it chooses default limits and, later, the pathway.</summary>
public enum FollowUpCondition
{
    /// <summary>KOLS.</summary>
    Copd,
    HeartFailure,
    Diabetes,
    Multimorbid,
}
