using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Signing in as one of the demonstration's people, in Development only, and signing out.</summary>
internal static class SignIn
{
    public const string Path = "/sign-in";
    public const string OutPath = "/sign-out";
    public const string ReturnUrl = "returnUrl";

    public static void MapSignIn(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            // The page of the same address answers GET; this one comes first for POST. A script needs no token to act as an invented person.
            app.MapPost(Path, InAsync).WithOrder(-1).AllowAnonymous().DisableAntiforgery();
        }

        app.MapPost(OutPath, async (HttpContext http) =>
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect(Path);
        }).WithOrder(-1);
    }

    /// <summary>An address within the portal; anything else is the start page.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is { Length: > 0 } && returnUrl[0] == '/' && !returnUrl.StartsWith("//", StringComparison.Ordinal) && !returnUrl.StartsWith("/\\", StringComparison.Ordinal) ? returnUrl : "/";

    /// <summary>A clinician of the directory, with the name of the organisation; null for an unknown key.</summary>
    public static async Task<(Clinician Clinician, string Organisation)?> FindAsync(PortalDatabase database, string? key, CancellationToken cancellation)
    {
        var found = await (from row in database.Clinicians
                           join organisation in database.Organisations on row.Organisation equals organisation.Number
                           where row.Key == key
                           select new { row, organisation.Name }).SingleOrDefaultAsync(cancellation);

        return found is null ? null : (new(found.row.Key, found.row.Name, found.row.Role, found.row.Organisation, found.row.Hpr), found.Name);
    }

    private static async Task<IResult> InAsync(HttpContext http, [FromForm] string? persona, [FromForm] string? returnUrl, IDbContextFactory<PortalDatabase> databases)
    {
        await using var database = await databases.CreateDbContextAsync(http.RequestAborted);

        if (await FindAsync(database, persona, http.RequestAborted) is not var (clinician, organisation))
        {
            return Results.Redirect($"{Path}?unknown=true&{ReturnUrl}={Uri.EscapeDataString(Local(returnUrl))}");
        }

        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, ClinicianClaims.ToPrincipal(clinician, organisation, CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect(Local(returnUrl));
    }
}
