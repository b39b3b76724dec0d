using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Reads lists of tokens (<c>system|code</c> or <c>code</c>, commas between alternatives). What is not known finds nothing.</summary>
internal static class SearchTokens
{
    private const string Categories = "http://terminology.hl7.org/CodeSystem/observation-category";
    private const string StatusSystem = "http://hl7.org/fhir/observation-status";

    public static ImmutableHashSet<MeasurementKind> Kinds(string value) => [.. Split(value).SelectMany(token => Named(token.System, token.Code))];

    /// <summary>Every kind that is taken is a vital sign, whether its message said so or not: a search must not miss what came without a category.</summary>
    public static ImmutableHashSet<MeasurementKind> InCategory(string value) =>
        Split(value).Any(token => token is (null or Categories, "vital-signs")) ? [.. MeasurementCatalogue.Kinds] : [];

    public static ImmutableHashSet<string> Statuses(string value) => [.. Split(value).Where(token => token.System is null or StatusSystem).Select(token => token.Code)];

    private static IEnumerable<(string? System, string Code)> Split(string value) => value.Split(',').Select(token =>
    {
        var bar = token.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? ((string?)null, token) : (token[..bar], token[(bar + 1)..]);
    });

    private static IEnumerable<MeasurementKind> Named(string? system, string code) => MeasurementCatalogue.Kinds.Where(kind =>
        (system is null or Systems.Loinc && Has(kind.Codes.Loinc, code))
        || (system is null or Systems.Snomed && Has(kind.Codes.Snomed, code))
        || (system is null or Systems.Npu && Has(kind.Codes.Npu, code)));

    /// <summary><c>system|</c> is any code of the system.</summary>
    private static bool Has(ImmutableArray<string> codes, string code) => code.Length == 0 ? codes.Length > 0 : codes.Contains(code);
}
