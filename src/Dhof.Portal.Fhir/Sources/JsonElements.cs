using System.Text.Json;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>Reads JSON that may have any shape: what is not as expected is not there.</summary>
internal static class JsonElements
{
    public static JsonElement? Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } written ? written : null;

    /// <summary>The entries of a list, or the one that stands in its place.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Property(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } single => [single],
        null => [],
    };

    public static string? TypeOf(this JsonElement resource) => resource.Text("resourceType");
}
