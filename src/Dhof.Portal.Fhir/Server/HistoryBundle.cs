using System.Globalization;
using System.Text.Json;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Fhir.Server;

/// <summary>One version of what was received.</summary>
/// <param name="Resource">As it came.</param>
public sealed record ReceivedVersion(int Version, CutResource Resource, DateTimeOffset Received);

/// <summary>Every version of one resource, the present one first, as a Bundle of type history.</summary>
public static class HistoryBundle
{
    /// <param name="address">Where the resource is, complete.</param>
    public static byte[] Of(string address, long id, IReadOnlyList<ReceivedVersion> versions) => AnswerWriter.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", "Bundle");
        writer.WriteString("type", "history");
        writer.WriteNumber("total", versions.Count);
        writer.WriteStartArray("link");
        writer.WriteStartObject();
        writer.WriteString("relation", "self");
        writer.WriteString("url", address + "/_history");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("entry");

        foreach (var version in versions)
        {
            Entry(writer, address, id, version);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>Every version came by a create: the sender does not know the portal's id.</summary>
    private static void Entry(Utf8JsonWriter writer, string address, long id, ReceivedVersion version)
    {
        writer.WriteStartObject();
        writer.WriteString("fullUrl", address);
        writer.WritePropertyName("resource");
        writer.WriteRawValue(version.Resource.Whole(Text(id), Text(version.Version), version.Received), skipInputValidation: true);
        writer.WriteStartObject("request");
        writer.WriteString("method", "POST");
        writer.WriteString("url", version.Resource.Type.Span);
        writer.WriteEndObject();
        writer.WriteStartObject("response");
        writer.WriteString("status", "201 Created");
        writer.WriteString("etag", string.Create(CultureInfo.InvariantCulture, $"W/\"{version.Version}\""));
        writer.WriteString("lastModified", BundleResponses.Instant(version.Received));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
