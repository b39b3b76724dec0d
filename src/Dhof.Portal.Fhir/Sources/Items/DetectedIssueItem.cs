using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>An alert.</summary>
internal static class DetectedIssueItem
{
    public static ItemParts Read(DetectedIssue issue) => new(
        Elements.Joined(Elements.Of(issue.Code), Elements.Of(issue.DetailElement)),
        ItemTime.Of(issue.Identified),
        issue.StatusElement.Text(),
        Elements.Of(issue.Author));
}
