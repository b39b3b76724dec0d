using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Demo.People;
using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Pages;

/// <summary>The patient page in a browser with empty caches: how soon the latest values stand there, and how soon every lane is drawn.</summary>
internal static class PageBenchmark
{
    private const string Name = "page";
    private const int Runs = 10;
    private const int Settled = 400;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default");
        using var file = new PortalFile(folder);
        var patient = $"/pasienter/{file.IdOf(NamedPatients.All[0].Identity.Number)}";
        await using var browser = await Browser.StartAsync();
        List<double> latest = [], lanes = [], year = [], worklist = [], empty = [], signIn = [];

        // The first round warms the server up and is not counted.
        for (var i = 0; i <= Runs; i++)
        {
            var opened = await OpenAsync(browser, portal.Address, patient);
            var aYear = await OpenAsync(browser, portal.Address, patient + "?range=1y");
            var list = await OpenAsync(browser, portal.Address, "/", "worklist");
            var nothing = await OpenAsync(browser, portal.Address, "/pasienter/0000000000000001", "empty");
            var still = await OpenAsync(browser, portal.Address, "/sign-in", "sign-in");

            if (i > 0)
            {
                (latest, lanes, year, worklist, empty, signIn) = ([.. latest, opened["latest"]], [.. lanes, opened["lanes"]], [.. year, aYear["lanes"]], [.. worklist, list["worklist"]], [.. empty, nothing["empty"]], [.. signIn, still["sign-in"]]);
            }
        }

        var beside = empty.Percentile(0.5);
        report.Add(new(Name, "latest values, p50", latest.Percentile(0.5), "ms", 450, Beside: beside, BesideWhat: "an interactive page without content"));
        report.Add(new(Name, "latest values, max", latest.Max(), "ms"));
        report.Add(new(Name, "all lanes, p50", lanes.Percentile(0.5), "ms", 700, Beside: beside, BesideWhat: "an interactive page without content"));
        report.Add(new(Name, "all lanes, max", lanes.Max(), "ms"));
        report.Add(new(Name, "all lanes of a year, p50", year.Percentile(0.5), "ms", Beside: beside, BesideWhat: "an interactive page without content"));
        report.Add(new(Name, "worklist, p50", worklist.Percentile(0.5), "ms", Beside: beside, BesideWhat: "an interactive page without content"));
        report.Add(new(Name, "sign-in (static), p50", signIn.Percentile(0.5), "ms"));
    }

    private static async Task<Dictionary<string, double>> OpenAsync(Browser browser, Uri portal, string path, params string[] wanted)
    {
        await using var context = await browser.SignInAsync(portal, "kari");
        await Marks.AddAsync(context, ("latest", ".latest-number"), ("lanes", ".lane-frame"), ("worklist", ".worklist-row"), ("empty", ".empty h1"), ("sign-in", ".persona"));
        var page = await context.NewPageAsync();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        string[] names = wanted is [] ? ["latest", "lanes"] : wanted;
        await Marks.ReadAsync(page, names[^1]);

        // Whatever comes in more than one piece has come by now; the mark is that of the last piece.
        await Task.Delay(Settled);
        Dictionary<string, double> marks = [];

        foreach (var name in names)
        {
            marks[name] = await Marks.ReadAsync(page, name);
        }

        return marks;
    }
}
