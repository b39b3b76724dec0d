namespace Dhof.Portal.Fhir.Server;

/// <summary>What can be wrong with one DetectedIssue, beside what can be wrong with any resource.</summary>
public sealed partial record RefusalCode
{
    public static RefusalCode IssueStatus { get; } = new("issue-status", 422, "business-rule", "Send the DetectedIssue when its status is preliminary, final, amended or corrected; withdraw it by entered-in-error.");

    public static RefusalCode IssueIdentifier { get; } = new("issue-identifier", 422, "required", "Give the alert an identifier that no other alert of the controller has: corrections and the withdrawal come under it.");

    public static RefusalCode IssueTime { get; } = new("issue-time", 422, "required", "Send identifiedDateTime, with date, time of day and zone.");

    public static RefusalCode IssueSeverity { get; } = new("issue-severity", 422, "required", "Send severity: high, moderate or low.");

    public static RefusalCode IssueText { get; } = new("issue-text", 422, "required", "Say what the alert is about in code or detail, in at most 1,000 characters and without an identity number.");
}
