using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Pages;

/// <summary>What other organisations are asked and answer, on the patient page.</summary>
internal sealed class SourcesOnPage(IPage page)
{
    public ILocator Strip => page.GetByRole(AriaRole.Region, new() { Name = "Kilder", Exact = true });

    public ILocator Items => page.GetByRole(AriaRole.Region, new() { Name = "Fra andre virksomheter", Exact = true });

    public ILocator Origin => page.GetByRole(AriaRole.Dialog);

    public ILocator Of(string key) => Strip.Locator($"[data-source='{key}']");

    public Task AnsweredAsync(string key) => Expect(Of(key)).ToHaveClassAsync(new Regex("source-ok"), new() { Timeout = 20_000 });

    public async Task OpenHoldingsAsync()
    {
        await Strip.GetByRole(AriaRole.Button, new() { Name = "Hvem har hva" }).ClickAsync();
        await Expect(page.Locator("#holdings td").First).ToBeVisibleAsync();
        await Expect(page.Locator("#holdings td", new() { HasText = "…" })).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    public async Task OpenFirstAsync()
    {
        await Items.Locator(".source-item button").First.ClickAsync(new() { Timeout = 20_000 });
        await Expect(Origin).ToContainTextAsync("resourceType");
    }
}
