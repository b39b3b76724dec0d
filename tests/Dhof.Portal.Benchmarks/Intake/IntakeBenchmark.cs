using System.Diagnostics;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Intake;

/// <summary>Observations a second end to end over HTTP, with every commit on disk and the alert engine at work, and how soon all are judged.</summary>
internal static class IntakeBenchmark
{
    private const string Name = "intake";
    private const int Clients = 4;
    private const int WarmUp = 200;
    private const int Counted = 600;
    private const int Backwards = 200;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default");
        using var file = new PortalFile(folder);
        var region = file.Region();
        var now = TimeProvider.System.GetUtcNow();
        var begin = now.AddSeconds(-(WarmUp + Counted) * Bundles.Size);
        var bodies = Bundles.Of(region, WarmUp, Counted, begin);
        var address = new Uri(portal.Address, "fhir");

        await Sender.PostAsync(address, Bundles.Of(region, 0, WarmUp, begin), Clients);
        await JudgedAsync(file);
        var before = file.Measurements();
        Report.Say($"{Counted} bundles of {Bundles.Size}, {bodies.Average(body => body.Length) / Bundles.Size:F0} bytes an Observation, {Clients} clients");

        var worked = portal.Worked;
        var (elapsed, requests) = await Sender.PostAsync(address, bodies, Clients);
        var judged = await JudgedAsync(file);
        var stored = file.Measurements() - before;
        worked = portal.Worked - worked;
        var (latestFirst, _) = await Sender.PostAsync(address, Bundles.Of(region, WarmUp + Counted, Backwards, now, backwards: true), Clients);
        var (echo, _) = await EchoAsync(bodies);

        report.Add(new(Name, "Observations a second", stored / elapsed.TotalSeconds, "/s", 4_000, AtLeast: true, Counted * Bundles.Size / echo.TotalSeconds, "a bare HTTP echo of the same bodies"));
        report.Add(new(Name, "all judged after the last", judged.TotalSeconds, "s", 10));
        report.Add(new(Name, "a bundle, p50", requests.Percentile(0.5), "ms"));
        report.Add(new(Name, "a bundle, p95", requests.Percentile(0.95), "ms"));
        report.Add(new(Name, "processor time of the portal for one, judging included", worked.TotalMicroseconds / stored, "µs"));
        report.Add(new(Name, "Observations a second, the latest first", Backwards * Bundles.Size / latestFirst.TotalSeconds, "/s", AtLeast: true, Beside: stored / elapsed.TotalSeconds, BesideWhat: "in the order of time"));
        report.Add(new(Name, "stored of those sent", stored, "Observations", Counted * Bundles.Size, AtLeast: true));
    }

    private static async Task<TimeSpan> JudgedAsync(PortalFile file)
    {
        var began = Stopwatch.GetTimestamp();
        var last = file.LastChange();

        while (file.Judged() < last)
        {
            await Task.Delay(10);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<(TimeSpan, IReadOnlyCollection<double>)> EchoAsync(List<byte[]> bodies)
    {
        await using var echo = await Intake.Echo.StartAsync();
        var address = new Uri(new(echo.Urls.First()), "fhir");
        await Sender.PostAsync(address, [.. bodies.Take(WarmUp)], Clients);
        return await Sender.PostAsync(address, bodies, Clients);
    }
}
