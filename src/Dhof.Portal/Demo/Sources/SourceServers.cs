using Dhof.Portal.Sources;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Demo.Sources;

/// <summary>
/// The other organisations' FHIR servers: one for each configured source that the demonstration knows, on the loopback address that its settings name. The portal
/// asks them over HTTP and does exactly what it does with any other source.
/// </summary>
internal sealed class SourceServers(
    SourceCatalogue catalogue,
    IOptions<DemoOptions> options,
    IConfiguration configuration,
    SourceRecords records,
    SourceMoods moods,
    ILogger<SourceServers> log) : IHostedService, IAsyncDisposable
{
    private readonly List<WebApplication> _servers = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (source, own) in options.Value.HasRegion ? Served(catalogue) : [])
        {
            var server = Server(new(source, own.Root, configuration[options.Value.SourceTokenSetting] ?? "", records, moods), own.Base);
            _servers.Add(server);

            try
            {
                await server.StartAsync(cancellationToken);
                Log.SourceServed(log, source.Key, own.Base);
            }
            catch (IOException taken)
            {
                // The portal runs without it, and says that the source does not answer.
                Log.SourceNotServed(log, taken, source.Key, own.Base);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_servers.Select(server => server.StopAsync(cancellationToken)));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>What is configured with a key of the demonstration and an address of this machine.</summary>
    public static IEnumerable<(DemoSource Source, Source Own)> Served(SourceCatalogue catalogue) =>
        from own in catalogue.All
        where own.Address is { IsLoopback: true }
        from source in DemoSource.All
        where source.Key == own.Key.Value
        select (source, own);

    private static WebApplication Server(SourceAnswers answers, Uri address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, address.Port, listen => listen.Protocols = HttpProtocols.Http1));
        var server = builder.Build();
        server.UsePathBase(address.AbsolutePath.TrimEnd('/'));
        server.Run(answers.RespondAsync);
        return server;
    }
}
