namespace Dhof.Portal.Domain.Access;

/// <summary>Why a clinician declares a care relation that nobody has recorded. The access log stores the numbers.</summary>
public enum DeclaredReason
{
    /// <summary>The patient or next of kin has got in touch.</summary>
    Contacted = 0,

    /// <summary>A colleague asks for an opinion.</summary>
    AskedByColleague = 1,

    /// <summary>On duty for those who usually follow the patient up.</summary>
    OnDuty = 2,

    /// <summary>Referred, and the referral is not recorded yet.</summary>
    ReferralNotRecorded = 3,

    /// <summary>Something else, told in the text.</summary>
    Other = 4,
}
