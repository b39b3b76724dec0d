using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Alerts;

/// <summary>
/// Looks at the open reds twice a minute and writes an act for each step of the chain that is due. It keeps nothing in memory: what is due follows from instants, what was told from the acts.
/// </summary>
public sealed partial class EscalationWatch(IDbContextFactory<PortalDatabase> databases, EngineAccess access, IOptions<AlertOptions> options, Readiness readiness, TimeProvider clock, ILogger<EscalationWatch> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <summary>Tells every step that is due.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> TellAsync(ControllerGrant grant, CancellationToken cancellation)
    {
        var chained = options.Value.Organisations.Where(one => one.Escalation.Count > 0).Select(one => one.Number!.Value).ToList();
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var open = await database.Visible<AlertRow>(grant).AsNoTracking().Where(alert => alert.ClosedAt == null && alert.Severity == Severity.Red && chained.Contains(alert.Controller)).Select(alert => alert.Id).ToListAsync(cancellation);
        var told = 0;

        foreach (var alert in chained.Count == 0 ? [] : open)
        {
            told += await TellAsync(grant, alert, cancellation);
        }

        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        var grant = await access.OpenAsync(nameof(EscalationWatch), stoppingToken);
        using PeriodicTimer timer = new(s_pause, clock);

        do
        {
            try
            {
                await TellAsync(grant, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> TellAsync(ControllerGrant grant, long alert, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var row = await database.Visible<AlertRow>(grant).Include(one => one.Acts).Include(one => one.Findings).SingleAsync(one => one.Id == alert, cancellation);
        var (now, rules) = (clock.GetUtcNow(), options.Value.Of(row.Controller));
        var due = rules.Chain.Due(row.Severity, row.RedSince(), row.Life(), now, options.Value.Times, options.Value.HoursOf(row.Controller)).ToList();

        if (due.Count == 0 || row.ClosedAt is not null)
        {
            return 0;
        }

        foreach (var (number, step) in due)
        {
            row.Do(new(AlertActKind.Escalated, now, Performer.Portal(row.Controller), row.Severity) { To = step.To, Step = number });
        }

        database.RecordChange(row.Patient, Area.Alerts);

        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody has acted meanwhile: the next look decides by what stands then.
            return 0;
        }

        LogTold(due.Count, row.Controller.ToString());
        return due.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Steps} step(s) of the chain told of a red that nobody follows up, controller {Controller}")]
    private partial void LogTold(int steps, string controller);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for reds that nobody follows up failed; it is tried again")]
    private partial void LogFailed(Exception failure);
}
