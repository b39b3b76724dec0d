using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

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

    /// <param name="relation">Null for none.</param>
    public static string For(CareRelationKind? relation) => relation switch
    {
        CareRelationKind.DailyFollowUp => Words.CareRelationDaily,
        CareRelationKind.GeneralPractice => Words.CareRelationGp,
        CareRelationKind.SpecialistCare => Words.CareRelationSpecialist,
        CareRelationKind.Enrolment => Words.CareRelationEnrolment,
        CareRelationKind.SelfDeclared => Words.CareRelationDeclared,
        _ => Words.CareRelationNone,
    };

    public static string For(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => Words.PurposeTreatment,
        PurposeOfUse.EmergencyTreatment => Words.PurposeEmergency,
        PurposeOfUse.CoordinationOfCare => Words.PurposeCoordination,
        _ => Words.PurposeGlass,
    };

    /// <summary>Why access is refused, in a sentence.</summary>
    public static string For(AccessRefusal refusal) => Both(refusal).Sentence;

    /// <summary>The same in two or three words.</summary>
    public static string Short(AccessRefusal refusal) => Both(refusal).Short;

    /// <summary>What a version of the policy changed; empty for one that is not known.</summary>
    public static string Changed(int version) => version switch
    {
        1 => Words.PolicyChange1,
        2 => Words.PolicyChange2,
        3 => Words.PolicyChange3,
        4 => Words.PolicyChange4,
        5 => Words.PolicyChange5,
        6 => Words.PolicyChange6,
        7 => Words.PolicyChange7,
        8 => Words.PolicyChange8,
        _ => "",
    };

    private static (string Short, string Sentence) Both(AccessRefusal refusal) => refusal switch
    {
        AccessRefusal.NoCareRelation => (Words.RefusalNoRelationShort, Words.RefusalNoRelation),
        AccessRefusal.NoRecord => (Words.RefusalNoRecordShort, Words.RefusalNoRecord),
        AccessRefusal.NotForRole => (Words.RefusalForRoleShort, Words.RefusalForRole),
        AccessRefusal.NotShared => (Words.RefusalNotSharedShort, Words.RefusalNotShared),
        AccessRefusal.NotAsSignedIn => (Words.RefusalSignedInShort, Words.RefusalSignedIn),
        AccessRefusal.WrongAuthorization => (Words.RefusalWrongAuthorizationShort, Words.RefusalWrongAuthorization),
        AccessRefusal.CareNotDescribed => (Words.RefusalCareNotDescribedShort, Words.RefusalCareNotDescribed),
        AccessRefusal.NotForPurpose => (Words.RefusalForPurposeShort, Words.RefusalForPurpose),
        AccessRefusal.NotForRelation => (Words.RefusalForRelationShort, Words.RefusalForRelation),
        AccessRefusal.NotForOrganisation => (Words.RefusalForOrganisationShort, Words.RefusalForOrganisation),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "Every reason has its words."),
    };
}
