using System.Buffers;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping.Fast;

/// <summary>Single values as the known profiles write them. Null says: not mine. The reader stands on the name of the element.</summary>
internal static class FastPrimitives
{
    /// <summary>Longer numbers, exponents and signs are left to Firely: hardly a measurement is written so.</summary>
    private const int LongestNumber = 16;

    private static readonly SearchValues<byte> s_plain = SearchValues.Create("0123456789."u8);

    /// <summary>A text that is there once and says something.</summary>
    /// <param name="there">What the element holds already: one that comes twice is not mine.</param>
    public static T? Text<T>(ref Utf8JsonReader reader, T? there)
        where T : PrimitiveType, new() => there is null ? Text<T>(ref reader) : null;

    /// <summary>The same, for a text in a list: the reader stands on it.</summary>
    public static T? Listed<T>(ref Utf8JsonReader reader)
        where T : PrimitiveType, new() =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? new T { JsonValue = text } : null;

    public static FhirDecimal? Number(ref Utf8JsonReader reader, FhirDecimal? there) =>
        there is null
        && reader.Read()
        && reader.TokenType == JsonTokenType.Number
        && reader.ValueSpan.Length <= LongestNumber
        && !reader.ValueSpan.ContainsAnyExcept(s_plain)
        && reader.TryGetDecimal(out var number)
        ? new FhirDecimal { JsonValue = number }
        : null;

    public static FhirBoolean? YesOrNo(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType is JsonTokenType.True or JsonTokenType.False ? new FhirBoolean { JsonValue = reader.GetBoolean() } : null;

    private static T? Text<T>(ref Utf8JsonReader reader)
        where T : PrimitiveType, new()
    {
        reader.Read();
        return Listed<T>(ref reader);
    }
}
