using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Demo.People;
using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Memory;

/// <summary>What one open page holds on the server: twenty pages, full collections before and after, divided.</summary>
internal static class HeapBenchmark
{
    private const string Name = "heap";
    private const int Pages = 20;
    private const int WarmUp = 3;
    private const double Megabyte = 1_000_000;

    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default", RepositoryFiles.Own, HeapHost.Name);
        using var file = new PortalFile(folder);
        await using var browser = await Browser.StartAsync();
        await using var context = await browser.SignInAsync(portal.Address, "kari");
        var patient = $"/pasienter/{file.IdOf(NamedPatients.All[0].Identity.Number)}";

        // Once without counting: what the first circuits build for all that follow belongs to none of them.
        await MeasureAsync(portal, context, patient, ".lane-frame");
        var empty = await MeasureAsync(portal, context, "/pasienter/0000000000000001", ".empty h1");
        var worklist = await MeasureAsync(portal, context, "/", ".worklist-row");
        var page = await MeasureAsync(portal, context, patient, ".lane-frame");
        var year = await MeasureAsync(portal, context, patient + "?range=1y", ".lane-frame");

        report.Add(new(Name, "patient page", page, "MB", 2, Beside: empty, BesideWhat: "a page without content"));
        report.Add(new(Name, "patient page, a year", year, "MB", Beside: empty, BesideWhat: "a page without content"));
        report.Add(new(Name, "worklist", worklist, "MB", 0.8, Beside: empty, BesideWhat: "a page without content"));
    }

    private static async Task<double> MeasureAsync(PortalProcess portal, IBrowserContext context, string path, string there)
    {
        await CloseAsync(await OpenAsync(context, path, there, WarmUp));
        var before = await portal.AskAsync(HeapHost.Heap);
        var open = await OpenAsync(context, path, there, Pages);
        var bytes = (await portal.AskAsync(HeapHost.Heap) - before) / Pages;
        await CloseAsync(open);
        return bytes / Megabyte;
    }

    private static async Task<List<IPage>> OpenAsync(IBrowserContext context, string path, string there, int count)
    {
        List<IPage> pages = [];

        for (var i = 0; i < count; i++)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(path);
            await page.WaitForSelectorAsync(there, new() { State = WaitForSelectorState.Attached });
            pages.Add(page);
        }

        await Task.Delay(s_settled);
        return pages;
    }

    /// <summary>Leaving the page tells the server, which then lets the circuit go.</summary>
    private static async Task CloseAsync(List<IPage> pages)
    {
        foreach (var page in pages)
        {
            await page.GotoAsync("about:blank");
            await page.CloseAsync();
        }

        await Task.Delay(s_settled);
    }
}
