namespace Dhof.Portal.Fhir.Sources;

/// <summary>
/// The request that a next link leads to. Only within the source's own address: whoever can write a link could otherwise have the portal's credentials sent
/// anywhere. A link that repeats the identity number is asked by POST, with its parameters in the form.
/// </summary>
public static class NextPage
{
    private const string Search = "/_search";

    /// <returns>Null where it leads elsewhere, or cannot be asked without an identity number in the address.</returns>
    public static SourceRequest? Of(string link, Uri own, SourceRequest before)
    {
        if (!Uri.TryCreate(new Uri(own, before.Path), link, out var address)
            || address.Scheme != own.Scheme || address.Authority != own.Authority || address.UserInfo.Length > 0
            || !address.AbsolutePath.StartsWith(own.AbsolutePath, StringComparison.Ordinal)
            || Uri.UnescapeDataString(address.AbsolutePath).Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        var path = address.AbsolutePath[own.AbsolutePath.Length..];

        if (!SourceRequest.HoldsIdentityNumber(address.PathAndQuery))
        {
            return SourceRequest.Get(path + address.Query) with { Headers = before.Headers };
        }

        return SourceRequest.HoldsIdentityNumber(path)
            ? null
            : SourceRequest.Post(path.EndsWith(Search, StringComparison.Ordinal) ? path : path + Search, Parameters(address.Query)) with { Headers = before.Headers };
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(written =>
    {
        var at = written.IndexOf('=', StringComparison.Ordinal);
        return new KeyValuePair<string, string>(Plain(at < 0 ? written : written[..at]), at < 0 ? "" : Plain(written[(at + 1)..]));
    });

    private static string Plain(string written) => Uri.UnescapeDataString(written.Replace('+', ' '));
}
