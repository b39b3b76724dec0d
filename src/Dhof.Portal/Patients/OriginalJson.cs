using System.Text.Encodings.Web;
using System.Text.Json;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Patients;

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
        return Readable(document.RootElement[index], identityNumber);
    }

    /// <param name="resource">A received resource.</param>
    /// <param name="identityNumber">As above.</param>
    public static string Readable(string resource, string? identityNumber)
    {
        using var document = JsonDocument.Parse(resource, new() { MaxDepth = DeepestLevel });
        return Readable(document.RootElement, identityNumber);
    }

    private static string Readable(JsonElement resource, string? identityNumber) => IdentityNumbersInText.Hide(JsonSerializer.Serialize(resource, s_readable), identityNumber);
}
