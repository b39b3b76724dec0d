using System.Collections.Immutable;
using System.Text;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Reads lists of tokens (<c>system|code</c> or <c>code</c>, commas between alternatives). What is not known finds nothing.</summary>
internal static class SearchTokens
{
    /// <summary>The one status that is found only where it is asked for.</summary>
    public const string Withdrawn = "entered-in-error";

    public const string ObservationStatus = "http://hl7.org/fhir/observation-status";
    public const string RequestStatus = "http://hl7.org/fhir/request-status";

    public static ImmutableHashSet<MeasurementKind> Kinds(string value) => [.. Split(value).SelectMany(token => Named(token.System, token.Code))];

    /// <summary>What a vital sign without a kind of its own can be coded as: whatever does not name a kind.</summary>
    public static ImmutableArray<CodeToken> Others(string value) =>
    [
        .. Split(value).Where(token => (token.System, token.Code) is not (null, "") && (token.System is null || token.Code.Length == 0 || !Named(token.System, token.Code).Any()))
            .Select(token => new CodeToken(token.System, token.Code.Length == 0 ? null : token.Code)),
    ];

    /// <summary>Every kind that is taken counts as a vital sign, whether its message said so or not: a search must not miss what came without a category.</summary>
    public static ImmutableHashSet<MeasurementKind> InCategory(string value) =>
    [
        .. Split(value).Where(token => token.System is null or Systems.ObservationCategory)
            .SelectMany(token => MeasurementCatalogue.Kinds.Where(kind => token.Code == Systems.VitalSigns || (token.Code == Systems.Survey && kind.IsSurvey))),
    ];

    public static ImmutableHashSet<string> Statuses(string value, string statusSystem) => [.. Split(value).Where(token => token.System is null || token.System == statusSystem).Select(token => token.Code)];

    /// <summary>Keys of the rules that raise alerts.</summary>
    public static ImmutableHashSet<string> Rules(string value) => [.. Split(value).Where(token => token.System is null or Systems.AlertRule).SelectMany(token => AlertRules.Named.Select(rule => rule.Key).Where(key => token.Code.Length == 0 || token.Code == key))];

    /// <summary>A comma parts tokens and the first bar parts system and code, unless a backslash stands before it.</summary>
    private static List<(string? System, string Code)> Split(string value)
    {
        List<(string? System, string Code)> tokens = [];
        string? system = null;
        var text = new StringBuilder();

        for (var i = 0; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '\\' when i + 1 < value.Length:
                    text.Append(value[++i]);
                    break;
                case '|' when system is null:
                    system = text.ToString();
                    text.Clear();
                    break;
                case ',':
                    tokens.Add((system, text.ToString()));
                    system = null;
                    text.Clear();
                    break;
                default:
                    text.Append(value[i]);
                    break;
            }
        }

        return [.. tokens, (system, text.ToString())];
    }

    private static IEnumerable<MeasurementKind> Named(string? system, string code) => MeasurementCatalogue.Kinds.Where(kind =>
        (system is null or Systems.Loinc && Has(kind.Codes.Loinc, code))
        || (system is null or Systems.Snomed && Has(kind.Codes.Snomed, code))
        || (system is null or Systems.Npu && Has(kind.Codes.Npu, code)));

    /// <summary><c>system|</c> is any code of the system.</summary>
    private static bool Has(ImmutableArray<string> codes, string code) => code.Length == 0 ? codes.Length > 0 : codes.Contains(code);
}
