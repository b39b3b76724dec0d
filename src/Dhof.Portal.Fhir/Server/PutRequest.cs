using System.Text;
using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>What a resource was put with that does not stand in it: its address and its conditions. Kept beside it as an entry of a bundle writes them, so that it is tried again as what it was.</summary>
/// <param name="Id">As it stood in the address.</param>
/// <param name="IfMatch">As it came; null for none.</param>
/// <param name="Other">Another condition that came; null for none.</param>
public sealed record PutRequest(string Id, string? IfMatch, string? Other)
{
    private const string Resource = "resource", Request = "request", Url = "url", Match = "ifMatch", Exist = "ifNoneExist";

    /// <summary>A resource with its request.</summary>
    public EnvelopeEntry Entry(EnvelopeEntry alone, string type)
    {
        using var written = new MemoryStream();

        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            json.WritePropertyName(Resource);
            json.WriteRawValue(alone.Resource.Span, skipInputValidation: true);
            json.WriteStartObject(Request);
            json.WriteString("method", "PUT");
            json.WriteString(Url, $"{type}/{Id}");
            Condition(json, Match, IfMatch);
            Condition(json, Exist, Other);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return alone with { Put = this, Whole = written.ToArray() };
    }

    /// <summary>What was kept, as it came.</summary>
    public static EnvelopeEntry? Read(ReadOnlyMemory<byte> kept, out Refusal? refusal)
    {
        using var json = JsonDocument.Parse(kept, new() { MaxDepth = JsonScan.Options.MaxDepth });
        var request = json.RootElement.GetProperty(Request);
        var address = request.GetProperty(Url).GetString()!;
        PutRequest put = new(address[(address.IndexOf('/', StringComparison.Ordinal) + 1)..], Text(request, Match), Text(request, Exist));

        return EnvelopeReader.ReadResource(Encoding.UTF8.GetBytes(json.RootElement.GetProperty(Resource).GetRawText()), out refusal) is { } alone ? alone with { Put = put, Whole = kept } : null;
    }

    private static void Condition(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string? Text(JsonElement request, string name) => request.TryGetProperty(name, out var text) ? text.GetString() : null;
}
