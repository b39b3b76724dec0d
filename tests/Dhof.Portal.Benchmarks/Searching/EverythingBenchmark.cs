using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Searching;

/// <summary>Everything about a patient with 3,000 Observations, a thousand a page, as a machine client over HTTP; beside it a search of the same Observations, and the bare bytes.</summary>
internal static class EverythingBenchmark
{
    private const string Name = "everything";
    private const int Held = 3_000;
    private const int OnPage = 1_000;
    private const int WarmUp = 300;
    private const int Measured = 200;
    private const int YearsBack = 4;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default");
        using var file = new PortalFile(folder);
        var patient = file.Measured(TimeProvider.System.GetUtcNow().AddYears(-YearsBack), Held).Patient;
        using var searcher = new Searcher();
        var first = new Uri(portal.Address, $"fhir/Patient/{patient}/$everything?_count={OnPage}");
        var search = new Uri(portal.Address, $"fhir/Observation?patient={patient}&_count={OnPage}");
        var page = await searcher.BodyAsync(first, OnPage);
        var second = Searcher.Next(page) ?? throw new InvalidOperationException("Everything stands on one page.");
        var next = await searcher.BodyAsync(second, OnPage);
        await searcher.BodyAsync(search, OnPage);
        Report.Say($"{OnPage} entries a page, {page.Length / 1024} KiB");

        await using var echo = await GivenAnswers.StartAsync(page, next);
        var bare = new Uri(new(echo.Urls.First()), GivenAnswers.Page);

        foreach (var address in (Uri[])[first, second, search, bare])
        {
            await searcher.RunAsync(address, WarmUp, 1);
        }

        var (_, found) = await searcher.RunAsync(search, Measured, 1);
        var (_, firsts) = await searcher.RunAsync(first, Measured, 1);
        var (_, seconds) = await searcher.RunAsync(second, Measured, 1);
        var (_, bytes) = await searcher.RunAsync(bare, Measured, 1);

        const string Beside = "a search of the same number";
        report.Add(new(Name, $"the first {OnPage} of a patient with {Held} Observations, p50", firsts.Percentile(0.5), "ms", 40, Beside: found.Percentile(0.5), BesideWhat: Beside));
        report.Add(new(Name, "the page after it, p50", seconds.Percentile(0.5), "ms", 40, Beside: found.Percentile(0.5), BesideWhat: Beside));
        report.Add(new(Name, "the first, p95", firsts.Percentile(0.95), "ms", Beside: bytes.Percentile(0.95), BesideWhat: "a bare HTTP answer of the same bytes"));
    }
}
