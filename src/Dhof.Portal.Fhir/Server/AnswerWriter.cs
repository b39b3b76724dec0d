using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>How every answer is written: Norwegian letters as they are.</summary>
internal static class AnswerWriter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> content, int expected = 1_024)
    {
        var buffer = new ArrayBufferWriter<byte>(expected);

        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            content(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
