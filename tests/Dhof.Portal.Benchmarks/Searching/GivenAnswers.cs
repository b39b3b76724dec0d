using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dhof.Portal.Benchmarks.Searching;

/// <summary>A web server that answers with bytes that it was given: what HTTP costs by itself, on the same machine and with the same clients.</summary>
internal static class GivenAnswers
{
    public const string Page = "page";
    public const string One = "one";

    public static async Task<WebApplication> StartAsync(byte[] page, byte[] one)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet(Page, http => http.Response.Body.WriteAsync(page).AsTask());
        app.MapGet(One, http => http.Response.Body.WriteAsync(one).AsTask());
        await app.StartAsync();
        return app;
    }
}
