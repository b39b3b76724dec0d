using System.Globalization;
using System.Text.Json;
using Dhof.Portal.Benchmarks.Intake;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Benchmarks.Pages;

/// <summary>From the start of a POST to the new text on the open patient page, by the clock of the machine that both share.</summary>
internal static class LatencyBenchmark
{
    private const string Name = "latency";
    private const int WarmUp = 10;
    private const int Counted = 60;
    private const int LowestPulse = 50;

    private const string Watch =
        """
        () => {
          window.texts = [];
          const value = () => parseFloat(document.querySelector('[data-kind=hr]')?.textContent ?? '');
          let shown = value();
          new MutationObserver(() => { const now = value(); if (now !== shown) { shown = now; window.texts.push([now, performance.timeOrigin + performance.now()]); } })
            .observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default");
        using var file = new PortalFile(folder);
        var patient = file.Region().Patients[0];
        await using var browser = await Browser.StartAsync();
        await using var context = await browser.SignInAsync(portal.Address, "kari");
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/pasienter/{file.IdOf(NamedPatients.All[0].Identity.Number)}");
        await page.WaitForSelectorAsync("[data-kind=hr]");
        await page.WaitForSelectorAsync(".lane-frame");
        await page.EvaluateAsync(Watch);

        var (sent, answers) = await SendAsync(new(portal.Address, "fhir/Observation"), patient);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var texts = (await page.EvaluateAsync<JsonElement>("() => window.texts")).EnumerateArray().Select(text => (Value: text[0].GetDouble(), At: text[1].GetDouble())).ToList();

        // Where two came close together the page may show only the later: both are on the page then.
        var took = sent.Skip(WarmUp).Select(one => texts.First(text => text.Value >= one.Value).At - one.At).ToList();
        var beside = answers.Skip(WarmUp).Percentile(0.5);
        report.Add(new(Name, "POST to the text on the page, p50", took.Percentile(0.5), "ms", 150, Beside: beside, BesideWhat: "the answer to the POST"));
        report.Add(new(Name, "POST to the text on the page, p95", took.Percentile(0.95), "ms", 400, Beside: answers.Skip(WarmUp).Percentile(0.95), BesideWhat: "the answer to the POST"));
        report.Add(new(Name, "POST to the text on the page, max", took.Max(), "ms"));
    }

    /// <summary>About three a second, never in step with a pause of the page.</summary>
    private static async Task<(List<(double Value, double At)> Sent, List<double> Answers)> SendAsync(Uri address, SyntheticPatient patient)
    {
        using var timed = new SingleSender(address);
        List<(double, double)> sent = [];
        List<double> answers = [];

        for (var i = 0; i < WarmUp + Counted; i++)
        {
            var value = LowestPulse + i;
            var now = TimeProvider.System.GetUtcNow();
            var reading = new SimulatedReading(MeasurementCatalogue.Get("hr"), OsloTime.Of(now), value, null, null, Activity.Rest);
            var body = ObservationJson.One(new(patient, reading, $"latency-{i.ToString(CultureInfo.InvariantCulture)}-"));
            var (began, took) = await timed.PostAsync(body);
            sent.Add((value, began));
            answers.Add(took);
            await Task.Delay(280 + (i * 37 % 120));
        }

        return (sent, answers);
    }
}
