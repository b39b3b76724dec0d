using System.Globalization;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Pages;

/// <summary>The working chart of one kind, on the patient page.</summary>
internal sealed class ChartPage(IPage page)
{
    public ILocator Panel => page.GetByRole(AriaRole.Region, new() { Name = "Arbeidskurve" });

    public ILocator Plot => Panel.GetByRole(AriaRole.Slider, new() { Name = "over tid" });

    public ILocator From => Panel.GetByRole(AriaRole.Slider, new() { Name = "Utsnittet begynner" });

    /// <summary>What a screen reader hears when the cursor moves.</summary>
    public ILocator Said => Panel.Locator("[aria-live]");

    /// <summary>What stands under the chart: the reading of the cursor, or the latest.</summary>
    public ILocator Readout => Panel.Locator(".chart-readout");

    /// <summary>Every drawing that the library has made, wherever on the page.</summary>
    public ILocator Drawings => page.Locator(".apexcharts-canvas");

    public ILocator Opener(string kind) => page.GetByRole(AriaRole.Button, new() { Name = $"Åpne kurven for {kind}", Exact = true });

    public ILocator Tool(string name) => Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async Task DrawnAsync() => await Expect(Panel.Locator("[data-drawn]")).ToBeVisibleAsync();

    /// <summary>The window that is drawn, and the one that the points in it were made for. Milliseconds since 1970.</summary>
    public async Task<(long From, long To, long FineFrom, long FineTo)> WindowAsync()
    {
        var parts = (await Panel.Locator("[data-drawn]").GetAttributeAsync("data-drawn"))!.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return (parts[0], parts[1], parts[2], parts[3]);
    }

    /// <summary>Waits until the points on the screen were made for the window on the screen, and this is another window than before.</summary>
    public async Task<(long From, long To)> FineAsync((long From, long To)? otherThan = null)
    {
        await page.WaitForFunctionAsync(
            "before => { const [from, to, fineFrom, fineTo] = document.querySelector('[data-drawn]')?.dataset.drawn.split(' ') ?? []; return from && from === fineFrom && to === fineTo && `${from} ${to}` !== before; }",
            otherThan is { } other ? string.Create(CultureInfo.InvariantCulture, $"{other.From} {other.To}") : "");
        var window = await WindowAsync();
        return (window.From, window.To);
    }
}
