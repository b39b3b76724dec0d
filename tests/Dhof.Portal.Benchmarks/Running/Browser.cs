using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Running;

/// <summary>A headless Chromium that is installed on this machine.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] s_arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        var chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => (string[])[Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome")])
            .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("No Chromium on the PATH (Debian: apt-get install chromium).");
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, Args = s_arguments }));
    }

    /// <summary>A visitor with empty caches, unknown to the portal.</summary>
    public Task<IBrowserContext> NewContextAsync(Uri portal) =>
        _browser.NewContextAsync(new() { BaseURL = portal.ToString(), ViewportSize = new() { Width = 1440, Height = 1000 }, Locale = "nb-NO", TimezoneId = "Europe/Oslo" });

    /// <summary>A visitor with empty caches, signed in.</summary>
    public async Task<IBrowserContext> SignInAsync(Uri portal, string persona)
    {
        var context = await NewContextAsync(portal);
        var form = context.APIRequest.CreateFormData();
        form.Set("persona", persona);
        form.Set("returnUrl", "/sign-in");
        var answer = await context.APIRequest.PostAsync("/sign-in", new() { Form = form });
        return answer.Ok ? context : throw new InvalidOperationException($"Signing in answered {answer.Status}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
