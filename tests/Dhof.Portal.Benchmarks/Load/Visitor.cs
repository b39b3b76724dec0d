using System.Net;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>Somebody who has signed in: the cookie, and the documents it opens.</summary>
internal sealed class Visitor
{
    private Visitor(Uri portal, HttpMessageInvoker http, string cookie) => (Portal, Http, Cookie) = (portal, http, cookie);

    public Uri Portal { get; }

    public HttpMessageInvoker Http { get; }

    public string Cookie { get; }

    /// <summary>Signs in as one of the demonstration's people, by the form of the sign-in page.</summary>
    /// <exception cref="ArgumentException">The portal is not on this machine: nobody else is to be loaded by mistake.</exception>
    public static async Task<Visitor> SignInAsync(Uri portal, HttpMessageInvoker http, string persona, CancellationToken cancellation)
    {
        if (!portal.IsLoopback)
        {
            throw new ArgumentException("Only a portal on this machine is loaded.", nameof(portal));
        }

        using var form = new FormUrlEncodedContent([new("persona", persona), new("returnUrl", "/")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, "sign-in")) { Content = form };
        using var answer = await http.SendAsync(request, cancellation);

        // A refused persona is led back to the sign-in, without a cookie.
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? new(portal, http, string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])))
            : throw new InvalidOperationException($"Signing in as {persona} answered {(int)answer.StatusCode} without a cookie.");
    }

    public async Task<string> GetAsync(Uri page, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", Cookie);
        using var answer = await Http.SendAsync(request, cancellation);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync(cancellation)
            : throw new InvalidOperationException($"The page answered {(int)answer.StatusCode}.");
    }

    /// <summary>What a browser sends when its page goes away.</summary>
    public async Task LeaveAsync(string circuit)
    {
        using var form = new MultipartFormDataContent { { new StringContent(circuit), "circuitId" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Portal, "_blazor/disconnect")) { Content = form };
        request.Headers.Add("Cookie", Cookie);
        using var answer = await Http.SendAsync(request, CancellationToken.None);
    }
}
