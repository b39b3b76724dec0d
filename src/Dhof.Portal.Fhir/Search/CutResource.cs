using System.Text;
using System.Text.Json;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A resource, cut where the portal's id and meta go in: parsed once, then answered by copying. The same elements as <see cref="OriginalObservation"/>.</summary>
/// <param name="Type">Its resourceType.</param>
/// <param name="Meta">What else its meta holds, from the comma on.</param>
/// <param name="Rest">What else it holds, from the comma on.</param>
/// <param name="Status">Empty where its type has none.</param>
public sealed record CutResource(ReadOnlyMemory<byte> Type, ReadOnlyMemory<byte> Meta, ReadOnlyMemory<byte> Rest, string Status)
{
    /// <param name="json">One resource that was accepted, or that the portal wrote.</param>
    public static CutResource Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = ObservationMapping.DeepestLevel });
        var original = document.RootElement;
        var hasMeta = original.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object;

        return new(
            Encoding.UTF8.GetBytes(original.GetProperty("resourceType").GetString()!),
            hasMeta ? Others(meta, "versionId", "lastUpdated") : default,
            Others(original, "resourceType", "id", "meta"),
            original.TryGetProperty("status", out var status) ? status.GetString()! : "");
    }

    /// <summary>All of it, with the portal's id and meta.</summary>
    public byte[] Whole(string id, string version, DateTimeOffset received) =>
    [
        .. "{\"resourceType\":\""u8,
        .. Type.Span,
        .. Encoding.UTF8.GetBytes($"\",\"id\":\"{id}\",\"meta\":{{\"versionId\":\"{version}\",\"lastUpdated\":\"{BundleResponses.Instant(received)}\""),
        .. Meta.Span,
        (byte)'}',
        .. Rest.Span,
        (byte)'}',
    ];

    /// <summary>The elements as they stand in an object, between its first and its last brace, with a comma before.</summary>
    private static ReadOnlyMemory<byte> Others(JsonElement element, params ReadOnlySpan<string> without)
    {
        List<JsonProperty> others = [];

        foreach (var property in element.EnumerateObject())
        {
            if (!without.Contains(property.Name))
            {
                others.Add(property);
            }
        }

        if (others.Count == 0)
        {
            return default;
        }

        var written = AnswerWriter.Write(writer =>
        {
            writer.WriteStartObject();
            others.ForEach(property => property.WriteTo(writer));
            writer.WriteEndObject();
        });
        written[0] = (byte)',';
        return written.AsMemory(0, written.Length - 1);
    }
}
