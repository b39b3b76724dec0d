using System.Text;
using System.Text.Json;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>JSON that somebody broke, or made odd.</summary>
internal static class Mutations
{
    /// <summary>Cuts, doubles or replaces: single bytes, or a whole JSON value.</summary>
    public static byte[] Of(byte[] json, double place, int how, int what, string[] pieces)
    {
        if (json.Length == 0)
        {
            return json;
        }

        var at = Math.Min((int)(place * json.Length), json.Length - 1);

        return how switch
        {
            0 => [.. json[..at], .. json[(at + 1)..]],
            1 => [.. json[..at], (byte)what, .. json[(at + 1)..]],
            2 => json[..at],
            _ => Replaced(json, at, pieces[what % pieces.Length]),
        };
    }

    private static byte[] Replaced(byte[] json, int at, string piece)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = 1_000 });

        try
        {
            while (reader.Read())
            {
                if (reader.TokenStartIndex >= at && reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject))
                {
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    return [.. json[..start], .. Encoding.UTF8.GetBytes(piece), .. json[(int)reader.BytesConsumed..]];
                }
            }
        }
        catch (JsonException)
        {
            // Broken already.
        }

        return json;
    }
}
