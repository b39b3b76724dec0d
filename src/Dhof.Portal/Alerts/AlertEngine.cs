using System.Diagnostics;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts.Missed;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Live;
using Dhof.Portal.Patients;
using Dhof.Portal.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Alerts;

/// <summary>
/// Judges every measurement and answered form once, and by the clock what did not come. It reads the changes after its checkpoint and saves the alerts and the checkpoint in one transaction, so a
/// restart neither loses nor repeats; the feed and the clock only wake it.
/// </summary>
public sealed partial class AlertEngine(
    IDbContextFactory<PortalDatabase> databases,
    MeasurementReader readings,
    HistoryReader histories,
    EngineAccess access,
    NewestReader newest,
    FindForm forms,
    SourceStatuses sources,
    ControllerSights sights,
    PauseQueries pauses,
    IOptions<AlertOptions> options,
    ChangeFeed feed,
    Readiness readiness,
    TimeProvider clock,
    ILogger<AlertEngine> log) : BackgroundService
{
    /// <summary>Name of the checkpoint.</summary>
    public const string Reader = "alerts";

    private const int MostChangesAtOnce = 20_000;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);

    /// <summary>No timer waits for longer.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(1);

    /// <summary>
    /// The first measurement is judged at once; those that follow closely are judged together, because every portion is a commit: the intake waits for it, and
    /// reads its pages anew after it. Half of the second within which everything is to be judged.
    /// </summary>
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(500);

    /// <summary>In a flood the engine rests twice as long as it worked, and at most so long: each portion reads the histories of its patients anew, so few large ones are judged sooner than many small ones.</summary>
    private static readonly TimeSpan s_gatherMost = TimeSpan.FromSeconds(2);

    private static readonly List<string> s_rules = [.. AlertRules.All.Select(rule => rule.Key)];
    private static readonly List<string> s_overTime = [.. AlertRules.All.Where(rule => rule.IsOverTime).Select(rule => rule.Key)];

    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly LimitsInForce _limits = new(databases);
    private MissedWatch? _watch;
    private volatile bool _copied;

    private MissedWatch Watch => _watch ??= new(databases, new(newest, forms, sights, _limits, options.Value.InactiveAfter), pauses, sights, _limits);

    /// <summary>Judges what became known after the checkpoint, at most one portion.</summary>
    /// <returns>False when there was nothing to judge.</returns>
    public async Task<bool> JudgeAsync(ControllerGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var checkpoint = await database.Checkpoints.SingleOrDefaultAsync(row => row.Reader == Reader, cancellation) ?? database.Checkpoints.Add(new() { Reader = Reader }).Entity;
        var changes = await database.Changes.AsNoTracking().Where(change => change.Sequence > checkpoint.Sequence).OrderBy(change => change.Sequence).Take(MostChangesAtOnce).ToListAsync(cancellation);

        if (changes.Count == 0)
        {
            return false;
        }

        _limits.Forget(changes.Where(change => change.Area is Area.Limits or Area.Patient).Select(change => change.Patient));

        if (changes.Exists(change => change.Area == Area.Measurements))
        {
            await JudgeAsync(database, grant, checkpoint.Sequence, changes[^1].Sequence, cancellation);
        }

        if (changes.Exists(change => change.Area == Area.Questionnaires))
        {
            await new FormPortion(forms, database, grant).JudgeAsync(clock.GetUtcNow(), cancellation);
        }

        checkpoint.Sequence = changes[^1].Sequence;
        await database.SaveChangesAsync(cancellation);
        Watch.Touch(changes.Select(change => change.ToDomain()));
        return true;
    }

    /// <summary>Judges what did not come: of the patients of whom something became known, and of those whose time has come. After a start, of all.</summary>
    /// <returns>When it is to be asked again, should nothing become known before; null for never.</returns>
    public async Task<DateTimeOffset?> WatchAsync(ControllerGrant grant, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        if (_copied)
        {
            _copied = false;
            Watch.TouchCopied();
        }

        await Watch.JudgeAsync(grant, now, cancellation);
        return Watch.Next;
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        var grant = await access.OpenAsync(Reader, stoppingToken);
        using var listening = feed.ListenToAll(change => Wake(change.Area));
        await using var alarm = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        sources.Changed += Copied;

        try
        {
            await RunAsync(grant, alarm, stoppingToken);
        }
        finally
        {
            sources.Changed -= Copied;
        }
    }

    private async Task RunAsync(ControllerGrant grant, ITimer alarm, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var began = Stopwatch.GetTimestamp();

                while (await JudgeAsync(grant, stoppingToken))
                {
                    await Task.Delay(Rest(Stopwatch.GetElapsedTime(began)), stoppingToken);
                    began = Stopwatch.GetTimestamp();
                }

                var next = await WatchAsync(grant, stoppingToken);
                alarm.Change(next is { } at ? Wait(at - clock.GetUtcNow()) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                await _wake.WaitAsync(s_rest, stoppingToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // A clinician acted on an alert in the meantime: the same portion is judged again, by what stands now.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, failure);
                await Task.Delay(s_rest, clock, stoppingToken);
            }
        }
    }

    private static TimeSpan Rest(TimeSpan worked) => TimeSpan.FromTicks(Math.Clamp(2 * worked.Ticks, s_gather.Ticks, s_gatherMost.Ticks));

    private static TimeSpan Wait(TimeSpan left) => left < TimeSpan.Zero ? TimeSpan.Zero : left > s_longestWait ? s_longestWait : left;

    private void Copied()
    {
        _copied = true;
        Wake();
    }

    private void Wake(Area area)
    {
        if (area != Area.Alerts)
        {
            Wake();
        }
    }

    private void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Awake already.
            }
        }
    }

    private async Task JudgeAsync(PortalDatabase database, ControllerGrant grant, long after, long through, CancellationToken cancellation)
    {
        var known = readings.Known(grant, after, through);
        var patients = known.Select(measurement => measurement.Patient).Distinct().ToList();
        await _limits.LoadAsync(grant, patients, cancellation);

        var portion = new Portion(histories, _limits).Of(grant, known, through);
        var judged = portion.SelectMany(one => one.Judge(options.Value.Of(one.Measurement.Controller).RemeasureWithin));
        await Judgement.TakeAsync(database, grant, patients, await ConcernedAsync(database, grant, portion, cancellation), judged, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The alerts, open and closed, that may rest on a reading that is judged again, with all their findings.</summary>
    private static async Task<List<AlertRow>> ConcernedAsync(PortalDatabase database, ControllerGrant grant, IReadOnlyList<ToJudge> portion, CancellationToken cancellation)
    {
        ToJudge[] again = [.. portion.Where(one => one.IsJudgedAgain)];

        if (again.Length == 0)
        {
            return [];
        }

        // What was corrected may have stood anywhere; the others stand where they stood.
        List<long> revised = [.. again.Where(one => one.Measurement.Version > 1).Select(one => one.Measurement.Reading.Id)];
        List<PatientId> patients = [.. again.Select(one => one.Measurement.Patient).Distinct()];
        var earliest = again.Min(one => one.Measurement.Reading.At);

        return await database.Visible<AlertRow>(grant).Include(alert => alert.Findings)
            .Where(alert => (patients.Contains(alert.Patient) && alert.LatestAt >= earliest && s_overTime.Contains(alert.Rule))
                || (alert.ClosedBecause == ClosingReason.RepeatedNormal && patients.Contains(alert.Patient))
                || (s_rules.Contains(alert.Rule) && alert.Findings.Any(finding => revised.Contains(finding.Measurement))))
            .ToListAsync(cancellation);
    }

    [LoggerMessage(1, LogLevel.Error, "Judging measurements failed; it is tried again, and nothing is skipped")]
    private static partial void Failed(ILogger log, Exception failure);
}
