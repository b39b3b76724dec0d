using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Dhof.Portal.Texts;

/// <summary>Three languages, one way to write numbers and dates.</summary>
internal static class Languages
{
    public static readonly (string Code, string Name)[] All = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")];

    /// <summary>The language of the cookie, otherwise of the browser, otherwise bokmål. Numbers and dates are Norwegian in all of them.</summary>
    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization(options =>
    {
        options.SupportedCultures = [CultureInfo.GetCultureInfo("nb-NO")];
        options.SupportedUICultures = [.. All.Select(language => CultureInfo.GetCultureInfo(language.Code))];
        options.DefaultRequestCulture = new("nb-NO", "nb");
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    });
}
