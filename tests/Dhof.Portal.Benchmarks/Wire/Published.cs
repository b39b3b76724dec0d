using System.Diagnostics;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Wire;

/// <summary>The portal as it is put into production: published into a folder of its own, gone afterwards.</summary>
internal sealed class Published : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dhof-published-");

    public string Portal => Path.Combine(_folder.FullName, "Dhof.Portal.dll");

    /// <exception cref="InvalidOperationException">It could not be published; what the build said stands on the console.</exception>
    public static async Task<Published> CreateAsync()
    {
        var published = new Published();
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", RepositoryFiles.Project, "-c", "Release", "-o", published._folder.FullName, "--nologo", "-v", "quiet"]))
            ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? published : throw new InvalidOperationException("Publishing failed.");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
