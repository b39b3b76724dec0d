using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Writes a searchset by copying, entry by entry, straight into the answer.</summary>
/// <param name="address">Where the types are, complete: the base of every fullUrl.</param>
public sealed class SearchBundle(string address)
{
    private const int InstantLength = 24;
    private const int RoundTripLength = 28;

    /// <summary>The constant texts of an entry, its type and id twice, its version and an instant, with room to spare.</summary>
    private const int MostOfFrame = 384;

    private const int LongestNumber = 20;

    private readonly byte[] _fullUrl = Encoding.UTF8.GetBytes($"{{\"fullUrl\":\"{JsonEncodedText.Encode(address)}/");
    private readonly byte[] _instant = new byte[InstantLength];
    private DateTimeOffset? _written;
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

    public void Entry(IBufferWriter<byte> to, CutResource resource, long id, int version, DateTimeOffset updated)
    {
        Span<byte> number = stackalloc byte[LongestNumber];
        Utf8Formatter.TryFormat(id, number, out var length);
        Entry(to, resource, number[..length], version, updated);
    }

    public void Entry(IBufferWriter<byte> to, CutResource resource, string id, int version, DateTimeOffset updated) => Entry(to, resource, Encoding.ASCII.GetBytes(id), version, updated);

    public void End(IBufferWriter<byte> to) => to.Write(_hasEntries ? "]}"u8 : "}"u8);

    private void Entry(IBufferWriter<byte> to, CutResource resource, ReadOnlySpan<byte> id, int version, DateTimeOffset updated)
    {
        // One piece of the answer's memory for the whole entry: each that is asked for costs as much as copying a hundred bytes.
        var span = to.GetSpan(_fullUrl.Length + MostOfFrame + resource.Meta.Length + resource.Rest.Length);
        var type = resource.Type.Span;
        var at = 0;
        Copy(span, ref at, _hasEntries ? ","u8 : ",\"entry\":["u8);
        _hasEntries = true;
        Copy(span, ref at, _fullUrl);
        Copy(span, ref at, type);
        Copy(span, ref at, "/"u8);
        Copy(span, ref at, id);
        Copy(span, ref at, "\",\"resource\":{\"resourceType\":\""u8);
        Copy(span, ref at, type);
        Copy(span, ref at, "\",\"id\":\""u8);
        Copy(span, ref at, id);
        Copy(span, ref at, "\",\"meta\":{\"versionId\":\""u8);
        Number(span, ref at, version);
        Copy(span, ref at, "\",\"lastUpdated\":\""u8);
        Copy(span, ref at, Instant(updated));
        Copy(span, ref at, "\""u8);
        Copy(span, ref at, resource.Meta.Span);
        Copy(span, ref at, "}"u8);
        Copy(span, ref at, resource.Rest.Span);
        Copy(span, ref at, "},\"search\":{\"mode\":\"match\"}}"u8);
        to.Advance(at);
    }

    /// <summary>What was received together stands together, so the text is written once for many.</summary>
    private ReadOnlySpan<byte> Instant(DateTimeOffset received)
    {
        if (received != _written)
        {
            _written = received;

            // The round-trip format has a fast path of its own; to its milliseconds it is what an instant looks like.
            Span<byte> whole = stackalloc byte[RoundTripLength];
            received.UtcDateTime.TryFormat(whole, out _, "O", CultureInfo.InvariantCulture);
            whole[..(InstantLength - 1)].CopyTo(_instant);
            _instant[^1] = (byte)'Z';
        }

        return _instant;
    }

    private static void Copy(Span<byte> to, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        at += bytes.Length;
    }

    private static void Number(Span<byte> to, ref int at, int number)
    {
        Utf8Formatter.TryFormat(number, to[at..], out var length);
        at += length;
    }

    private static void Link(Utf8JsonWriter writer, string relation, string url)
    {
        writer.WriteStartObject();
        writer.WriteString("relation", relation);
        writer.WriteString("url", url);
        writer.WriteEndObject();
    }
}
