using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Server;

/// <summary>Steps through JSON without building anything.</summary>
internal static class JsonScan
{
    /// <summary>Deep enough to walk over what is refused for its depth, so that the other entries of its bundle are heard.</summary>
    private const int DeepestWalk = 4_096;

    public static JsonReaderOptions Options => new() { MaxDepth = DeepestWalk };

    /// <summary>Without the mark that some editors put first (RFC 8259 lets a reader ignore it).</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[3..] : body;

    /// <summary>What forbids to read a body at all.</summary>
    public static Refusal? Look(ReadOnlySpan<byte> body) =>
        body.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? new(RefusalCode.BodyEmpty, "Resource")
        : Utf8.IsValid(body) ? null
        : new(RefusalCode.JsonInvalid, "Resource");

    /// <summary>Moves from the first to the last token of a value, and says whether it is nested too deep.</summary>
    public static bool Skip(ref Utf8JsonReader reader)
    {
        var deep = false;
        var start = reader.CurrentDepth;

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.CurrentDepth > start)
            {
                deep |= reader.CurrentDepth - start >= ObservationMapping.DeepestLevel;
            }
        }

        return deep;
    }

    /// <summary>A string, or null where it is none or cannot be read.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
}
