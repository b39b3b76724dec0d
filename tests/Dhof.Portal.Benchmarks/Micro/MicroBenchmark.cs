using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Dhof.Portal.Benchmarks.Reports;

namespace Dhof.Portal.Benchmarks.Micro;

/// <summary>Runs BenchmarkDotNet in this process: the portal is a web application, which a generated project would have to build again.</summary>
internal static class MicroBenchmark
{
    private const string Name = "micro";

    public static Task RunAsync(Report report)
    {
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "dhof-benchmarks"));
        var summary = BenchmarkRunner.Run<Subjects>(config);

        foreach (var measured in summary.Reports.Where(one => one.ResultStatistics is not null))
        {
            report.Add(new(Name, measured.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), measured.ResultStatistics!.Mean / 1_000, "µs"));
        }

        return Task.CompletedTask;
    }
}
