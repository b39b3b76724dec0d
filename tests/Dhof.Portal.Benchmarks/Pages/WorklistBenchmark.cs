using Dhof.Portal.Benchmarks.Load;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Pages;

/// <summary>The worklist of a service with 5,000 patients: how soon its first rows stand there, how it scrolls, and what one change costs for each open list.</summary>
internal static class WorklistBenchmark
{
    private const string Name = "worklist";
    private const string Region = "large";
    private const int Runs = 20;
    private const int Lists = 50;
    private const int Uncounted = 25;

    /// <summary>Scrolls to the end as a wheel would, frame by frame, and gives the time between the frames.</summary>
    private const string Scroll =
        """
        () => new Promise(done => {
          const gaps = [];
          let last = performance.now();
          const step = now => {
            gaps.push(now - last);
            last = now;
            scrollBy(0, 120);
            Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight ? done(gaps) : requestAnimationFrame(step);
          };
          requestAnimationFrame(step);
        })
        """;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();

        await using (var portal = await PortalProcess.StartAsync(folder, Region))
        {
            await using var browser = await Browser.StartAsync();
            await OpenedAsync(report, browser, portal.Address);
            await ScrolledAsync(report, browser, portal.Address);
        }

        await PushedAsync(report, folder);
    }

    private static async Task OpenedAsync(Report report, Browser browser, Uri portal)
    {
        List<double> first = [], empty = [];

        // The first round warms the server up and is not counted.
        for (var i = 0; i <= Runs; i++)
        {
            var (rows, nothing) = (await OpenAsync(browser, portal, "/", ".worklist-rows > :first-child"), await OpenAsync(browser, portal, "/pasienter/0000000000000001", ".empty h1"));
            first.AddRange(i == 0 ? [] : [rows]);
            empty.AddRange(i == 0 ? [] : [nothing]);
        }

        report.Add(new(Name, "first rows of 5,000 patients, p50", first.Percentile(0.5), "ms", Beside: empty.Percentile(0.5), BesideWhat: "an interactive page without content"));
        report.Add(new(Name, "first rows of 5,000 patients, p95", first.Percentile(0.95), "ms", 1_000, Beside: empty.Percentile(0.95), BesideWhat: "an interactive page without content"));
    }

    private static async Task<double> OpenAsync(Browser browser, Uri portal, string path, string selector)
    {
        await using var context = await browser.SignInAsync(portal, "kari");
        await Marks.AddAsync(context, ("there", selector));
        var page = await context.NewPageAsync();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        return await Marks.ReadAsync(page, "there");
    }

    private static async Task ScrolledAsync(Report report, Browser browser, Uri portal)
    {
        await using var context = await browser.SignInAsync(portal, "kari");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.WaitForSelectorAsync(".worklist-row");
        await Task.Delay(TimeSpan.FromSeconds(2));
        List<double> gaps = [.. await page.EvaluateAsync<double[]>(Scroll)];
        report.Add(new(Name, "rows that stand in the list at its end", await page.Locator(".worklist-row").CountAsync(), "rows"));
        report.Add(new(Name, "between two frames while it is scrolled, p95", gaps.Percentile(0.95), "ms", 34));
        report.Add(new(Name, "between two frames while it is scrolled, longest", gaps.Max(), "ms"));
    }

    private static async Task PushedAsync(Report report, DataFolder folder)
    {
        var page = new LoadPage("worklist of 5,000", "/", "worklist-open", null, IsLive: true);
        var result = await LoadBenchmark.RoundAsync(folder, Region, page, Lists, NewsOf.LongestRed, Uncounted);
        List<double> shown = [.. result.Pushes.SelectMany(push => push.Shown)];
        report.Add(new(Name, $"processor for one change, each of {Lists} open lists", result.Pushes.Select(push => push.Worked.TotalMilliseconds).ToList().Percentile(0.5) / Lists, "ms", 0.3));
        report.Add(new(Name, "POST to the frame with the value, p95", shown.Percentile(0.95), "ms"));
        report.Add(new(Name, "heap of an open list", result.Heap, "MB", 0.8));
    }
}
