using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Quarantine;

/// <summary>What came, as a person can read it: indented where it is JSON, otherwise as it is.</summary>
public static class ReceivedText
{
    private const int MostCharacters = 20_000;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 5_000 };

    /// <param name="content">As <c>QuarantineRow.Content</c> holds it.</param>
    /// <param name="identityNumber">The number of the patient whose page is open, which the page shows already: every other identity number is hidden.</param>
    public static string Of(byte[] content, string? identityNumber)
    {
        var array = Originals.Expand(content);
        var raw = array.AsMemory(1, array.Length - 2);
        // Hidden before it is cut: half a number at the edge would be no number any more, and would stay.
        var text = IdentityNumbersInText.Hide(Indented(raw) ?? Encoding.UTF8.GetString(raw.Span), identityNumber);
        return text.Length > MostCharacters ? text[..MostCharacters] + " …" : text;
    }

    private static string? Indented(ReadOnlyMemory<byte> raw)
    {
        try
        {
            using var json = JsonDocument.Parse(raw, new() { MaxDepth = s_indented.MaxDepth });
            return JsonSerializer.Serialize(json.RootElement, s_indented);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
