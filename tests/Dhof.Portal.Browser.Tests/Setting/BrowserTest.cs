using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Setting;

/// <summary>Base of every browser test: a context per clinician, closed afterwards, and a console in which nothing was said.</summary>
public abstract class BrowserTest(Stage stage) : IAsyncLifetime
{
    /// <summary>Everything is visible within this time in milliseconds, or the test fails.</summary>
    internal const int Patience = 10_000;

    private readonly List<IBrowserContext> _contexts = [];

    /// <summary>What any page of the test complained about: script errors, warnings, violations of the content security policy, requests that failed.</summary>
    protected Complaints Complaints { get; } = new();

    protected PortalUnderTest Portal => stage.Portal;

    protected PortalUnderTest WithoutPatients => stage.WithoutPatients;

    public ValueTask InitializeAsync()
    {
        if (!stage.Chromium.IsInstalled)
        {
            Assert.SkipUnless(ChromiumBrowser.IsRequired, ChromiumBrowser.Missing);
            Assert.Fail(ChromiumBrowser.Missing);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A window of somebody who has not signed in.</summary>
    protected Task<IPage> StrangerAsync(PortalUnderTest? portal = null, int width = 1440, int height = 900, string theme = "light") =>
        StrangerAsync((portal ?? Portal).Address, width, height, theme);

    /// <summary>The same for somebody who comes by another way than the portal's own address.</summary>
    protected async Task<IPage> StrangerAsync(Uri address, int width = 1440, int height = 900, string theme = "light")
    {
        var context = await stage.Chromium.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "nb-NO",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
        });
        _contexts.Add(context);
        context.SetDefaultTimeout(Patience);
        await context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = address.ToString() }]);
        var page = await context.NewPageAsync();
        Complaints.Hear(page);
        return page;
    }

    /// <summary>A window of a clinician who has signed in, still on no page.</summary>
    protected async Task<IPage> SignedInAsync(string persona, PortalUnderTest? portal = null, int width = 1440, int height = 900, string theme = "light")
    {
        var page = await StrangerAsync(portal, width, height, theme);
        var form = page.Context.APIRequest.CreateFormData();
        form.Set("persona", persona);
        var answer = await page.Context.APIRequest.PostAsync("/sign-in", new() { Form = form, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
        return page;
    }

    /// <summary>Waits until the page has drawn itself and nothing on it is still loading.</summary>
    protected static async Task DrawnAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeAttachedAsync();
        await Expect(page.GetByText("Henter …").Filter(new() { Visible = true })).ToHaveCountAsync(0);
    }
}
