using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dhof.Portal.Demo.Sources;

namespace Dhof.Portal.Benchmarks.Running;

/// <summary>A portal in a process of its own, on a free port, with its simulator off.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_mostPatience = TimeSpan.FromMinutes(15);

    private readonly Process _process;

    private PortalProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From the start of the process until it says that it is ready and a page has come.</summary>
    public TimeSpan Starting { get; private set; }

    /// <summary>What the portal has worked since it started: says the same on a busy machine and on a quiet one.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of memory that the portal occupies, of every kind.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public StreamWriter Input => _process.StandardInput;

    /// <summary>A portal that asks no other organisation, so that what is measured is the portal.</summary>
    public static Task<PortalProcess> StartAsync(DataFolder folder, string region, params string[] program) =>
        StartWithAsync(folder, region, DemoSource.All.SelectMany((_, i) => (string[])[$"--Sources:{i}:Enabled", "false"]), program);

    /// <param name="settings">Names and values.</param>
    public static async Task<PortalProcess> StartWithAsync(DataFolder folder, string region, IEnumerable<string> settings, params string[] program)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] all = [.. program is [] ? [RepositoryFiles.Portal] : program, "--urls", address.ToString(), "--Data:Folder", folder.FullName, "--Demo:Region", region, "--Demo:Simulator", "false", .. settings];
        Array.ForEach(all, start.ArgumentList.Add);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The portal did not start.");
        process.OutputDataReceived += (_, line) => process.Heard(line.Data);
        process.BeginOutputReadLine();
        var portal = new PortalProcess(process, address);
        await portal.WaitAsync();
        portal.Starting = Stopwatch.GetElapsedTime(began);
        return portal;
    }

    /// <summary>Asks this program's own host a question on its input and reads the number that it answers.</summary>
    public async Task<double> AskAsync(string question)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        ProcessAnswers.Waiting[_process.Id] = answer;
        await Input.WriteLineAsync(question);
        await Input.FlushAsync();
        return double.Parse(await answer.Task.WaitAsync(s_mostPatience), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var began = Stopwatch.GetTimestamp();

        while (Stopwatch.GetElapsedTime(began) < s_mostPatience && !_process.HasExited)
        {
            try
            {
                using var ready = await http.GetAsync(new Uri("health/ready", UriKind.Relative));

                if (ready.IsSuccessStatusCode)
                {
                    await http.GetStringAsync(new Uri("sign-in", UriKind.Relative));
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException("The portal did not become ready.");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
