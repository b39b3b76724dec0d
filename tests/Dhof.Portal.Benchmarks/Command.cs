using Dhof.Portal.Benchmarks.Intake;
using Dhof.Portal.Benchmarks.Memory;
using Dhof.Portal.Benchmarks.Micro;
using Dhof.Portal.Benchmarks.Pages;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Benchmarks.Searching;
using Dhof.Portal.Benchmarks.Starting;
using Dhof.Portal.Benchmarks.Storage;

namespace Dhof.Portal.Benchmarks;

/// <summary>What the command line asks for: names of benchmarks, or all, and a file for the figures.</summary>
internal static class Command
{
    private const string Usage = "Usage: dotnet run -c Release --project tests/Dhof.Portal.Benchmarks -- <start|intake|search|page|chart|latency|heap|storage|micro|all> … [--json <file>]";

    private static readonly Dictionary<string, Func<Report, Task>> s_benchmarks = new()
    {
        ["start"] = StartBenchmark.RunAsync,
        ["intake"] = IntakeBenchmark.RunAsync,
        ["search"] = SearchBenchmark.RunAsync,
        ["page"] = PageBenchmark.RunAsync,
        ["chart"] = ChartBenchmark.RunAsync,
        ["latency"] = LatencyBenchmark.RunAsync,
        ["heap"] = HeapBenchmark.RunAsync,
        ["storage"] = StorageBenchmark.RunAsync,
        ["micro"] = MicroBenchmark.RunAsync,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [HeapHost.Name, .. var portal])
        {
            await HeapHost.RunAsync(portal);
            return 0;
        }

        var at = Array.IndexOf(args, "--json");
        var file = at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        List<string> names = [.. args.Where((_, i) => at < 0 || (i != at && i != at + 1))];

        if (names.Count == 0 || (at >= 0 && file is null) || names.Exists(name => name != "all" && !s_benchmarks.ContainsKey(name)))
        {
            Console.Error.WriteLine(Usage);
            return 1;
        }

        var report = new Report();

        foreach (var name in names.Contains("all") ? [.. s_benchmarks.Keys] : names)
        {
            await s_benchmarks[name](report);
            report.Print(name);
        }

        if (file is not null)
        {
            await report.WriteAsync(file);
        }

        return 0;
    }
}
