using System.Text.RegularExpressions;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>What a page's document says about its circuit: which components to start, and the state that goes with them.</summary>
internal sealed partial record OpenedDocument(IReadOnlyList<string> Markers, string State)
{
    /// <exception cref="InvalidDataException">No component of this document runs on a circuit.</exception>
    public static OpenedDocument Read(string html)
    {
        List<string> markers = [.. Marker().Matches(html).Select(match => match.Groups[1].Value).Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal))];
        return markers.Count > 0 ? new(markers, SavedState().Match(html).Groups[1].Value) : throw new InvalidDataException("The document has no component for a circuit: was somebody signed in?");
    }

    /// <summary>What the browser asks for once its circuit stands: every component of the document.</summary>
    public string Operations =>
        $"{{\"batchId\":1,\"operations\":[{string.Join(',', Markers.Select((marker, index) => $"{{\"type\":\"add\",\"ssrComponentId\":{index + 1},\"marker\":{marker}}}"))}]}}";

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex SavedState();
}
