using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>Opens what was posted, in one pass, without building the resources.</summary>
public static class EnvelopeReader
{
    public const int MostEntries = 5_000;

    /// <summary>A bundle.</summary>
    public static Envelope? ReadBundle(ReadOnlyMemory<byte> body, out Refusal? refusal) => Guarded(body, out refusal, Bundle);

    /// <summary>A single resource: one entry, where it is not refused.</summary>
    public static EnvelopeEntry? ReadResource(ReadOnlyMemory<byte> body, out Refusal? refusal) => Guarded(body, out refusal, Resource);

    private delegate T? Reading<T>(ReadOnlyMemory<byte> json, out Refusal? refusal);

    private static T? Guarded<T>(ReadOnlyMemory<byte> body, out Refusal? refusal, Reading<T> reading)
        where T : class
    {
        var json = JsonScan.WithoutMark(body);
        refusal = JsonScan.Look(json.Span);

        try
        {
            return refusal is null ? reading(json, out refusal) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            refusal = new(IsTooDeep(json.Span) ? RefusalCode.JsonTooDeep : RefusalCode.JsonInvalid, "Resource");
            return null;
        }
    }

    private static EnvelopeEntry? Resource(ReadOnlyMemory<byte> json, out Refusal? refusal)
    {
        var reader = new Utf8JsonReader(json.Span, JsonScan.Options);
        reader.Read();
        var deep = JsonScan.Skip(ref reader);
        End(ref reader);
        refusal = deep ? new(RefusalCode.JsonTooDeep, "Resource") : json.Span.TrimStart(" \t\r\n"u8)[0] == (byte)'{' ? null : new(RefusalCode.OtherType, "Resource");
        return refusal is null ? new(null, json, null, json) : null;
    }

    private static Envelope? Bundle(ReadOnlyMemory<byte> json, out Refusal? refusal)
    {
        var reader = new Utf8JsonReader(json.Span, JsonScan.Options);
        var parts = new BundleParts();
        refusal = null;
        reader.Read();

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = parts.Read(ref reader, json);
                refusal ??= found;
            }
        }
        else
        {
            JsonScan.Skip(ref reader);
        }

        End(ref reader);
        refusal ??= parts.Judge();
        return refusal is null ? new(parts.Type == "transaction", parts.Entries) : null;
    }

    /// <summary>Throws where anything but white space follows.</summary>
    private static void End(ref Utf8JsonReader reader)
    {
        if (reader.Read())
        {
            throw new JsonException();
        }
    }

    /// <summary>Whether a body that cannot be walked to its end goes deeper than anybody reads.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonScan.Options);
        var deepest = 0;

        try
        {
            while (reader.Read())
            {
                deepest = Math.Max(deepest, reader.CurrentDepth);
            }
        }
        catch (JsonException)
        {
            deepest = Math.Max(deepest, reader.CurrentDepth);
        }

        return deepest >= JsonScan.Options.MaxDepth - 1;
    }
}
