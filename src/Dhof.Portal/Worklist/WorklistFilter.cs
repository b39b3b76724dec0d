using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Worklist;

/// <summary>Which rows of the worklist are shown: all, or those that the address asks for. It hides rows and nothing else, and what it hides is counted.</summary>
/// <param name="Mine">Only what the reader follows up, or was assigned to the reader.</param>
/// <param name="Severity">Of what the row says; null for all.</param>
/// <param name="Unread">Only what could not be read.</param>
/// <param name="Team">Only what was assigned to a team of the organisation; null for all.</param>
public sealed record WorklistFilter(FollowUpCondition? Condition, bool Mine, Severity? Severity, bool Unread, Assignee? Team = null)
{
    private const string UnreadKey = "unread";

    private static readonly ImmutableArray<(string Key, FollowUpCondition Condition)> s_conditions =
        [("copd", FollowUpCondition.Copd), ("heart-failure", FollowUpCondition.HeartFailure), ("diabetes", FollowUpCondition.Diabetes), ("multimorbid", FollowUpCondition.Multimorbid)];

    private static readonly ImmutableArray<(string Key, Severity Severity)> s_severities = [("red", Domain.Limits.Severity.Red), ("yellow", Domain.Limits.Severity.Yellow)];

    public static WorklistFilter All { get; } = new(null, false, null, false);

    public static IEnumerable<FollowUpCondition> Conditions => s_conditions.Select(one => one.Condition);

    /// <summary>Nothing is hidden.</summary>
    public bool IsAll => this == All;

    /// <summary>Reads what stands in the address; what does not exist is passed over, so an old address shows too much rather than too little.</summary>
    /// <param name="teams">The teams that there are.</param>
    public static WorklistFilter Read(string? condition, string? mine, string? severity, string? team, IEnumerable<Assignee> teams) => new(
        s_conditions.Where(one => one.Key == condition).Select(one => (FollowUpCondition?)one.Condition).FirstOrDefault(),
        mine == "1",
        s_severities.Where(one => one.Key == severity).Select(one => (Severity?)one.Severity).FirstOrDefault(),
        severity == UnreadKey,
        teams.FirstOrDefault(one => one.Key == team));

    /// <param name="reader">Key of the clinician.</param>
    public bool Shows(WorklistRow row, string reader) =>
        (Condition is null || row.Condition == Condition)
        && (!Mine || row.Owner?.Key == reader || row.AssignedTo?.Key == reader)
        && (Severity is null || row.Said?.Severity == Severity)
        && (!Unread || !row.Unread.IsEmpty)
        && (Team is null || Team.Is(row.AssignedTo));

    /// <summary>The address of the list so filtered, with a patient opened beside it or none.</summary>
    public string Address(PatientId? open = null)
    {
        string?[] parts =
        [
            open is { } patient ? $"open={patient}" : null,
            Condition is { } condition ? $"condition={s_conditions.First(one => one.Condition == condition).Key}" : null,
            Mine ? "mine=1" : null,
            Unread ? $"severity={UnreadKey}" : Severity is { } severity ? $"severity={s_severities.First(one => one.Severity == severity).Key}" : null,
            Team is { } team ? $"team={Uri.EscapeDataString(team.Key)}" : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/" : $"/?{query}";
    }

    /// <summary>What is shown, in words; empty for all.</summary>
    public string Say() => string.Join(", ", new[]
    {
        Condition is { } condition ? RoleWords.For(condition) : null,
        Severity is { } severity ? Format.SeverityWord(severity) : Unread ? Words.NotRead : null,
        Mine ? Words.FilterMine : null,
        Team?.Name,
    }.OfType<string>());
}
