using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Tests;
using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Wire;

/// <summary>Bytes between browser and portal, counted on the way, both ways: sign-in, worklist, patient page; with empty caches, and once more with what the browser has kept.</summary>
internal static class WireBenchmark
{
    public const string Name = "wire";

    private const int Shown = 8;
    private const double Kilobyte = 1_000;

    public static async Task RunAsync(Report report, string region)
    {
        using var published = await Published.CreateAsync();
        await RunAsync(report, region, "built", RepositoryFiles.Portal);
        await RunAsync(report, region, "published", published.Portal);
    }

    private static async Task RunAsync(Report report, string region, string how, string program)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, region, program);
        await using var relay = new CountingRelay(portal.Address);
        await using var browser = await Browser.StartAsync();
        await using var context = await browser.NewContextAsync(relay.Address);

        await VisitAsync(report, $"{how}, first visit", context, relay, 450, async page =>
        {
            await page.GotoAsync("/");
            await page.ClickAsync("button[value=kari]");
        });
        await VisitAsync(report, $"{how}, later visit", context, relay, 60, page => page.GotoAsync("/"));
    }

    private static async Task VisitAsync(Report report, string name, IBrowserContext context, CountingRelay relay, double target, Func<IPage, Task> arrive)
    {
        relay.Reset();
        var page = await context.NewPageAsync();
        var traffic = await Traffic.OfAsync(page);
        await arrive(page);
        await StillAsync(page, ".worklist-row");
        var list = relay.Received + relay.Sent;
        await page.ClickAsync(".worklist-row a");
        await StillAsync(page, ".lane-frame");
        var all = relay.Received + relay.Sent;

        report.Add(new(Name, $"{name}: all bytes on the wire", all / Kilobyte, "kB", target));
        report.Add(new(Name, $"{name}: of these up to the worklist", list / Kilobyte, "kB"));
        report.Add(new(Name, $"{name}: of these documents and files", traffic.Answers / Kilobyte, "kB"));
        report.Add(new(Name, $"{name}: the circuit's frames before compression", traffic.Frames / Kilobyte, "kB"));
        Report.Say($"{name}: {string.Join(", ", traffic.Largest.Take(Shown).Select(one => $"{one.File} {one.Bytes / Kilobyte:F1}"))}");
        await page.CloseAsync();
    }

    private static async Task StillAsync(IPage page, string there)
    {
        await page.WaitForSelectorAsync(there);

        // The late css comes a second after the page stands.
        await page.WaitForTimeoutAsync(2_500);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
