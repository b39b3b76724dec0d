using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Journal;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Dhof.Portal.Fhir.Resources;

/// <summary>
/// The journal document of a closed alert: a document Bundle of a Composition and the alert's DetectedIssue, as VKP DHO has it. The text that people read is the Composition's narrative and
/// stands nowhere else, so what is shown is what is sent.
/// </summary>
public static class JournalDocumentResource
{
    /// <summary>LOINC: note of an outpatient contact.</summary>
    private const string Note = "34133-9";

    private static readonly FhirJsonSerializer s_json = new();
    private static readonly FhirJsonDeserializer s_read = new();
    private static readonly XNamespace s_xhtml = "http://www.w3.org/1999/xhtml";

    public static byte[] Of(JournalDocument document)
    {
        var issue = "urn:uuid:" + Guid.NewGuid();

        return s_json.SerializeToBytes(new Bundle
        {
            Type = Bundle.BundleType.Document,
            Identifier = Name(document, document.Number),
            TimestampElement = new(document.At),
            Entry =
            [
                new() { FullUrl = "urn:uuid:" + Guid.NewGuid(), Resource = Composition(document, issue) },
                new() { FullUrl = issue, Resource = s_read.Deserialize<DetectedIssue>(Encoding.UTF8.GetString(DetectedIssueResource.Of(document.Alert).Whole(document.Alert.Id.ToString(CultureInfo.InvariantCulture), document.Alert.Version.ToString(CultureInfo.InvariantCulture), document.At))) },
            ],
        });
    }

    /// <summary>What a document says, line by line, as it stands in the document.</summary>
    public static string TextOf(ReadOnlyMemory<byte> stored)
    {
        using var document = JsonDocument.Parse(stored);
        var narrative = document.RootElement.GetProperty("entry")[0].GetProperty("resource").GetProperty("section")[0].GetProperty("text").GetProperty("div").GetString()!;
        return string.Join('\n', XElement.Parse(narrative).Elements(s_xhtml + "p").Select(line => line.Value));
    }

    /// <summary>What the alert said, as it stands in the document.</summary>
    public static string AboutOf(ReadOnlyMemory<byte> stored)
    {
        using var document = JsonDocument.Parse(stored);
        return document.RootElement.GetProperty("entry")[1].GetProperty("resource").GetProperty("detail").GetString()!;
    }

    private static Composition Composition(JournalDocument document, string issue)
    {
        var title = document.Lines[0];
        Narrative narrative = new() { Status = Narrative.NarrativeStatus.Generated, Div = new XElement(s_xhtml + "div", document.Lines.Select(line => new XElement(s_xhtml + "p", line))).ToString(SaveOptions.DisableFormatting) };
        return new()
        {
            Language = "nb",
            Identifier = Name(document, null),
            Status = document.State == JournalState.Withdrawn ? CompositionStatus.EnteredInError : document.Number == 1 ? CompositionStatus.Final : CompositionStatus.Amended,
            Type = new(Systems.Loinc, Note),
            Subject = PatientResource.Reference(document.Alert.Record, document.Alert.Number),
            DateElement = new FhirDateTime(BundleResponses.Instant(document.At)),
            Author = [Author(document.By, document.Hpr)],
            Custodian = Organisation(document),
            Title = title,
            RelatesTo = document.Number == 1 ? [] : [new() { Code = DocumentRelationshipType.Replaces, Target = Name(document, document.Number - 1) }],
            Event = [.. Events(document)],
            Section = [new() { Title = title, Text = narrative, Entry = [new ResourceReference(issue)] }],
        };
    }

    /// <summary>Raised, accepted by whoever follows up, closed: the codes of VKP DHO.</summary>
    private static IEnumerable<Composition.EventComponent> Events(JournalDocument document)
    {
        yield return Event("0", document.Alert.RaisedAt);

        foreach (var act in document.Acts.Where(act => act.Kind is AlertActKind.FollowedUp or AlertActKind.Closed))
        {
            yield return Event(act.Kind == AlertActKind.Closed ? "3" : "1", act.At);
        }
    }

    private static Composition.EventComponent Event(string code, DateTimeOffset at) => new()
    {
        Code = [new(Systems.AlertEvent, code)],
        Period = new() { StartElement = new FhirDateTime(BundleResponses.Instant(at)) },
    };

    private static ResourceReference Author(Performer by, string? hpr) => new() { Identifier = hpr is null ? null : new(Systems.HealthPersonnel, hpr), Display = by.Name };

    private static ResourceReference Organisation(JournalDocument document) => new() { Identifier = new(Systems.OrganisationNumber, document.Owner.Number.ToString()), Display = document.Owner.Name };

    /// <summary>The document, or one version of it.</summary>
    private static Identifier Name(JournalDocument document, int? number) =>
        new(Systems.JournalDocument, number is null ? $"{document.Alert.Id}" : $"{document.Alert.Id}/{number}");
}
