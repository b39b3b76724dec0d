using System.Security.Cryptography;

namespace Dhof.Portal.Shell;

/// <summary>One content security policy, with a nonce for each document. docs/operations.md says why each part is there.</summary>
internal static class SecurityHeaders
{
    private static readonly object s_nonce = new();

    /// <summary>The nonce of this request.</summary>
    public static string Nonce(HttpContext http)
    {
        if (http.Items[s_nonce] is string nonce)
        {
            return nonce;
        }

        http.Items[s_nonce] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        return nonce;
    }

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var nonce = Nonce(http);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    });
}
