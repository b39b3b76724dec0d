using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Writes a searchset by copying, entry by entry, straight into the answer.</summary>
/// <param name="address">Where the Observations are, complete: the base of every fullUrl.</param>
public sealed class SearchBundle(string address)
{
    private const int MostDigits = 20;
    private const int InstantLength = 24;

    private readonly byte[] _fullUrl = Encoding.UTF8.GetBytes($"{{\"fullUrl\":\"{JsonEncodedText.Encode(address)}/");
    private bool _hasEntries;

    /// <param name="total">Null where it was not asked for.</param>
    /// <param name="next">Null on the last page.</param>
    public static void Begin(IBufferWriter<byte> to, int? total, string self, string? next)
    {
        // The object stays open: the entries and the end follow.
        to.Write(AnswerWriter.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", "Bundle");
            writer.WriteString("type", "searchset");

            if (total is { } counted)
            {
                writer.WriteNumber("total", counted);
            }

            writer.WriteStartArray("link");
            Link(writer, "self", self);

            if (next is not null)
            {
                Link(writer, "next", next);
            }

            writer.WriteEndArray();
        }));
    }

    public void Entry(IBufferWriter<byte> to, CutObservation observation, long id, int version, DateTimeOffset received)
    {
        to.Write(_hasEntries ? ","u8 : ",\"entry\":["u8);
        _hasEntries = true;
        to.Write(_fullUrl);
        Number(to, id);
        to.Write("\",\"resource\":{\"resourceType\":\"Observation\",\"id\":\""u8);
        Number(to, id);
        to.Write("\",\"meta\":{\"versionId\":\""u8);
        Number(to, version);
        to.Write("\",\"lastUpdated\":\""u8);
        received.UtcDateTime.TryFormat(to.GetSpan(InstantLength), out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        to.Advance(length);
        to.Write("\""u8);
        to.Write(observation.Meta.Span);
        to.Write("}"u8);
        to.Write(observation.Rest.Span);
        to.Write("},\"search\":{\"mode\":\"match\"}}"u8);
    }

    public void End(IBufferWriter<byte> to) => to.Write(_hasEntries ? "]}"u8 : "}"u8);

    private static void Number(IBufferWriter<byte> to, long number)
    {
        Utf8Formatter.TryFormat(number, to.GetSpan(MostDigits), out var length);
        to.Advance(length);
    }

    private static void Link(Utf8JsonWriter writer, string relation, string url)
    {
        writer.WriteStartObject();
        writer.WriteString("relation", relation);
        writer.WriteString("url", url);
        writer.WriteEndObject();
    }
}
