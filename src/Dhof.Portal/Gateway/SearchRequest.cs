using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Dhof.Portal.Gateway;

/// <summary>The parameters of a search, from the query and from a posted form.</summary>
internal static class SearchRequest
{
    private const string Body = "http.body";
    private const int MostFormBytes = 64 * 1024;

    private static readonly FormOptions s_form = new() { BufferBody = false, BufferBodyLengthLimit = MostFormBytes, KeyLengthLimit = MostFormBytes, ValueLengthLimit = MostFormBytes };

    public static List<GivenParameter> InQuery(HttpRequest request) => Given(request.Query, inAddress: true);

    /// <summary>The query of a cursor, which the portal wrote itself.</summary>
    public static List<GivenParameter> InCursor(SearchCursor cursor) =>
        [new("patient", cursor.Patient.ToString(), false), .. Given(QueryHelpers.ParseQuery(cursor.Query), inAddress: false)];

    public static async Task<(List<GivenParameter> Given, Refusal? Refusal)> InFormAsync(HttpRequest request, CancellationToken cancellation)
    {
        var given = InQuery(request);

        if (request.ContentLength is 0 && request.ContentType is null)
        {
            return (given, null);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return (given, new(RefusalCode.FormContentType, Body));
        }

        if (request.ContentLength > MostFormBytes)
        {
            return (given, new(RefusalCode.FormTooLarge, Body));
        }

        try
        {
            given.AddRange(Given(await request.ReadFormAsync(s_form, cancellation), inAddress: false));
            return (given, AskedForm.Judge(given));
        }
        catch (InvalidDataException)
        {
            return (given, new(RefusalCode.FormTooLarge, Body));
        }
    }

    /// <summary>The header <c>Prefer: handling=strict</c>.</summary>
    public static bool IsStrict(HttpRequest request) => request.Headers["Prefer"].ToString().Contains("handling=strict", StringComparison.OrdinalIgnoreCase);

    public static List<GivenParameter> Given(IEnumerable<KeyValuePair<string, StringValues>> parameters, bool inAddress) =>
        [.. parameters.SelectMany(parameter => parameter.Value.Select(value => new GivenParameter(parameter.Key, value ?? "", inAddress)))];
}
