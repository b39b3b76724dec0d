using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Dhof.Portal.Demo.Sources;
using Dhof.Portal.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dhof.Portal.Browser.Tests.Setting;

/// <summary>The whole portal in this process, on a port and in a folder of its own, with everything it writes to the log.</summary>
public sealed class PortalUnderTest : IAsyncDisposable
{
    private static readonly MediaTypeHeaderValue s_fhir = new("application/fhir+json");

    private readonly string _folder = Directory.CreateTempSubdirectory("dhof").FullName;
    private WebApplication? _app;

    /// <summary>For what is not a browser: the machine client of the demonstration.</summary>
    public HttpClient Machine { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Uri Address => Machine.BaseAddress!;

    public IServiceProvider Services => _app!.Services;

    public LogOfEverything Log { get; } = new();

    public static async Task<PortalUnderTest> StartAsync(string region, Action<WebApplicationBuilder>? configure = null, params string[] further)
    {
        var portal = new PortalUnderTest();
        string[] args = ["--environment=Development", "--urls=http://127.0.0.1:0", $"--Data:Folder={portal._folder}", $"--Demo:Region={region}", "--Demo:Simulator=false", .. SourceAddresses(), .. further];
        var app = portal._app = await Shell.Portal.BuildAsync(args, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(portal.Log);
            configure?.Invoke(builder);
        });
        await app.StartAsync();
        portal.Machine.BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        portal.Machine.DefaultRequestHeaders.Authorization = new("Bearer", "dev-simulator");
        return portal;
    }

    /// <summary>The other organisations' servers on ports of their own: several portals run at once, and somebody's own beside them.</summary>
    private static IEnumerable<string> SourceAddresses() => DemoSource.All.Select((_, i) =>
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"--Sources:{i}:BaseAddress=http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
    });

    /// <summary>Waits for the start to end, then asks as an operator would.</summary>
    public async Task ReadyAsync()
    {
        await Services.GetRequiredService<Readiness>().WhenReady;
        using var answer = await Machine.GetAsync(new Uri("/health/ready", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends an Observation as a device would, and says how the portal answered.</summary>
    public async Task<HttpResponseMessage> SendAsync(JsonObject observation)
    {
        using var body = JsonContent.Create(observation, s_fhir);
        return await Machine.PostAsync(new Uri("/fhir/Observation", UriKind.Relative), body, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Machine.Dispose();

        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
