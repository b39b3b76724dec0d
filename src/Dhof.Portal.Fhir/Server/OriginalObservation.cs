using System.Globalization;
using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>What was received, with the id and the version that the portal gave it. Numbers and unknown elements stay as they came.</summary>
public static class OriginalObservation
{
    /// <param name="json">One resource that was accepted.</param>
    public static byte[] WithId(ReadOnlyMemory<byte> json, long id, int version, DateTimeOffset received)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = Mapping.ObservationMapping.DeepestLevel });
        return AnswerWriter.Write(writer => Write(writer, document.RootElement, id, version, received), json.Length + 128);
    }

    /// <param name="array">A JSON array of resources that were accepted.</param>
    public static byte[] FromArray(ReadOnlyMemory<byte> array, int index, long id, int version, DateTimeOffset received)
    {
        using var document = JsonDocument.Parse(array, new() { MaxDepth = Mapping.ObservationMapping.DeepestLevel + 1 });
        return AnswerWriter.Write(writer => Write(writer, document.RootElement[index], id, version, received), 1_024);
    }

    internal static void Write(Utf8JsonWriter writer, JsonElement original, long id, int version, DateTimeOffset received)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", original.GetProperty("resourceType").GetString());
        writer.WriteString("id", id.ToString(CultureInfo.InvariantCulture));
        writer.WriteStartObject("meta");
        writer.WriteString("versionId", version.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("lastUpdated", BundleResponses.Instant(received));

        if (original.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object)
        {
            Rest(writer, meta, "versionId", "lastUpdated");
        }

        writer.WriteEndObject();
        Rest(writer, original, "resourceType", "id", "meta");
        writer.WriteEndObject();
    }

    private static void Rest(Utf8JsonWriter writer, JsonElement element, params ReadOnlySpan<string> without)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!without.Contains(property.Name))
            {
                property.WriteTo(writer);
            }
        }
    }
}
