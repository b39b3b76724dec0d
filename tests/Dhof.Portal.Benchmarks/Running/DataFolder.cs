namespace Dhof.Portal.Benchmarks.Running;

/// <summary>A folder of its own for the data of one run, gone afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("dhof-benchmark-").FullName;

    public string Database => Path.Combine(FullName, "portal.db");

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
