using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>One way to spoil a JSON text, by bytes or by its structure. The places are shares of what there is to choose from.</summary>
internal sealed record JsonMutation(int How, int First, int Second, int Piece)
{
    private const int Ways = 14;
    private const int TooDeep = 70;

    private static readonly string[] s_names =
    [
        "modifierExtension", "implicitRules", "focus", "dataAbsentReason", "comparator", "contained", "effectivePeriod", "effectiveInstant", "valueString", "_status", "_value", "x", "text",
        "status", "code", "system", "value", "valueQuantity", "subject", "identifier", "component", "extension", "id", "display", "resourceType", "url", "note", "unit", "coding", "valueBoolean", "issued",
    ];

    private static readonly string[] s_pieces =
    [
        "null", "[]", "{}", "\"\"", "\" \"", "\"x\"", "true", "false", "0", "-0", "-1", "94", "94.0", "94.00000000000000", "94.0000000000000000000000000000000000000001", "9.4e1", "94E0", "1e300", "1e400",
        "1e-300", "123456789012345678901234567890", "999999999.9999", "1000000000", "0.00005", "[null]", "[{}]", "[[]]", "[null,{\"value\":\"x\"}]", "{\"value\":{}}", "\"2026-03-02T08:00:00Z\"",
        "\"2026-03-02T08:00:00.12345678Z\"", "\"2026-03-02\"", "\"\\uD800\"", "\"\\uD83D\\uDE00\"", "\"\\u0000\"", "\"\\u0041\"", "\"\\t\"", "\"f\\u0069nal\"", "\"final\"", "\"amended\"", "\"entered-in-error\"",
        "\"Observation\"", "\"Patient\"", "{\"coding\":[null,5]}", "{\"text\":\"x\"}", "{\"reference\":\"Patient/1\"}", "{\"display\":\"x\"}", "[{\"url\":\"http://example.org/x\",\"valueBoolean\":true}]", "[{\"display\":\"x\"}]",
        "{\"value\":5,\"unit\":\"x\"}", "{\"value\":94,\"comparator\":\"<\"}", "\"310000019\"", "\"http://loinc.org\"", "\"8867-4\"",
    ];

    public static Gen<JsonMutation> Any { get; } =
        from how in Gen.Int[0, Ways - 1]
        from first in Gen.Int[0, 9_999]
        from second in Gen.Int[0, 9_999]
        from piece in Gen.Int[0, 9_999]
        select new JsonMutation(how, first, second, piece);

    public byte[] Of(byte[] json)
    {
        var parts = JsonPart.All(json);
        var text = s_pieces[Piece % s_pieces.Length];

        // Broken already, or nothing left: only bytes can be spoiled.
        if (parts.Count == 0 || How == 0)
        {
            return json.Length == 0 ? json : Cut(json, First % json.Length, 1, Piece % 3 == 0 ? "" : ((char)(Piece % 128)).ToString());
        }

        var (one, other) = (parts[First % parts.Count], parts[Second % parts.Count]);
        var raw = Encoding.UTF8.GetString(json, one.Value, one.End - one.Value);

        return How switch
        {
            1 => Removed(json, one),
            2 => Cut(json, one.End, 0, "," + Encoding.UTF8.GetString(json, one.Start, one.End - one.Start)),
            3 => one.IsNamed ? Cut(json, one.Start, one.NameLength, $"\"{s_names[Second % s_names.Length]}\"") : json,
            4 => Cut(json, one.Value, one.End - one.Value, text),
            5 => Cut(json, one.Value, one.End - one.Value, Encoding.UTF8.GetString(json, other.Value, other.End - other.Value)),
            6 => raw.StartsWith('[') ? Cut(json, one.Value + 1, 0, raw == "[]" ? text : text + ",") : json,
            7 => raw.StartsWith('{') ? Cut(json, one.Value + 1, 0, $"\"{s_names[Second % s_names.Length]}\":{text}{(raw == "{}" ? "" : ",")}") : json,
            8 => Escaped(json, Second % 2 == 0 || !one.IsNamed ? one.Value : one.Start, Piece),
            9 => Cut(json, one.Value, 0, (Piece % 4) switch { 0 => " \r\n\t", 1 => "/* x */", 2 => "// x\n", _ => "," }),
            10 => Cut(json, json.Length, 0, Piece % 2 == 0 ? text : " "),
            11 => Cut(json, one.Value, one.End - one.Value, (Piece % 3) switch { 0 => $"[{raw}]", 1 => $"{{\"value\":{raw}}}", _ => Nested(raw) }),
            12 => Cut(json, 0, 0, Piece % 2 == 0 ? "\uFEFF" : " "),
            _ => Escaped(Escaped(json, one.Value, Piece), one.Value, Piece + 7),
        };
    }

    private static string Nested(string raw) => string.Concat(Enumerable.Repeat("[", TooDeep)) + raw + string.Concat(Enumerable.Repeat("]", TooDeep));

    private static byte[] Removed(byte[] json, JsonPart part) =>
        part.End < json.Length && json[part.End] == ',' ? Cut(json, part.Start, part.End - part.Start + 1, "")
        : part.Start > 0 && json[part.Start - 1] == ',' ? Cut(json, part.Start - 1, part.End - part.Start + 1, "")
        : Cut(json, part.Start, part.End - part.Start, "");

    /// <summary>Writes one character of a string as an escape.</summary>
    private static byte[] Escaped(byte[] json, int at, int which)
    {
        if (json[at] != (byte)'"')
        {
            return json;
        }

        var end = json.AsSpan(at + 1).IndexOf((byte)'"');
        var place = end <= 0 ? -1 : at + 1 + (which % end);
        return place < 0 || json[place] is >= 0x80 or (byte)'\\' ? json : Cut(json, place, 1, string.Create(CultureInfo.InvariantCulture, $"\\u{json[place]:X4}"));
    }

    private static byte[] Cut(byte[] json, int at, int length, string instead) => [.. json[..at], .. Encoding.UTF8.GetBytes(instead), .. json[(at + length)..]];
}

/// <summary>A value of a JSON text with its name, where it has one.</summary>
internal sealed record JsonPart(int Start, int NameLength, int Value, int End)
{
    public bool IsNamed => NameLength > 0;

    /// <summary>Every value, the whole included; none where the text is broken.</summary>
    public static List<JsonPart> All(byte[] json)
    {
        List<JsonPart> parts = [];
        var reader = new Utf8JsonReader(json, new() { MaxDepth = 1_000 });
        var (name, length) = (-1, 0);

        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    (name, length) = ((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2);
                }
                else if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                {
                    var start = (int)reader.TokenStartIndex;
                    var rest = reader;
                    rest.Skip();
                    parts.Add(new(name < 0 ? start : name, name < 0 ? 0 : length, start, (int)rest.BytesConsumed));
                    name = -1;
                }
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return parts;
    }
}
