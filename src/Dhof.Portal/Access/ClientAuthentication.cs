using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Access;

/// <summary>Signs in a configured client by its bearer token. Refusal is a status, never a redirect.</summary>
public sealed class ClientAuthentication(IOptionsMonitor<ClientAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder, ClientAccess clients)
    : AuthenticationHandler<ClientAuthenticationOptions>(options, logger, encoder)
{
    public new const string Scheme = "Client";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        await Options.WhenRefused(Context);
    }

    private AuthenticateResult Authenticate()
    {
        if (Request.Headers.Authorization is not [{ Length: > 0 } header])
        {
            return AuthenticateResult.NoResult();
        }

        if (!AuthenticationHeaderValue.TryParse(header, out var value) || !value.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || value.Parameter is not { Length: > 0 } token)
        {
            return AuthenticateResult.Fail("No bearer token.");
        }

        return clients.NameOf(token) is { } name
            ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.Name, name)], Scheme)), Scheme))
            : AuthenticateResult.Fail("The token is not that of a client.");
    }
}

/// <summary>What else is answered to a caller without a valid token.</summary>
public sealed class ClientAuthenticationOptions : AuthenticationSchemeOptions
{
    /// <summary>Writes the body. The status and the header are set already.</summary>
    public Func<HttpContext, Task> WhenRefused { get; set; } = _ => Task.CompletedTask;
}
