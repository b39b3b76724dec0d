using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>What an entry asks for: only an unconditional create of an Observation is taken.</summary>
internal static class RequestParts
{
    public static Refusal? Read(ref Utf8JsonReader reader, string at)
    {
        Refusal? refusal = null;
        var depth = reader.CurrentDepth;

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var name = reader.GetString();
            reader.Read();
            var text = JsonScan.Text(ref reader);
            JsonScan.Skip(ref reader);

            refusal ??= name switch
            {
                "method" when text != "POST" => new(RefusalCode.EntryMethod, at + ".method"),
                "url" when text is null || !IsObservation(text) => new(RefusalCode.EntryAddress, at + ".url"),
                "ifNoneExist" or "ifMatch" or "ifNoneMatch" or "ifModifiedSince" => new(RefusalCode.ConditionalRequest, $"{at}.{name}"),
                _ => null,
            };
        }

        return refusal;
    }

    /// <summary>Relative, or complete with whatever address the sender knows this server by.</summary>
    private static bool IsObservation(string url) => url == "Observation" || url.EndsWith("/Observation", StringComparison.Ordinal);
}
