using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Demo.Sources;
using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Pages;

/// <summary>A patient with five sources of which one is dead, in a browser with empty caches: how soon the page can be used, and how soon the others have answered; beside the same page without sources.</summary>
internal static class SourcesBenchmark
{
    private const string Name = "sources";
    private const string Persona = "amina";
    private const int Runs = 10;

    /// <summary>In Oslo, with a hospital: her district, her office by two sources and the hospital by two more.</summary>
    private const string Patient = "09924317466";

    public static async Task RunAsync(Report report)
    {
        await using var browser = await Browser.StartAsync();
        var (alone, _) = await MeasureAsync(browser, null);
        var (used, answered) = await MeasureAsync(browser, Settings());
        report.Add(new(Name, "page usable with five sources, one dead, p50", used.Percentile(0.5), "ms", 600, Beside: alone.Percentile(0.5), BesideWhat: "the same page without sources"));
        report.Add(new(Name, "page usable with five sources, one dead, max", used.Max(), "ms"));
        report.Add(new(Name, "the other four have answered, p50", answered.Percentile(0.5), "ms", Beside: used.Percentile(0.5), BesideWhat: "page usable"));
    }

    /// <summary>Every source of the demonstration on a port of its own (somebody may be running a portal), PMD a second time, and one that nobody listens at.</summary>
    private static string[] Settings()
    {
        int[] ports = [.. DemoSource.All.Select(_ => PortalProcess.FreePort())];
        return
        [
            .. ports.SelectMany((port, i) => (string[])[$"--Sources:{i}:BaseAddress", $"http://127.0.0.1:{port}/"]),
            .. Source(ports.Length, "second", ports[^1]),
            .. Source(ports.Length + 1, "dead", PortalProcess.FreePort()),
        ];
    }

    private static string[] Source(int place, string key, int port) =>
    [
        $"--Sources:{place}:Key", key, $"--Sources:{place}:Name", key, $"--Sources:{place}:Organisation", "210000011", $"--Sources:{place}:Kind", "Pmd",
        $"--Sources:{place}:BaseAddress", $"http://127.0.0.1:{port}/", $"--Sources:{place}:Agreement", "benchmark", $"--Sources:{place}:TokenSetting", "SourceTokens:Demo",
    ];

    private static async Task<(List<double> Used, List<double> Answered)> MeasureAsync(Browser browser, string[]? settings)
    {
        using var folder = new DataFolder();
        await using var portal = settings is null ? await PortalProcess.StartAsync(folder, "small") : await PortalProcess.StartWithAsync(folder, "small", settings);
        using var file = new PortalFile(folder);
        var path = $"/pasienter/{file.IdOf(Patient)}";
        List<double> used = [], answered = [];

        // The first round warms the server up and is not counted.
        for (var i = 0; i <= Runs; i++)
        {
            await using var context = await browser.SignInAsync(portal.Address, Persona);
            await Marks.AddAsync(context, ("lanes", ".lane-frame"), ("answered", ".source-ok"));
            var page = await context.NewPageAsync();
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
            var lanes = await Marks.ReadAsync(page, "lanes");

            if (settings is not null)
            {
                await page.WaitForFunctionAsync("() => document.querySelectorAll('.source-ok').length >= 4 && document.querySelectorAll('.source-down').length >= 1", null, new() { Timeout = 60_000 });
                answered.Add(await Marks.ReadAsync(page, "answered"));
            }

            used.Add(lanes);
        }

        return ([.. used.Skip(1)], [.. answered.Skip(1)]);
    }
}
