using System.Globalization;
using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>What was received, with the id and the version that the portal gave it. Numbers and unknown elements stay as they came.</summary>
public static class OriginalObservation
{
    /// <param name="json">One resource that was accepted.</param>
    public static byte[] WithId(ReadOnlyMemory<byte> json, long id, DateTimeOffset received)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = Mapping.ObservationMapping.DeepestLevel });
        return Patched(document.RootElement, id, received, json.Length + 128);
    }

    /// <param name="array">A JSON array of resources that were accepted.</param>
    public static byte[] FromArray(ReadOnlyMemory<byte> array, int index, long id, DateTimeOffset received)
    {
        using var document = JsonDocument.Parse(array, new() { MaxDepth = Mapping.ObservationMapping.DeepestLevel + 1 });
        return Patched(document.RootElement[index], id, received, 1_024);
    }

    private static byte[] Patched(JsonElement original, long id, DateTimeOffset received, int expected) => AnswerWriter.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", original.GetProperty("resourceType").GetString());
            writer.WriteString("id", id.ToString(CultureInfo.InvariantCulture));
            writer.WriteStartObject("meta");
            writer.WriteString("versionId", "1");
            writer.WriteString("lastUpdated", BundleResponses.Instant(received));

            if (original.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object)
            {
                Rest(writer, meta, "versionId", "lastUpdated");
            }

            writer.WriteEndObject();
            Rest(writer, original, "resourceType", "id", "meta");
            writer.WriteEndObject();
        },
        expected);

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
