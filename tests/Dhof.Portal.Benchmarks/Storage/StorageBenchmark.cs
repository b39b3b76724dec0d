using Dhof.Portal.Benchmarks.Intake;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Storage;

/// <summary>What an Observation takes on disk with its original, its indexes, its change and its alert: the growth of the file, divided.</summary>
internal static class StorageBenchmark
{
    private const string Name = "storage";
    private const int Bundled = 300;
    private const int Alone = 1_000;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        await using var portal = await PortalProcess.StartAsync(folder, "default");
        using var file = new PortalFile(folder);
        var begin = TimeProvider.System.GetUtcNow().AddSeconds(-(Bundled * Bundles.Size) - Alone);
        var bundles = Bundles.Of(file.Region(), 0, Bundled, begin);
        var alone = Bundles.Alone(file.Region(), Bundled * Bundles.Size, Alone, begin);
        report.Add(new(Name, "the synthetic region", file.UsedBytes() / (double)file.Measurements(), "bytes"));

        report.Add(new(Name, "an Observation in bundles of 100", await GrowthAsync(file, new(portal.Address, "fhir"), bundles), "bytes", 400,
            Beside: bundles.Sum(body => (double)body.Length) / (Bundled * Bundles.Size), BesideWhat: "its JSON"));
        report.Add(new(Name, "an Observation posted alone", await GrowthAsync(file, new(portal.Address, "fhir/Observation"), alone), "bytes",
            Beside: alone.Average(body => body.Length), BesideWhat: "its JSON"));
    }

    private static async Task<double> GrowthAsync(PortalFile file, Uri address, List<byte[]> bodies)
    {
        var (bytes, count) = (file.UsedBytes(), file.Measurements());
        await Sender.PostAsync(address, bodies, 4);
        return (file.UsedBytes() - bytes) / (double)(file.Measurements() - count);
    }
}
