using System.Security.Claims;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Identity.Web;

namespace Dhof.Portal.Access;

/// <summary>
/// Sign-in with an organisation's Entra ID. Registered only when section <c>EntraId</c> is complete: a half-configured scheme would break every request.
/// Who may in is decided by the directory of clinicians: the account's object id is the clinician's key, and an account without one is turned away.
/// </summary>
internal static class EntraSignIn
{
    public const string Scheme = "Entra";
    public const string Section = "EntraId";
    public const string Path = "/sign-in/entra";

    private static readonly string[] s_needed = ["Instance", "TenantId", "ClientId", "ClientSecret"];

    /// <exception cref="InvalidOperationException">The section is there, but not complete.</exception>
    public static bool IsConfigured(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        string[] missing = [.. s_needed.Where(key => string.IsNullOrWhiteSpace(section[key]))];

        return missing.Length == s_needed.Length ? false
            : missing.Length == 0 ? true
            : throw new InvalidOperationException($"Section {Section} lacks {string.Join(", ", missing)}. Complete it, or remove it.");
    }

    public static void AddEntra(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        if (!IsConfigured(configuration))
        {
            return;
        }

        authentication.AddMicrosoftIdentityWebApp(options => configuration.Bind(Section, options), configureCookieAuthenticationOptions: null, openIdConnectScheme: Scheme, cookieScheme: null);
        authentication.Services.Configure<OpenIdConnectOptions>(Scheme, options =>
        {
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.ResponseType = "code";
            options.SaveTokens = false;
            options.MapInboundClaims = false;
            options.Events.OnTokenValidated += ReplaceByClinicianAsync;
        });
    }

    public static void MapEntra(this WebApplication app)
    {
        if (IsConfigured(app.Configuration))
        {
            app.MapGet(Path, (string? returnUrl) => Results.Challenge(new() { RedirectUri = SignIn.Local(returnUrl) }, [Scheme])).AllowAnonymous();
        }
    }

    private static async Task ReplaceByClinicianAsync(TokenValidatedContext context)
    {
        var key = context.Principal?.FindFirstValue("oid");
        await using var database = await context.HttpContext.RequestServices.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(context.HttpContext.RequestAborted);

        if (await SignIn.FindAsync(database, key, context.HttpContext.RequestAborted) is not var (clinician, organisation))
        {
            context.HandleResponse();
            context.Response.Redirect($"{SignIn.Path}?unknown=true");
            return;
        }

        context.Principal = ClinicianClaims.ToPrincipal(clinician, organisation, CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
