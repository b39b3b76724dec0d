using System.Globalization;
using System.Net;
using Dhof.Portal.Live;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Shell;

/// <summary>While the portal fills its database, pages say how far it has come and everything else is asked to come back.</summary>
internal static class StartGate
{
    public const string Health = "/health/ready";

    public static void UseStartGate(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();

        app.Use(async (http, next) =>
        {
            if (readiness.IsReady || http.Request.Path.StartsWithSegments("/fhir") || http.Request.Path.StartsWithSegments("/health") || IsAsset(http.Request.Path))
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "1";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Page(readiness), http.RequestAborted);
        });
    }

    public static void MapHealth(this WebApplication app) =>
        app.MapGet(Health, (Readiness readiness, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";

            if (readiness.IsReady)
            {
                return Results.Text("ready");
            }

            http.Response.Headers.RetryAfter = "1";
            return Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();

    private static bool IsAsset(PathString path) => Path.HasExtension(path.Value);

    private static string Page(Readiness readiness)
    {
        var failed = readiness.WhenReady.IsFaulted;
        var percent = (readiness.Progress * 100).ToString("F0", CultureInfo.InvariantCulture);
        static string Text(string text) => WebUtility.HtmlEncode(text);

        return $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{(failed ? "" : "<meta http-equiv=\"refresh\" content=\"1\">")}
            <title>Dhof</title><link rel="icon" type="image/svg+xml" href="/favicon.svg"><link rel="stylesheet" href="/portal.css"></head>
            <body><main class="start-up"><h1>{Text(failed ? Words.StartFailed : Words.Starting)}</h1>
            {(failed ? "" : $"<progress class='progress' max=\"100\" value=\"{percent}\" aria-label=\"{Text(Words.Starting)}\">{percent} %</progress><p>{Text(Words.StartingExplained)}</p>")}
            </main></body></html>
            """;
    }
}
