using System.Text.Encodings.Web;
using System.Text.Json;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Measurements;

/// <summary>A received resource as it is read by people: the same elements in the same order, with every number written as it came.</summary>
public static class OriginalJson
{
    private const int DeepestLevel = 512;

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DeepestLevel };

    /// <param name="array">A JSON array of received resources.</param>
    /// <param name="identityNumber">The number of the patient whose page is open, which the page shows already: every other identity number is hidden.</param>
    public static string Readable(ReadOnlyMemory<byte> array, int index, string? identityNumber)
    {
        using var document = JsonDocument.Parse(array, new() { MaxDepth = DeepestLevel });
        return IdentityNumbersInText.Hide(JsonSerializer.Serialize(document.RootElement[index], s_readable), identityNumber);
    }
}
