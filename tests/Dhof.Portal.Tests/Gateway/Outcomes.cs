using System.Text.Json.Nodes;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Reads answers.</summary>
internal static class Outcomes
{
    public static string Key(this JsonNode outcome, int issue = 0) => (string)outcome["issue"]![issue]!["details"]!["coding"]![0]!["code"]!;

    public static string Expression(this JsonNode outcome, int issue = 0) => (string)outcome["issue"]![issue]!["expression"]![0]!;

    public static JsonNode Response(this JsonNode bundle, int entry) => bundle["entry"]![entry]!["response"]!;

    public static string Status(this JsonNode bundle, int entry) => ((string)bundle.Response(entry)["status"]!)[..3];
}
