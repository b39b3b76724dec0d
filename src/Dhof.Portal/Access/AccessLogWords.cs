using Dhof.Portal.Domain.Access;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Access;

/// <summary>What an entry of the access log says.</summary>
public static class AccessLogWords
{
    /// <summary>More kinds than this are counted, not listed, where there is little room.</summary>
    private const int MostListed = 3;

    /// <summary>What stands above <see cref="Cells"/>.</summary>
    public static IEnumerable<string> Columns =>
        [Words.Time, Words.Name, Words.Role, Words.Organisation, Words.LogAct, Words.InformationKind, Words.CareRelation, Words.Purpose, Words.LogDecision, Words.LogReason, Words.DecisionId, Words.PolicyVersion];

    /// <summary>The whole entry, as words.</summary>
    public static IEnumerable<string> Cells(AccessLogEntry entry) =>
    [
        NorwegianTime.DateAndTime(entry.At),
        entry.Name,
        RoleWords.For(entry.Role),
        entry.Organisation,
        Act(entry),
        entry.Types is { } types ? InformationWords.List(types) : "",
        entry.Relation is { } relation ? AccessWords.For(relation) : "",
        entry.Purpose is { } purpose ? AccessWords.For(purpose) : "",
        Decision(entry),
        Reason(entry),
        entry.Decision ?? "",
        entry.Policy.ToString(NorwegianTime.Formats),
    ];

    /// <summary>What was done, and with which source.</summary>
    public static string Act(AccessLogEntry entry) => entry.Source is { } source ? $"{Act(entry.Action)} ({source})" : Act(entry.Action);

    /// <summary>What was done.</summary>
    public static string Act(string action) => action switch
    {
        AccessLog.PatientOpened => Words.ActPatientOpened,
        AccessLog.CaseloadOpened => Words.ActCaseload,
        AccessLog.QuarantineOpened => Words.ActQuarantine,
        AccessLog.SharingDecided => Words.ActSharing,
        AccessLog.PersonSought => Words.ActFound,
        AccessLog.RelationDeclared => Words.ActRelationDeclared,
        AccessLog.RelationEnded => Words.ActRelationEnded,
        AccessLog.OriginOpened => Words.ActOriginOpened,
        AccessLog.UnreadOpened => Words.ActUnreadOpened,
        AccessLog.LogOpened => Words.ActLogOpened,
        AccessLog.LogExported => Words.ActLogExported,
        AccessLog.LimitSet => Words.ActLimitSet,
        AccessLog.LimitApproved => Words.ActLimitApproved,
        AccessLog.LimitTakenBack => Words.ActLimitTakenBack,
        AccessLog.AccessExplained => Words.ActExplained,
        AccessLog.AlertActed => Words.ActAlert,
        AccessLog.PauseActed => Words.ActPause,
        AccessLog.SeenMarked => Words.ActSeen,
        AccessLog.SeenUndone => Words.ActSeenUndone,
        AccessLog.GreensSeen => Words.ActGreensSeen,
        AccessLog.GreensSeenTogether => Words.ActGreensSeenTogether,
        AccessLog.GreensUndone => Words.ActGreensUndone,
        AccessLog.NewsCopied => Words.ActNewsCopied,
        AccessLog.PlanSaved => Words.ActPlanSaved,
        AccessLog.PlanDiscarded => Words.ActPlanDiscarded,
        AccessLog.PlanRestored => Words.ActPlanRestored,
        AccessLog.PlanAgreed => Words.ActPlanAgreed,
        SourceLog.Asked => Words.ActSourceAsked,
        SourceLog.Answered => Words.ActSourceAnswered,
        CopyAccess.Copied => Words.ActSourceCopied,
        ClientActions.Search => Words.ActSearched,
        ClientActions.Read => Words.ActRead,
        ClientActions.Everything => Words.ActEverything,
        _ => $"{Words.ActOther} ({action})",
    };

    /// <summary>Given or refused, with why where it may be told.</summary>
    public static string Decision(AccessLogEntry entry) => entry switch
    {
        { IsRefused: false } => Words.Granted,
        { Refusal: { } refusal } => $"{Words.Refused}: {AccessWords.Short(refusal)}",
        _ => Words.Refused,
    };

    /// <summary>Why a clinician declared the relation, in their own words.</summary>
    public static string Reason(AccessLogEntry entry) => entry switch
    {
        { Reason: { } reason, ReasonText: { Length: > 0 } text } => $"{AccessWords.For(reason)}: {text}",
        { Reason: { } reason } => AccessWords.For(reason),
        _ => "",
    };

    /// <summary>The kinds of information, counted where they are many.</summary>
    public static string Kinds(InformationTypes types) =>
        InformationWords.Order.Count(type => types.HasFlag(type)) is > MostListed and var count ? Words.KindsCount.With(count) : InformationWords.List(types);
}
