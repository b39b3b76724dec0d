using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Starting;

/// <summary>From starting the process to a usable page: with an empty folder, which is filled first, and with a filled one.</summary>
internal static class StartBenchmark
{
    private const string Name = "start";
    private const int LaterStarts = 3;

    public static async Task RunAsync(Report report)
    {
        var empty = await EmptyAsync();
        using var folder = new DataFolder();
        report.Add(new(Name, "first start, 120 patients", (await StartAsync(folder, "default")).TotalSeconds, "s", 30, Beside: empty, BesideWhat: "one without a region"));

        List<double> later = [];

        for (var i = 0; i < LaterStarts; i++)
        {
            later.Add((await StartAsync(folder, "default")).TotalSeconds);
        }

        report.Add(new(Name, "a later start", later.Max(), "s", 5, Beside: empty, BesideWhat: "one without a region"));
    }

    private static async Task<double> EmptyAsync()
    {
        using var folder = new DataFolder();
        return (await StartAsync(folder, "none")).TotalSeconds;
    }

    private static async Task<TimeSpan> StartAsync(DataFolder folder, string region)
    {
        await using var portal = await PortalProcess.StartAsync(folder, region);
        return portal.Starting;
    }
}
