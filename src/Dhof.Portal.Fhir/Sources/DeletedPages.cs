using System.Text.Json;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>One page of the history of a type: which ids it says were deleted, and how far it tells.</summary>
public sealed record DeletedPage(IReadOnlyList<string> Ids, string? Next);

/// <summary>Reads what a source says that it has deleted. It is believed of none before the resource itself has been asked for.</summary>
public static class DeletedPages
{
    /// <returns>Null where it is no Bundle.</returns>
    public static DeletedPage? Read(ReadOnlyMemory<byte> body, string type)
    {
        try
        {
            using var document = JsonDocument.Parse(Server.JsonScan.WithoutMark(body));
            return document.RootElement.TypeOf() == "Bundle"
                ? new([.. document.RootElement.Items("entry").Select(entry => Deleted(entry, type)).OfType<string>().Distinct()], CopiedPages.Link(document.RootElement, "next"))
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Deleted(JsonElement entry, string type) =>
        entry.Property("request") is { } request && request.Text("method") == "DELETE" ? Id(request.Text("url"), type) ?? Id(entry.Text("fullUrl"), type) : null;

    private static string? Id(string? address, string type) =>
        address?.Split('/') is { } parts && Array.LastIndexOf(parts, type) is >= 0 and var at && at + 1 < parts.Length && CopyRequests.IsId(parts[at + 1]) ? parts[at + 1] : null;
}
