using System.Net.Http.Headers;
using Dhof.Portal.Data;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Live;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Demo;

/// <summary>Sends new measurements and answered forms of the region to the portal's own intake, over HTTP as any sender does.</summary>
internal sealed class Simulator(
    IDbContextFactory<PortalDatabase> databases,
    Readiness readiness,
    IServer server,
    IHostApplicationLifetime lifetime,
    IOptions<DemoOptions> options,
    TimeProvider clock,
    ILogger<Simulator> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(options.Value, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    private async Task RunAsync(DemoOptions demo, CancellationToken cancellation)
    {
        if (!demo.HasRegion)
        {
            return;
        }

        if (!demo.Simulator || demo.Now is not null)
        {
            Log.SimulatorIdle(log, demo.Now is not null ? "time stands still (Demo:Now)" : "it is switched off");
            return;
        }

        if (!await IsReadyAsync(cancellation))
        {
            return;
        }

        if (OwnAddress(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is not { } address)
        {
            Log.SimulatorIdle(log, "the portal listens on no address");
            return;
        }

        var region = await Region.ReadAsync(databases, cancellation);
        var (round, forms) = (new SimulatorRound(region), new FormRound(region));
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", demo.SimulatorToken);
        using var timer = new PeriodicTimer(demo.SimulatorInterval, clock);
        Log.SimulatorStarted(log, demo.SimulatorInterval, address);

        for (var number = 0L; await timer.WaitForNextTickAsync(cancellation); number++)
        {
            await SendAsync(http, "Observation", ObservationJson.One(round.Next(number, clock.GetUtcNow())), cancellation);

            if (forms.Next(number, clock.GetUtcNow()) is { } form)
            {
                await SendAsync(http, "QuestionnaireResponse", form.ToJson(), cancellation);
            }
        }
    }

    /// <summary>Where the portal reaches itself; an address that means "all" is one's own machine.</summary>
    internal static Uri? OwnAddress(IEnumerable<string> addresses) => addresses
        .Select(address => BindingAddress.Parse(address))
        .OrderBy(address => address.Scheme == Uri.UriSchemeHttp ? 0 : 1)
        .Select(address => new UriBuilder(address.Scheme, address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : address.Host, address.Port, address.PathBase + "/").Uri)
        .FirstOrDefault();

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());

        try
        {
            await Task.WhenAll(started.Task, readiness.WhenReady).WaitAsync(cancellation);
            return true;
        }
#pragma warning disable CA1031 // Whatever stopped the start is told by the one who started it.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private async Task SendAsync(HttpClient http, string type, byte[] json, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");

        try
        {
            using var answer = await http.PostAsync(new Uri("fhir/" + type, UriKind.Relative), content, cancellation);

            if (!answer.IsSuccessStatusCode)
            {
                Log.Refused(log, (int)answer.StatusCode);
            }
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException || (unreachable is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            Log.Unreachable(log, unreachable);
        }
    }
}
