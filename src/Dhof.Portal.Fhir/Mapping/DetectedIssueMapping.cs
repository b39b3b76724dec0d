using System.Diagnostics.CodeAnalysis;
using Dhof.Portal.Domain.Alerts.Received;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>From the JSON of one DetectedIssue to an alert of another system. What is not understood is refused with the place and the cure, never guessed.</summary>
public static class DetectedIssueMapping
{
    /// <param name="json">One resource, UTF-8.</param>
    /// <param name="received">The instant that its own time is held against.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, DateTimeOffset received, [NotNullWhen(true)] out ReceivedIssue? issue, [NotNullWhen(false)] out Refusal? refusal)
    {
        issue = null;
        refusal = ResourceReader.Read<DetectedIssue>(json, NullsInLists.Remove, out var read);

        if (read is null)
        {
            refusal ??= new(RefusalCode.JsonInvalid, ResourceTypes.DetectedIssue);
            return false;
        }

        Draft draft = new(read);

        try
        {
            refusal = Meaning(draft) ?? Subject(draft) ?? Controller(draft) ?? Identifier(draft) ?? Time(draft, received) ?? Severity(draft) ?? Said(draft);
            issue = refusal is null ? draft.Finish() : null;
        }
        catch (CodedException)
        {
            refusal = draft.Refuse(RefusalCode.ElementShape);
        }

        return issue is not null;
    }

    private static Refusal? Meaning(Draft draft)
    {
        draft.At = "DetectedIssue.implicitRules";

        if (draft.Issue.ImplicitRulesElement.IsPresent())
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = "DetectedIssue.modifierExtension";

        if (draft.Issue.ModifierExtension is { Count: > 0 })
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = "DetectedIssue.status";
        var status = draft.Issue.StatusElement?.JsonValue as string;
        draft.IsWithdrawn = status is "entered-in-error" or "cancelled";
        return draft.IsWithdrawn || status is "preliminary" or "final" or "amended" or "corrected" ? null : draft.Refuse(RefusalCode.IssueStatus);
    }

    private static Refusal? Subject(Draft draft)
    {
        draft.At = "DetectedIssue.patient";
        var refusal = LogicalSubject.Read(draft, draft.Issue.Patient, out var number);
        draft.Subject = number;
        return refusal;
    }

    /// <summary>R4 lets no organisation be author; one that is named all the same is heard. Otherwise it is the client's own.</summary>
    private static Refusal? Controller(Draft draft)
    {
        draft.At = "DetectedIssue.author.identifier.value";

        if (draft.Issue.Author?.Identifier is not { } identifier || identifier.SystemElement.Text() != Systems.OrganisationNumber)
        {
            return null;
        }

        if (!OrganisationNumber.TryParse(identifier.ValueElement.Text(), out var number))
        {
            return draft.Refuse(RefusalCode.ControllerUnreadable);
        }

        draft.Controller = number;
        return null;
    }

    private static Refusal? Identifier(Draft draft)
    {
        draft.At = "DetectedIssue.identifier";
        var first = draft.Issue.Identifier.FirstOrDefault(one => one.ValueElement.Text() is not null);
        draft.Identifier = first is null ? "" : $"{first.SystemElement.Text()}|{first.ValueElement.Text()}";
        return first is null ? draft.Refuse(RefusalCode.IssueIdentifier) : null;
    }

    private static Refusal? Time(Draft draft, DateTimeOffset received)
    {
        draft.At = "DetectedIssue.identified";
        var text = draft.Issue.Identified switch { PrimitiveType at => at.Text(), Period period => period.StartElement.Text(), _ => null };

        if (text is null)
        {
            return draft.Refuse(RefusalCode.IssueTime);
        }

        var code = ZonedTime.Read(text, received, out var identified);
        draft.Identified = identified;
        return code is null ? null : draft.Refuse(code);
    }

    private static Refusal? Severity(Draft draft)
    {
        draft.At = "DetectedIssue.severity";
        Severity? severity = (draft.Issue.SeverityElement?.JsonValue as string) switch
        {
            "high" => Domain.Limits.Severity.Red,
            "moderate" => Domain.Limits.Severity.Yellow,
            "low" => Domain.Limits.Severity.Green,
            _ => null,
        };
        draft.Severity = severity ?? default;

        // Of a withdrawal only whose, and under which identifier.
        return severity is null && !draft.IsWithdrawn ? draft.Refuse(RefusalCode.IssueSeverity) : null;
    }

    /// <summary>A text that holds an identity number is kept in the original only.</summary>
    private static Refusal? Said(Draft draft)
    {
        draft.At = "DetectedIssue.code";
        var name = Shown(draft.Issue.Code?.TextElement.Text() ?? draft.Issue.Code?.Coding.Select(coding => coding.DisplayElement.Text() ?? coding.CodeElement.Text()).FirstOrDefault(text => text is not null));
        draft.At = "DetectedIssue.detail";
        var detail = Shown(draft.Issue.DetailElement.Text());
        draft.At = "DetectedIssue.author";
        var by = Shown(draft.Issue.Author?.DisplayElement.Text()) is { Length: > 0 } display ? display : Shown(draft.Issue.Author?.Identifier?.ValueElement.Text());
        draft.Said = new(name, detail, by);
        draft.At = "DetectedIssue.detail";
        return !draft.IsWithdrawn && (name.Length + detail.Length == 0 || name.Length + detail.Length + by.Length > ReceivedIssue.LongestText) ? draft.Refuse(RefusalCode.IssueText) : null;
    }

    private static string Shown(string? text) => text is null || Primitives.HoldsIdentityNumber(text) ? "" : text.Trim();

    private sealed class Draft(DetectedIssue issue) : Place(ResourceTypes.DetectedIssue)
    {
        public DetectedIssue Issue => issue;

        public bool IsWithdrawn { get; set; }

        public IdentityNumber Subject { get; set; }

        public OrganisationNumber? Controller { get; set; }

        public string Identifier { get; set; } = "";

        public DateTimeOffset Identified { get; set; }

        public Severity Severity { get; set; }

        public IssueSaid Said { get; set; } = new("", "", "");

        public ReceivedIssue Finish() => new(Subject, Controller, Identifier, Severity, Identified, Said, IsWithdrawn);
    }
}
