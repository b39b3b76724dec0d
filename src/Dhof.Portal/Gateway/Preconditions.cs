using System.Globalization;
using Dhof.Portal.Fhir.Server;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Dhof.Portal.Gateway;

/// <summary>The conditions that a create carries in its headers.</summary>
/// <param name="Identifier">Store only if nothing is stored under it: system|value.</param>
/// <param name="Version">Correct only what stands in this version.</param>
internal readonly record struct Preconditions(string? Identifier, int? Version)
{
    private const string Identified = "identifier";
    private const string IfNoneExist = "If-None-Exist";

    public static bool AreAny(HttpRequest request) => request.Headers.ContainsKey(IfNoneExist) || request.Headers.IfMatch.Count > 0 || request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince.Count > 0;

    /// <returns>False where a condition is not understood, or is another one.</returns>
    public static bool TryRead(HttpRequest request, out Preconditions conditions)
    {
        var headers = request.Headers;
        conditions = new(headers.TryGetValue(IfNoneExist, out var exists) ? OneIdentifier(exists.ToString()) : null, headers.IfMatch.Count > 0 ? OneVersion(headers.IfMatch.ToString()) : null);

        return conditions.Identifier is not null == headers.ContainsKey(IfNoneExist)
            && conditions.Version is not null == headers.IfMatch.Count > 0
            && headers.IfNoneMatch.Count + headers.IfModifiedSince.Count == 0;
    }

    /// <summary>What stood outside what was put at an address with an id.</summary>
    public static PutRequest OfPut(HttpRequest request)
    {
        var (id, headers) = (request.RouteValues["id"]?.ToString() ?? "", request.Headers);
        var other = string.Join(' ', headers[IfNoneExist].Concat(headers.IfNoneMatch).Concat(headers.IfModifiedSince));
        return new(id, headers.IfMatch.Count > 0 ? headers.IfMatch.ToString() : null, other.Length > 0 ? other : null);
    }

    /// <summary>Of one parameter with one value. A comma stands between several, unless a backslash is before it.</summary>
    private static string? OneIdentifier(string condition)
    {
        if (QueryHelpers.ParseQuery(condition) is not { Count: 1 } query || !query.TryGetValue(Identified, out var values) || values is not [{ } value])
        {
            return null;
        }

        var plain = value.Replace("\\,", "", StringComparison.Ordinal);
        var bar = plain.IndexOf('|', StringComparison.Ordinal);
        return plain.Contains(',', StringComparison.Ordinal) || bar < 0 || bar == plain.Length - 1 ? null : value.Replace("\\,", ",", StringComparison.Ordinal);
    }

    /// <summary>The version that a tag names; null for none that is one.</summary>
    public static int? OneVersion(string tag) =>
        EntityTagHeaderValue.TryParse(tag, out var one) && int.TryParse(one.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
