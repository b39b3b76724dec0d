using System.Globalization;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Dhof.Portal.Fhir.Resources;

/// <summary>A DetectedIssue is one alert. It is decision support: it says which rule found what in which measurements, and nothing about what was done.</summary>
public static class DetectedIssueResource
{
    private static readonly FhirJsonSerializer s_json = new();

    public static CutResource Of(ReportedAlert alert) => CutResource.Of(s_json.SerializeToBytes(new DetectedIssue
    {
        Language = "nb",
        Status = Status(alert.Status),
        Code = new() { Coding = [new(Systems.AlertRule, alert.Rule) { Version = alert.RuleVersion.ToString(CultureInfo.InvariantCulture) }], Text = AlertRules.Find(alert.Rule)?.Name.Nb ?? alert.Said?.Name },
        Severity = alert.Severity switch
        {
            Severity.Red => DetectedIssue.DetectedIssueSeverity.High,
            Severity.Yellow => DetectedIssue.DetectedIssueSeverity.Moderate,
            _ => DetectedIssue.DetectedIssueSeverity.Low,
        },
        Patient = PatientResource.Reference(alert.Record, alert.Number),
        Identified = new FhirDateTime(BundleResponses.Instant(alert.RaisedAt)),
        Author = new() { Display = alert.Said is { By.Length: > 0 } said ? said.By : alert.Said is null ? "Dhof.Portal" : "Annet system" },
        Implicated = References(alert),
        Evidence = MeasurementCatalogue.FindSeries(alert.Series) is null ? [] : [new() { Code = [Measured(alert.Series)], Detail = References(alert) }],
        Detail = alert.Why,
    }));

    /// <summary>R4 lends DetectedIssue the statuses of observations: an open alert may still change.</summary>
    private static ObservationStatus Status(AlertStatus status) => status switch
    {
        AlertStatus.Open => ObservationStatus.Preliminary,
        AlertStatus.Closed => ObservationStatus.Final,
        _ => ObservationStatus.EnteredInError,
    };

    private static List<ResourceReference> References(ReportedAlert alert) => [.. alert.Measurements.Select(id => new ResourceReference($"{ResourceTypes.Observation}/{id}"))];

    /// <summary>What the series is measured by.</summary>
    private static CodeableConcept Measured(string series)
    {
        var (kind, _) = MeasurementCatalogue.BySeries(series);
        return new() { Coding = [.. kind.Codes.Loinc.Take(1).Select(code => new Coding(Systems.Loinc, code)), .. kind.Codes.Snomed.Take(1).Select(code => new Coding(Systems.Snomed, code))], Text = kind.Name.Nb };
    }
}
