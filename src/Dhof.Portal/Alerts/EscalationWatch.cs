using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Escalation;
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

        if (chained.Count == 0)
        {
            return 0;
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var open = await database.Visible<AlertRow>(grant).AsNoTracking().AsSplitQuery()
            .Include(alert => alert.Acts).Include(alert => alert.Findings.Where(finding => finding.Severity == Severity.Red))
            .Where(alert => alert.ClosedAt == null && alert.Severity == Severity.Red && chained.Contains(alert.Controller))
            .ToListAsync(cancellation);
        var told = 0;

        foreach (var alert in open.Where(alert => Due(alert, clock.GetUtcNow()).Any()))
        {
            told += await TellAsync(grant, alert.Id, cancellation);
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

    /// <summary>Its acts and its red findings must have been read.</summary>
    private IEnumerable<(int Number, EscalationStep Step)> Due(AlertRow row, DateTimeOffset now) =>
        options.Value.Of(row.Controller).Chain.Due(row.Severity, row.RedSince(), row.Life(), now, options.Value.Times, options.Value.HoursOf(row.Controller));

    /// <summary>What is due of one alert as it stands now.</summary>
    private async Task<int> TellAsync(ControllerGrant grant, long alert, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var row = await database.Visible<AlertRow>(grant).Include(one => one.Acts).Include(one => one.Findings).SingleAsync(one => one.Id == alert, cancellation);
        var now = clock.GetUtcNow();
        var due = Due(row, now).ToList();

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
