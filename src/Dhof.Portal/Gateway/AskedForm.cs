using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Microsoft.Net.Http.Headers;

namespace Dhof.Portal.Gateway;

/// <summary>The form in which an answer is asked for: JSON, and resources whole. What cannot be had is refused before anything is read or stored.</summary>
internal static class AskedForm
{
    private static readonly string[] s_formats = ["json", "application/json", "application/fhir+json", "text/json"];

    public static Refusal? Judge(HttpRequest request) =>
        Judge(SearchRequest.InQuery(request)) ?? (request.Query.ContainsKey(SearchForm.Format) || Accepts(request) ? null : new(RefusalCode.NotAcceptable, "http.Accept"));

    /// <summary>The parameters of an address or of a form.</summary>
    public static Refusal? Judge(IReadOnlyCollection<GivenParameter> given) => SearchForm.Judge(given, IsJson);

    /// <summary>A sign + that was not escaped arrives as a space.</summary>
    private static bool IsJson(string format) => s_formats.Contains(format.Split(';')[0].Trim().Replace(' ', '+'), StringComparer.OrdinalIgnoreCase);

    private static bool Accepts(HttpRequest request) =>
        request.Headers.Accept.Count == 0
        || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        || ranges.Any(range => range.Quality is not 0 && (range.MatchesAllTypes || (range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && range.MatchesAllSubTypes) || s_formats.Contains(range.MediaType.Value, StringComparer.OrdinalIgnoreCase)));
}
