using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Texts;

/// <summary>Why and how somebody may look, in words.</summary>
public static class AccessWords
{
    public static string For(DeclaredReason reason) => reason switch
    {
        DeclaredReason.Contacted => Words.CareReasonContacted,
        DeclaredReason.AskedByColleague => Words.CareReasonAsked,
        DeclaredReason.OnDuty => Words.CareReasonDuty,
        DeclaredReason.ReferralNotRecorded => Words.CareReasonReferral,
        _ => Words.CareReasonOther,
    };
}
