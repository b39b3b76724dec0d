using System.Globalization;
using System.Text.Json;
using Dhof.Portal.Benchmarks.Intake;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;
using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Pages;

/// <summary>The working chart with three years of blood pressure, two lines with a limit each: drawn with empty caches, drawn on a warm page, zoomed, and with a measurement that arrives.</summary>
internal static class ChartBenchmark
{
    private const string Name = "chart";
    private const string Persona = "amina";
    private const string Kind = "bp";
    private const int Runs = 10;

    /// <summary>The longest history of the region.</summary>
    private const string Longest = "09924317466";

    /// <summary>Notes when each new drawing or addition to one has been painted, and what the read-out says then.</summary>
    private const string Watch =
        """
        () => {
          window.drawings = [];
          const channel = () => new Promise(done => { const one = new MessageChannel(); one.port1.onmessage = done; one.port2.postMessage(0); });
          new MutationObserver(records => {
            if (!records.some(record => [...record.addedNodes].some(node => node.matches?.('.apexcharts-canvas, .chart-added')))) return;
            requestAnimationFrame(() => channel().then(() => window.drawings.push([performance.timeOrigin + performance.now(), document.querySelector('.chart-readout')?.textContent ?? ''])));
          }).observe(document.body, { childList: true, subtree: true });
        }
        """;

    private const string Click =
        """
        async selector => {
          const [before, began] = [window.drawings.length, performance.timeOrigin + performance.now()];
          document.querySelector(selector).click();
          while (window.drawings.length === before) await new Promise(done => setTimeout(done, 1));
          return window.drawings[before][0] - began;
        }
        """;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default");
        using var file = new PortalFile(folder);
        var patient = file.Region().Patients.First(one => one.Identity.Number == Longest);
        var address = $"/pasienter/{file.IdOf(Longest)}?range=all";
        await using var browser = await Browser.StartAsync();
        List<double> cold = [], lanes = [], empty = [];

        // The first round warms the server up and is not counted.
        for (var i = 0; i <= Runs; i++)
        {
            var chart = await OpenAsync(browser, portal.Address, address + "&chart=" + Kind, "chart");
            var without = await OpenAsync(browser, portal.Address, address, "lanes");
            var nothing = await OpenAsync(browser, portal.Address, "/pasienter/0000000000000001", "empty");

            if (i > 0)
            {
                (cold, lanes, empty) = ([.. cold, chart], [.. lanes, without], [.. empty, nothing]);
            }
        }

        report.Add(new(Name, "drawn with empty caches, p50", cold.Percentile(0.5), "ms", 900, Beside: empty.Percentile(0.5), BesideWhat: "an interactive page without content"));
        report.Add(new(Name, "drawn with empty caches, max", cold.Max(), "ms", Beside: lanes.Percentile(0.5), BesideWhat: "all lanes of the same page, p50"));
        await WarmAsync(report, browser, portal.Address, address, patient);
    }

    private static async Task WarmAsync(Report report, Browser browser, Uri portal, string address, SyntheticPatient patient)
    {
        await using var context = await browser.SignInAsync(portal, Persona);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync($"[data-opens={Kind}]");
        await page.EvaluateAsync(Watch);
        List<double> opened = [], zoomed = [];

        for (var i = 0; i <= Runs; i++)
        {
            opened.Add(await page.EvaluateAsync<double>(Click, $"[data-opens={Kind}]"));
            await SettledAsync(page);
            zoomed.Add(await page.EvaluateAsync<double>(Click, "[data-go=in]"));
            await SettledAsync(page);

            if (i < Runs)
            {
                await page.ClickAsync(".chart > .card-head .button");
                await page.WaitForSelectorAsync(".chart", new() { State = WaitForSelectorState.Detached });
            }
        }

        await page.ClickAsync("[data-go=all]");
        await SettledAsync(page);
        var updated = await UpdatesAsync(page, new(portal, "fhir/Observation"), patient);
        report.Add(new(Name, "drawn on a warm page, p50", opened.Skip(1).Percentile(0.5), "ms", 250));
        report.Add(new(Name, "drawn on a warm page, max", opened.Skip(1).Max(), "ms"));
        report.Add(new(Name, "zoom until painted, p50", zoomed.Skip(1).Percentile(0.5), "ms"));
        report.Add(new(Name, "POST until painted in the whole history, p50", updated.Percentile(0.5), "ms", 100));
        report.Add(new(Name, "POST until painted in the whole history, max", updated.Max(), "ms"));
    }

    /// <summary>The last value of each message is its own, and stands in the read-out as the latest.</summary>
    private static async Task<List<double>> UpdatesAsync(IPage page, Uri address, SyntheticPatient patient)
    {
        using var timed = new SingleSender(address);
        List<double> took = [];

        for (var i = 0; i < Runs; i++)
        {
            var now = OsloTime.Of(TimeProvider.System.GetUtcNow());
            var reading = new SimulatedReading(MeasurementCatalogue.Get(Kind), now, 120 + i, 80, null, Activity.Rest);
            var (began, _) = await timed.PostAsync(ObservationJson.One(new(patient, reading, $"chart-{i.ToString(CultureInfo.InvariantCulture)}-")));
            await page.WaitForFunctionAsync("text => window.drawings.some(drawing => drawing[1].includes(text))", $"{120 + i}/80");
            took.Add((await page.EvaluateAsync<JsonElement>("text => window.drawings.find(drawing => drawing[1].includes(text))", $"{120 + i}/80"))[0].GetDouble() - began);
            await Task.Delay(500);
        }

        return took;
    }

    /// <summary>The finer points have come, and nothing more is on its way.</summary>
    private static async Task SettledAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => { const [from, to, fineFrom, fineTo] = document.querySelector('[data-drawn]')?.dataset.drawn.split(' ') ?? []; return from && from === fineFrom && to === fineTo; }");
        await Task.Delay(500);
    }

    private static async Task<double> OpenAsync(Browser browser, Uri portal, string path, string wanted)
    {
        await using var context = await browser.SignInAsync(portal, Persona);
        await Marks.AddAsync(context, ("chart", ".apexcharts-canvas"), ("lanes", ".lane-frame"), ("empty", ".empty h1"));
        var page = await context.NewPageAsync();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        return await Marks.ReadAsync(page, wanted);
    }
}
