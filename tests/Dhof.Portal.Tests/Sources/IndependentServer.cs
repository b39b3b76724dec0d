using System.Diagnostics;
using Dhof.Portal.Tests.Architecture;

namespace Dhof.Portal.Tests.Sources;

/// <summary>The FHIR server of tests/fhir-server, which somebody else wrote, in a process of its own. Its packages are installed where they are not.</summary>
internal sealed class IndependentServer : IAsyncDisposable
{
    private const string Missing = "Install Node 20 or later, and run dotnet test again";

    private Process? _server;

    /// <summary>A build server without Node must not look as if these tests had passed.</summary>
    private static bool IsRequired => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where there is no Node.</summary>
    public Uri? Base { get; private set; }

    private static string Folder => Repository.File("tests", "fhir-server");

    /// <summary>Starts it. Without Node the test is skipped, and fails on a build server.</summary>
    public async Task<Uri> DemandAsync()
    {
        await InitializeAsync();

        if (Base is null)
        {
            Assert.SkipUnless(IsRequired, Missing);
            Assert.Fail(Missing);
        }

        return Base;
    }

    private async Task InitializeAsync()
    {
        if (Find("node") is not { } node || Find("npm") is not { } npm)
        {
            return;
        }

        var (installed, locked) = (Path.Combine(Folder, "node_modules", ".package-lock.json"), Path.Combine(Folder, "package-lock.json"));

        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(locked))
        {
            using var installing = Start(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error");
            await installing.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, installing.ExitCode);
        }

        // The packages expect a WebSocket, which Node 20 has behind a flag.
        _server = Start(node, "--experimental-websocket", "server.mjs");
        Base = new((await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => ((string[])[program, program + ".exe", program + ".cmd"]).Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
