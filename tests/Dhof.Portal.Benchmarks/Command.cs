using Dhof.Portal.Benchmarks.Intake;
using Dhof.Portal.Benchmarks.Load;
using Dhof.Portal.Benchmarks.Memory;
using Dhof.Portal.Benchmarks.Micro;
using Dhof.Portal.Benchmarks.Pages;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Benchmarks.Searching;
using Dhof.Portal.Benchmarks.Simulation;
using Dhof.Portal.Benchmarks.Starting;
using Dhof.Portal.Benchmarks.Storage;
using Dhof.Portal.Benchmarks.Wire;

namespace Dhof.Portal.Benchmarks;

/// <summary>What the command line asks for: names of benchmarks, or all, and a file for the figures.</summary>
internal static class Command
{
    private const string Usage = "Usage: dotnet run -c Release --project tests/Dhof.Portal.Benchmarks -- <start|intake|search|everything|page|worklist|sources|chart|latency|heap|load|wire|storage|micro|simulation|all> … [--json <file>] [--circuits <number,number>] [--region <default|small|large>] [--seed <number>] [--patients <number>]";

    private static readonly Dictionary<string, Func<Report, Arguments, Task>> s_benchmarks = new()
    {
        ["start"] = (report, _) => StartBenchmark.RunAsync(report),
        ["intake"] = (report, _) => IntakeBenchmark.RunAsync(report),
        ["search"] = (report, _) => SearchBenchmark.RunAsync(report),
        ["everything"] = (report, _) => EverythingBenchmark.RunAsync(report),
        ["page"] = (report, _) => PageBenchmark.RunAsync(report),
        ["worklist"] = (report, _) => WorklistBenchmark.RunAsync(report),
        ["sources"] = (report, _) => SourcesBenchmark.RunAsync(report),
        ["chart"] = (report, _) => ChartBenchmark.RunAsync(report),
        ["latency"] = (report, _) => LatencyBenchmark.RunAsync(report),
        ["heap"] = (report, _) => HeapBenchmark.RunAsync(report),
        [LoadBenchmark.Name] = (report, given) => LoadBenchmark.RunAsync(report, given.Circuits, given.Region),
        [WireBenchmark.Name] = (report, given) => WireBenchmark.RunAsync(report, given.Region),
        ["storage"] = (report, _) => StorageBenchmark.RunAsync(report),
        ["micro"] = (report, _) => MicroBenchmark.RunAsync(report),
        [SimulationBenchmark.Name] = (report, given) => SimulationBenchmark.RunAsync(report, given.Cohort),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [HeapHost.Name, .. var portal])
        {
            await HeapHost.RunAsync(portal);
            return 0;
        }

        if (Arguments.Read(args) is not { Names: { Count: > 0 } names } given || names.Exists(name => name != "all" && !s_benchmarks.ContainsKey(name)))
        {
            Console.Error.WriteLine(Usage);
            return 1;
        }

        var report = new Report();

        try
        {
            foreach (var name in names.Contains("all") ? [.. s_benchmarks.Keys] : names)
            {
                await s_benchmarks[name](report, given);
                report.Print(name);
            }
        }
        catch (InvalidRunException invalid)
        {
            Console.Error.WriteLine(invalid.Message);
            return 2;
        }

        if (given.File is { } file)
        {
            await report.WriteAsync(file);
        }

        return 0;
    }
}
