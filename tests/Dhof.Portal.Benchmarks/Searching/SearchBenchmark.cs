using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Searching;

/// <summary>Searches of one patient over HTTP as a machine client, with its token, its grant and the access log: 520 entries of 90 days, and the newest one.</summary>
internal static class SearchBenchmark
{
    private const string Name = "search";
    private const int Entries = 520;
    private const int Days = 90;
    private const int Clients = 8;

    /// <summary>Until the portal's compiler rests: what is asked for is how it serves, not how it starts.</summary>
    private const int WarmUp = 2_000;

    private const int OneByOne = 200;
    private const int Together = 2_000;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default");
        using var file = new PortalFile(folder);
        var patient = file.Measured(TimeProvider.System.GetUtcNow().AddDays(-Days), Entries);
        using var searcher = new Searcher();
        var page = new Uri(portal.Address, $"fhir/Observation?patient={patient.Patient}&date=ge{patient.From:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}&_sort=-date&_count={Entries}");
        var newest = new Uri(portal.Address, $"fhir/Observation?patient={patient.Patient}&_sort=-date&_count=1");
        var body = await searcher.BodyAsync(page, Entries);
        var one = await searcher.BodyAsync(newest, 1);
        Report.Say($"{Entries} entries of {Days} days, {body.Length / 1024} KiB, {Clients} clients");

        await searcher.RunAsync(page, WarmUp, Clients);
        await searcher.RunAsync(newest, WarmUp, 1);
        var (_, alone) = await searcher.RunAsync(page, OneByOne, 1);
        var (_, shortest) = await searcher.RunAsync(newest, OneByOne, 1);
        var worked = portal.Worked;
        var (elapsed, _) = await searcher.RunAsync(page, Together, Clients);
        worked = portal.Worked - worked;

        await using var echo = await GivenAnswers.StartAsync(body, one);
        var (echoPage, echoOne) = (new Uri(new(echo.Urls.First()), GivenAnswers.Page), new Uri(new(echo.Urls.First()), GivenAnswers.One));
        await searcher.RunAsync(echoPage, WarmUp, Clients);
        await searcher.RunAsync(echoOne, WarmUp, 1);
        var (_, echoAlone) = await searcher.RunAsync(echoPage, OneByOne, 1);
        var (_, echoShortest) = await searcher.RunAsync(echoOne, OneByOne, 1);
        var (echoElapsed, _) = await searcher.RunAsync(echoPage, Together, Clients);

        const string Beside = "a bare HTTP answer of the same bytes";
        report.Add(new(Name, $"{Entries} entries of {Days} days, p50", alone.Percentile(0.5), "ms", 5, Beside: echoAlone.Percentile(0.5), BesideWhat: Beside));
        report.Add(new(Name, "the same, p95", alone.Percentile(0.95), "ms"));
        report.Add(new(Name, $"the same, {Clients} clients", Together / elapsed.TotalSeconds, "/s", 600, AtLeast: true, Together / echoElapsed.TotalSeconds, Beside));
        report.Add(new(Name, "processor time of the portal for one", worked.TotalMilliseconds / Together, "ms"));
        report.Add(new(Name, "the newest one, p50", shortest.Percentile(0.5), "ms", 1.5, Beside: echoShortest.Percentile(0.5), BesideWhat: Beside));
    }
}
