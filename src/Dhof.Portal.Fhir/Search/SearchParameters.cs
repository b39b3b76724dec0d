using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Search;

/// <summary>The parameters that a search understands: read by name, and told in the CapabilityStatement.</summary>
internal static class SearchParameters
{
    public const string Patient = "patient";
    public const string Identifier = "patient.identifier";
    public const string Code = "code";
    public const string Category = "category";
    public const string Date = "date";
    public const string Status = "status";
    public const string LastUpdated = "_lastUpdated";
    public const string Sort = "_sort";
    public const string Count = "_count";
    public const string Total = "_total";

    private const string Clinical = "http://hl7.org/fhir/SearchParameter/clinical-";
    private const string Dates = "Prefixes eq, ne, gt, lt, ge, le, sa, eb and ap. A date, and a time without zone, is read in Europe/Oslo.";

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> Told { get; } =
    [
        Of(Patient, SearchParamType.Reference, "The portal's opaque id of the patient, also as Patient/id. Every search names exactly one patient, by this or by patient.identifier.", Clinical + "patient"),
        Of(Identifier, SearchParamType.Token, "system|number, only in the form of POST _search: identity numbers stay out of addresses."),
        Of(Code, SearchParamType.Token, "system|code or code, in LOINC, SNOMED CT or NPU. A code finds every measurement of its kind, whichever coding it came with; a code of no kind finds the vital signs that carry it.", Clinical + "code"),
        Of(Category, SearchParamType.Token, "vital-signs: everything that is taken here; survey: scores.", "http://hl7.org/fhir/SearchParameter/Observation-category"),
        Of(Date, SearchParamType.Date, $"The effective time; a period counts by its start. {Dates}", Clinical + "date"),
        Of(Status, SearchParamType.Token, "final, amended, corrected or entered-in-error. What was entered in error is found only where it is named here.", "http://hl7.org/fhir/SearchParameter/Observation-status"),
        Of(LastUpdated, SearchParamType.Date, $"When the portal received it. {Dates}", "http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"),
        Of(Sort, SearchParamType.Special, "date, -date, _lastUpdated or -_lastUpdated; -date where it is left out."),
        Of(Count, SearchParamType.Special, "Entries of a page, 0 to 1000; 0 gives the total alone, larger is read as 1000. 100 where it is left out."),
        Of(Total, SearchParamType.Special, "none (also where it is left out), estimate or accurate; both count exactly."),
    ];

    public static ImmutableArray<CapabilityStatement.SearchParamComponent> OfPatient { get; } =
    [
        Of(PatientSearchReader.Id, SearchParamType.Token, "The id of a Patient; the id of a person finds every record. Every search names exactly one person, by this or by identifier.", "http://hl7.org/fhir/SearchParameter/Resource-id"),
        Of(PatientSearchReader.Identifier, SearchParamType.Token, "system|number, only in the form of POST _search: identity numbers stay out of addresses.", "http://hl7.org/fhir/SearchParameter/Patient-identifier"),
    ];

    public static bool Knows(string name) => Told.Any(parameter => parameter.Name == name);

    private static CapabilityStatement.SearchParamComponent Of(string name, SearchParamType type, string documentation, string? definition = null) =>
        new() { Name = name, Type = type, Documentation = documentation, Definition = definition };
}
