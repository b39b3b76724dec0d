using Dhof.Portal.Demo;
using Dhof.Portal.Live;

namespace Dhof.Portal.Shell;

/// <summary>Brings the tables up to date, fills the synthetic region where one is configured, then opens the portal. The web server answers meanwhile.</summary>
internal sealed partial class StartUp(IServiceProvider services, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<StartUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        try
        {
            await services.GetRequiredService<RegionSeeding>().RunAsync(stoppingToken);
            readiness.SetReady();
        }
        catch (OperationCanceledException)
        {
            readiness.SetFailed(new InvalidOperationException("The portal was stopped while it started."));
        }
#pragma warning disable CA1031 // Whatever stops the start is said once, and the portal ends.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            readiness.SetFailed(failure);
            Failed(log, failure.Message, failure);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The portal cannot start: {Reason}")]
    private static partial void Failed(ILogger log, string reason, Exception failure);
}
