using System.Collections.Immutable;
using System.Text.Json;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>From the JSON of a searchset to the items of the patient asked for. What is not shown is counted with its reason.</summary>
public static class SourcePages
{
    // Deeper than any resource may be, so that one that is too deep is refused alone.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 4 * ResourceReader.DeepestLevel };

    /// <returns>Null where it is no Bundle.</returns>
    public static SourcePage? Read(ReadOnlyMemory<byte> body, AskedSource asked, DateTimeOffset received)
    {
        try
        {
            using var document = JsonDocument.Parse(Server.JsonScan.WithoutMark(body), s_options);
            return document.RootElement.TypeOf() == "Bundle" ? Read(document.RootElement, asked, received) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair shows itself only where a text is read.
            return null;
        }
    }

    private static SourcePage Read(JsonElement bundle, AskedSource asked, DateTimeOffset received)
    {
        JsonElement[] entries = [.. bundle.Items("entry")];
        var tie = SubjectTie.Of(asked, entries);
        var items = ImmutableArray.CreateBuilder<SourceItem>(entries.Length);
        var refused = ImmutableArray.CreateBuilder<SourceRefusal>();

        foreach (var entry in entries)
        {
            if (SourceEntry.Read(entry, asked, tie, received, out var refusal) is { } item)
            {
                items.Add(item);
            }
            else
            {
                refused.Add(refusal);
            }
        }

        return new(items.DrainToImmutable(), refused.DrainToImmutable(), tie.PatientIds, Total(bundle), Link(bundle, "next"), Link(bundle, "self")?.Contains("_sort=", StringComparison.Ordinal) ?? false);
    }

    private static int? Total(JsonElement bundle) => bundle.Property("total") is { ValueKind: JsonValueKind.Number } total && total.TryGetInt32(out var count) && count >= 0 ? count : null;

    private static string? Link(JsonElement bundle, string relation) => bundle.Items("link")
        .Where(link => link.Text("relation") == relation)
        .Select(link => link.Text("url"))
        .FirstOrDefault(url => url is not null);
}
