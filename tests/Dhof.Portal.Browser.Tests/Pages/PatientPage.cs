using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Pages;

/// <summary>One patient: who it is, latest values, open alerts, lanes or table.</summary>
internal sealed class PatientPage(IPage page)
{
    public ILocator Name => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Lanes => page.GetByRole(AriaRole.Group, new() { Name = "Utvikling over tid" });

    public ILocator Table => page.GetByRole(AriaRole.Table);

    /// <summary>The rows of the table that hold a reading.</summary>
    public ILocator Readings => Table.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Cell) });

    /// <summary>The cursor through all lanes.</summary>
    public ILocator Cursor => Lanes.GetByRole(AriaRole.Slider);

    /// <summary>What a screen reader hears when the cursor moves.</summary>
    public ILocator Said => Lanes.Locator("[aria-live]");

    /// <summary>Hendelsesliste.</summary>
    public ILocator Events => page.GetByRole(AriaRole.Region, new() { Name = "Hendelsesliste", Exact = true });

    public ILocator Origin => page.GetByRole(AriaRole.Dialog, new() { Name = "Opphav" });

    /// <summary>The message as it came, in the origin.</summary>
    public ILocator Original => Origin.GetByRole(AriaRole.Region, new() { Name = "Opprinnelig melding (JSON)" });

    public ILocator Latest(string kind) => page.GetByRole(AriaRole.Region, new() { Name = "Siste verdier" }).GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Locator(".latest-name").GetByText(kind, new() { Exact = true }) });

    /// <summary>A choice of one of the three bars above the lanes: Periode, Målinger som vises, Visning.</summary>
    public ILocator Choice(string bar, string name) => page.GetByRole(AriaRole.Navigation, new() { Name = bar }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Lane(string kind) => Lanes.GetByRole(AriaRole.Img, new() { Name = kind });

    /// <summary>Where the mouse points at a reading of a lane, counted from its last.</summary>
    public async Task<(float X, float Y)> LastPointAsync(string kind)
    {
        var plot = Lanes.Locator($"[data-lane='{kind}'] .lane-plot");
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        var share = await plot.EvaluateAsync<float>("plot => { const [from, to] = plot.dataset.range.split(' ').map(Number); const last = plot.dataset.points.split(' ').reduce((at, one) => at + Number(one.split(',')[0]), Number(plot.dataset.start)); return (last - from) / (to - from); }");
        return (box.X + (box.Width * share), box.Y + (box.Height / 2));
    }

    public async Task OpenAsync(string address)
    {
        await page.GotoAsync(address);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Siste verdier" }).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
    }
}
