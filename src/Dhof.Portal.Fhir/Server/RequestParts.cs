using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>What an entry asks for: only an unconditional create of what is taken.</summary>
internal static class RequestParts
{
    /// <param name="type">The type that the request names; null where it names none.</param>
    public static Refusal? Read(ref Utf8JsonReader reader, string at, out string? type)
    {
        Refusal? refusal = null;
        type = null;
        var depth = reader.CurrentDepth;

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var name = reader.GetString();
            reader.Read();
            var text = JsonScan.Text(ref reader);
            JsonScan.Skip(ref reader);

            type = name == "url" ? ResourceTypes.Addressed(text) : type;

            refusal ??= name switch
            {
                "method" when text != "POST" => new(RefusalCode.EntryMethod, at + ".method"),
                "url" when type is null => new(RefusalCode.EntryAddress, at + ".url"),
                "ifNoneExist" or "ifMatch" or "ifNoneMatch" or "ifModifiedSince" => new(RefusalCode.ConditionalRequest, $"{at}.{name}"),
                _ => null,
            };
        }

        return refusal;
    }
}
