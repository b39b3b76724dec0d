using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Dhof.Portal.Access;

internal static class Setup
{
    private static readonly TimeSpan s_session = TimeSpan.FromHours(1);

    public static void AddAccess(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.LoginPath = SignIn.Path;
            options.ReturnUrlParameter = SignIn.ReturnUrl;
            options.Cookie.Name = "dhof";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.ExpireTimeSpan = s_session;
            options.SlidingExpiration = true;
        });
        authentication.AddEntra(configuration);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(CookieAuthenticationDefaults.AuthenticationScheme).RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();

        services.AddGrants();
        services.AddSingleton<SourceLog>();
        services.AddScoped<CurrentClinician>();
    }
}
