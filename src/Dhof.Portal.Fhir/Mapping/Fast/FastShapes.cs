using System.Text.Json;

namespace Dhof.Portal.Fhir.Mapping.Fast;

/// <summary>Objects and lists. Null says: not mine.</summary>
internal static class FastShapes
{
    /// <summary>Reads one value; the reader stands on its first token, and afterwards on its last.</summary>
    public delegate T? Reading<T>(ref Utf8JsonReader reader)
        where T : class;

    /// <summary>Reads one element into its object; the reader stands on its name. Null where the name or the value is not mine.</summary>
    public delegate object? Filling<T>(ref Utf8JsonReader reader, T into);

    /// <summary>An object that holds something, and nothing but what is known.</summary>
    public static T? Whole<T>(ref Utf8JsonReader reader, Filling<T> fill)
        where T : class, new()
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var whole = new T();
        object? filled = null;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            filled = fill(ref reader, whole);

            if (filled is null)
            {
                return null;
            }
        }

        return filled is null ? null : whole;
    }

    /// <summary>An object that is there once.</summary>
    public static T? One<T>(ref Utf8JsonReader reader, T? there, Reading<T> read)
        where T : class => there is null && reader.Read() ? read(ref reader) : null;

    /// <summary>A list that is there once, and holds something.</summary>
    public static List<T>? Many<T>(ref Utf8JsonReader reader, List<T> there, Reading<T> read)
        where T : class
    {
        if (there.Count > 0 || !reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (read(ref reader) is not { } one)
            {
                return null;
            }

            there.Add(one);
        }

        return there.Count > 0 ? there : null;
    }

    /// <summary>Whether the reader stands on this name. One that is written with escapes is nobody's, and so Firely's.</summary>
    public static bool Is(this ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueSpan.SequenceEqual(name);
}
