using System.Globalization;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Dhof.Portal.Fhir.Resources;

/// <summary>A DetectedIssue is one alert. It is decision support: it says which rule found what in which measurements, or what is missing, and nothing about what was done.</summary>
public static class DetectedIssueResource
{
    private static readonly FhirJsonSerializer s_json = new();

    /// <summary>Who is inactive misses nothing in particular.</summary>
    private static readonly string s_inactive = new InactivePatient().Key;

    public static CutResource Of(ReportedAlert alert) => CutResource.Of(s_json.SerializeToBytes(new DetectedIssue
    {
        Language = "nb",
        Status = Status(alert.Status),
        Code = Code(alert, AlertRules.FindNamed(alert.Rule)),
        Severity = alert.Severity switch
        {
            Severity.Red => DetectedIssue.DetectedIssueSeverity.High,
            Severity.Yellow => DetectedIssue.DetectedIssueSeverity.Moderate,
            _ => DetectedIssue.DetectedIssueSeverity.Low,
        },
        Patient = PatientResource.Reference(alert.Record, alert.Number),
        Identified = new FhirDateTime(BundleResponses.Instant(alert.RaisedAt)),
        Author = new() { Display = alert.Said is { By.Length: > 0 } said ? said.By : alert.Said is null ? "Dhof.Portal" : "Annet system" },
        Implicated = alert.Subject is null ? alert.Rule == s_inactive ? [] : References(alert) : [Missing(alert)],
        Evidence = alert.Subject is null && MeasurementCatalogue.FindSeries(alert.Series) is null ? [] : [new() { Code = [Measured(alert)], Detail = References(alert) }],
        Detail = alert.Why,
    }));

    private static CodeableConcept Code(ReportedAlert alert, NamedRule? rule)
    {
        Coding named = new(Systems.AlertRule, alert.Rule) { Version = alert.RuleVersion.ToString(CultureInfo.InvariantCulture) };
        return rule is null ? new() { Coding = [named], Text = alert.Said?.Name } : new() { Coding = [named, new(Systems.AlertKind, Kind(rule.Kind))], Text = rule.Name.Nb };
    }

    private static string Kind(AlertKind kind) => kind switch
    {
        AlertKind.MissingMeasurement => "missing-measurement",
        AlertKind.FormAnswer => "form-answer",
        AlertKind.MissingFormAnswer => "missing-form-answer",
        AlertKind.InactivePatient => "inactive-patient",
        AlertKind.Technical => "technical",
        _ => "measurement",
    };

    /// <summary>R4 lends DetectedIssue the statuses of observations: an open alert may still change.</summary>
    private static ObservationStatus Status(AlertStatus status) => status switch
    {
        AlertStatus.Open => ObservationStatus.Preliminary,
        AlertStatus.Closed => ObservationStatus.Final,
        _ => ObservationStatus.EnteredInError,
    };

    private static List<ResourceReference> References(ReportedAlert alert) =>
    [
        .. alert.Measurements.Select(id => new ResourceReference($"{ResourceTypes.Observation}/{id}")),
        .. alert.Responses.Select(id => new ResourceReference($"{ResourceTypes.QuestionnaireResponse}/{id}")),
    ];

    /// <summary>What did not come has no resource: as VKP has it, it is named by the code of the measurement, or by the form.</summary>
    private static ResourceReference Missing(ReportedAlert alert) => new()
    {
        Identifier = MeasurementCatalogue.FindSeries(alert.Series) is var (kind, _)
            ? new(Systems.Loinc, kind.Codes.Loinc.FirstOrDefault() ?? kind.Key)
            : new() { Value = alert.Series },
        Display = alert.Subject?.Nb,
    };

    /// <summary>What the series is measured by; of what is no series, what it is called.</summary>
    private static CodeableConcept Measured(ReportedAlert alert)
    {
        if (MeasurementCatalogue.FindSeries(alert.Series) is not var (kind, _))
        {
            return new() { Text = alert.Subject?.Nb ?? alert.Series };
        }

        return new() { Coding = [.. kind.Codes.Loinc.Take(1).Select(code => new Coding(Systems.Loinc, code)), .. kind.Codes.Snomed.Take(1).Select(code => new Coding(Systems.Snomed, code))], Text = kind.Name.Nb };
    }
}
