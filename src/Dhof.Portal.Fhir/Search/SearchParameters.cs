using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Search;

/// <summary>The parameters that searches understand: read by name, and told in the CapabilityStatement.</summary>
internal static class SearchParameters
{
    public const string Patient = "patient";
    public const string PatientIdentifier = "patient.identifier";
    public const string Code = "code";
    public const string Category = "category";
    public const string Date = "date";
    public const string Authored = "authored";
    public const string Identified = "identified";
    public const string Questionnaire = "questionnaire";
    public const string Status = "status";
    public const string LastUpdated = "_lastUpdated";
    public const string Sort = "_sort";
    public const string Count = "_count";
    public const string Total = "_total";

    private const string Definitions = "http://hl7.org/fhir/SearchParameter/";
    private const string Dates = "Prefixes eq, ne, gt, lt, ge, le, sa, eb and ap. A date, and a time without zone, is read in Europe/Oslo.";

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> OfObservation { get; } = About(
        "clinical-patient",
        Date,
        byReceipt: true,
        Of(Code, SearchParamType.Token, "system|code or code, in LOINC, SNOMED CT or NPU. A code finds every measurement of its kind, whichever coding it came with; a code of no kind finds the vital signs that carry it.", "clinical-code"),
        Of(Category, SearchParamType.Token, "vital-signs: everything that is taken here; survey: scores.", "Observation-category"),
        Of(Date, SearchParamType.Date, $"The effective time; a period counts by its start. {Dates}", "clinical-date"),
        Of(Status, SearchParamType.Token, "final, amended, corrected or entered-in-error. What was entered in error is found only where it is named here.", "Observation-status"));

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> OfResponse { get; } = About(
        "QuestionnaireResponse-patient",
        Authored,
        byReceipt: true,
        Of(Questionnaire, SearchParamType.Reference, "The canonical address of the form, without version: answers to every version of it.", "QuestionnaireResponse-questionnaire"),
        Of(Authored, SearchParamType.Date, $"When it was answered. {Dates}", "QuestionnaireResponse-authored"),
        Of(Status, SearchParamType.Token, "completed or amended.", "QuestionnaireResponse-status"));

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> OfIssue { get; } = About(
        "clinical-patient",
        Identified,
        byReceipt: false,
        Of(Code, SearchParamType.Token, $"urn:dhof:alert-rule|code or code: {string.Join(", ", AlertRules.Named.Select(rule => rule.Key))}.", "clinical-code"),
        Of(Identified, SearchParamType.Date, $"When the portal raised it. {Dates}", "DetectedIssue-identified"),
        Of(Status, SearchParamType.Token, "preliminary (open), final (closed) or entered-in-error (nothing is left of what it rested on; found only where it is named here)."));

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> OfPlan { get; } = About(
        "clinical-patient",
        Date,
        byReceipt: false,
        Of(Date, SearchParamType.Date, $"From when the version in force is valid. {Dates}", "clinical-date"),
        Of(Status, SearchParamType.Token, "active: there is no other.", "CarePlan-status"));

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> OfOrganization { get; } =
    [
        Of(PatientSearchReader.Id, SearchParamType.Token, "An organisation number.", "Resource-id"),
        Of(PatientSearchReader.Identifier, SearchParamType.Token, "system|number or number: an organisation number.", "Organization-identifier"),
    ];

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> OfPatient { get; } =
    [
        Of(PatientSearchReader.Id, SearchParamType.Token, "The id of a Patient; the id of a person finds every record. Every search names exactly one person, by this or by identifier.", "Resource-id"),
        Of(PatientSearchReader.Identifier, SearchParamType.Token, "system|number, only in the form of POST _search: identity numbers stay out of addresses.", "Patient-identifier"),
    ];

    public const string Since = "_since";
    public const string Type = "_type";

    /// <summary>Of $everything.</summary>
    public static ImmutableArray<string> OfEverything { get; } = [Since, Type, Count];

    public static bool Has(ImmutableArray<CapabilityStatement.SearchParamComponent> told, string name) => told.Any(parameter => parameter.Name == name);

    /// <summary>What every search that is about one patient has, and its own.</summary>
    /// <param name="time">Its parameter for when something happened.</param>
    /// <param name="byReceipt">Whether it can be sorted by when the portal stored it.</param>
    private static ImmutableArray<CapabilityStatement.SearchParamComponent> About(string patient, string time, bool byReceipt, params IEnumerable<CapabilityStatement.SearchParamComponent> own) =>
    [
        Of(Patient, SearchParamType.Reference, "The id of a Patient: of a person, or of one controller's record, which finds what that controller holds; also as Patient/id. Every search names exactly one patient, by this or by patient.identifier.", patient),
        Of(PatientIdentifier, SearchParamType.Token, "system|number, only in the form of POST _search: identity numbers stay out of addresses."),
        .. own,
        Of(LastUpdated, SearchParamType.Date, $"When the portal stored the present version. {Dates}", "Resource-lastUpdated"),
        Of(Sort, SearchParamType.Special, $"{time}, -{time}{(byReceipt ? ", _lastUpdated or -_lastUpdated" : "")}; -{time} where it is left out."),
        Of(Count, SearchParamType.Special, "Entries of a page, 0 to 1000; 0 gives the total alone, larger is read as 1000. 100 where it is left out."),
        Of(SearchForm.Summary, SearchParamType.Special, "count, which gives the total alone, or false."),
        Of(Total, SearchParamType.Special, "none (also where it is left out), estimate or accurate; both count exactly."),
    ];

    private static CapabilityStatement.SearchParamComponent Of(string name, SearchParamType type, string documentation, string? definition = null) =>
        new() { Name = name, Type = type, Documentation = documentation, Definition = definition is null ? null : Definitions + definition };
}
