using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>One entry of a posted bundle. A missing request is read as a create: nothing else is possible here.</summary>
internal static class EntryParts
{
    public static EnvelopeEntry Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, string at)
    {
        var began = (int)reader.TokenStartIndex;

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            JsonScan.Skip(ref reader);
            return new(null, default, new(RefusalCode.ElementShape, at), json[began..(int)reader.BytesConsumed]);
        }

        string? fullUrl = null, addressed = null;
        ReadOnlyMemory<byte> resource = default;
        Refusal? refusal = null;
        var depth = reader.CurrentDepth;

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var (isUrl, isResource, isRequest) = (reader.ValueTextEquals("fullUrl"u8), reader.ValueTextEquals("resource"u8), reader.ValueTextEquals("request"u8));
            var isModifier = reader.ValueTextEquals("modifierExtension"u8);
            reader.Read();

            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (isUrl)
            {
                fullUrl = JsonScan.Text(ref reader);
                refusal ??= fullUrl is null ? new(RefusalCode.ElementShape, at + ".fullUrl") : null;
            }
            else if (isRequest && reader.TokenType == JsonTokenType.StartObject)
            {
                refusal = RequestParts.Read(ref reader, at + ".request", out addressed) ?? refusal;
                continue;
            }
            else if (isRequest || isModifier)
            {
                refusal ??= new(isModifier ? RefusalCode.Modifier : RefusalCode.ElementShape, at + (isModifier ? ".modifierExtension" : ".request"));
            }

            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            var deep = JsonScan.Skip(ref reader);

            if (isResource)
            {
                refusal ??= deep ? new(RefusalCode.JsonTooDeep, at + ".resource")
                    : !resource.IsEmpty ? new(RefusalCode.ElementTwice, at + ".resource")
                    : isObject ? null
                    : new(RefusalCode.ElementShape, at + ".resource");
                resource = json[start..(int)reader.BytesConsumed];
            }
        }

        refusal ??= resource.IsEmpty ? new(RefusalCode.EntryResourceMissing, at + ".resource")
            : addressed is not null && ResourceTypes.Of(resource.Span) is { } type && type != addressed ? new(RefusalCode.EntryAddress, at + ".request.url")
            : null;
        return new(fullUrl, refusal is null ? resource : default, refusal, json[began..(int)reader.BytesConsumed]);
    }
}
