using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Alerts;

/// <summary>
/// What clinicians do with alerts. Each command concerns alerts of one patient, all or none: act, state and change in one transaction, and an entry in the access log.
/// Of two who act at once the second is told who was first; doing the same again is done.
/// </summary>
public sealed class AlertCommands(IDbContextFactory<PortalDatabase> databases, Assignees assignees, AccessLog log, IOptions<AlertOptions> options, TimeProvider clock)
{
    private const int MostRaces = 10;

    /// <summary>Claims. <paramref name="takesOver"/>: also from a colleague, who is shown to have been relieved.</summary>
    public Task<Outcome> FollowUpAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, bool takesOver, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (alert, act, times) => alert.Life().FollowedUpBy(alert.Severity, act.At, times)?.By.Key == act.By.Key ? [] : [act with { Kind = AlertActKind.FollowedUp, TakesOver = takesOver }], cancellation);

    public Task<Outcome> ReleaseAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (alert, act, _) => alert.Life().FollowUp?.By.Key == act.By.Key ? [act with { Kind = AlertActKind.Released }] : [], cancellation);

    /// <summary>Says what the clinician thinks. Clinicians of other organisations may too.</summary>
    public Task<Outcome> AssessAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, Assessment assessment, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (alert, act, _) => Assessed(alert, act, assessment), cancellation, grant.MayAssess);

    /// <summary>Closes, with an assessment where there is one to add.</summary>
    public Task<Outcome> CloseAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, ClosingReason reason, Assessment? assessment, CancellationToken cancellation) => ActAsync(
        grant,
        alerts,
        (alert, act, _) => alert.Life().Closing is { } closing && (closing.By.Key, closing.Reason) == (act.By.Key, reason)
            ? []
            : [.. assessment is null ? [] : Assessed(alert, act, assessment), act with { Kind = AlertActKind.Closed, Reason = reason }],
        cancellation);

    /// <summary>The closing is undone, a colleague's too; the history says by whom.</summary>
    public Task<Outcome> ReopenAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (alert, act, _) => alert.ClosedAt is null ? [] : [act with { Kind = AlertActKind.Reopened }], cancellation);

    /// <param name="until">UTC.</param>
    public Task<Outcome> SnoozeAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, DateTimeOffset until, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (_, act, _) => [act with { Kind = AlertActKind.Snoozed, Until = until }], cancellation);

    /// <summary>Ends a snooze before its time, a colleague's too.</summary>
    public Task<Outcome> WakeAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (alert, act, _) => alert.Life().Snooze is null ? [] : [act with { Kind = AlertActKind.Woken }], cancellation);

    /// <summary>The check that was agreed is done, or no longer wanted.</summary>
    public Task<Outcome> CheckedAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (alert, act, _) => alert.NextCheck is null ? [] : [act with { Kind = AlertActKind.Checked }], cancellation);

    private static ImmutableArray<AlertAct> Assessed(AlertRow alert, AlertAct act, Assessment assessment) =>
        alert.Life().Assessed is { } last && last.By == act.By && last.Assessment == assessment ? [] : [act with { Kind = AlertActKind.Assessed, Assessment = assessment }];

    /// <summary>Whose it is to deal with it from now on. What a colleague decided meanwhile is not overwritten.</summary>
    public async Task<Outcome> AssignAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, Assignee to, CancellationToken cancellation) =>
        (await assignees.OfAsync(grant, cancellation)).FirstOrDefault(to.Is) is { } known
            ? await ActAsync(grant, alerts, (alert, act, _) => known.Is(alert.Life().Assignment?.To) ? [] : [act with { Kind = AlertActKind.Assigned, To = known }], cancellation)
            : new Outcome.Refused(OutcomeRefusal.Unknown);

    public Task<Outcome> UnassignAsync(PatientGrant grant, ImmutableArray<SeenAlert> alerts, CancellationToken cancellation) =>
        ActAsync(grant, alerts, (alert, act, _) => alert.Life().Assignment is null ? [] : [act with { Kind = AlertActKind.Unassigned }], cancellation);

    /// <param name="acts">What is to be done with an alert; nothing where it is as it should be. The act that is handed in says who, when and what was seen.</param>
    /// <param name="may">Whether the clinician may do so with a controller's alerts; by default only its own people.</param>
    private async Task<Outcome> ActAsync(
        PatientGrant grant,
        ImmutableArray<SeenAlert> alerts,
        Func<AlertRow, AlertAct, AlertTimes, ImmutableArray<AlertAct>> acts,
        CancellationToken cancellation,
        Func<OrganisationNumber, bool>? may = null)
    {
        List<long> ids = [.. alerts.Select(alert => alert.Id)];
        var seen = alerts.ToDictionary(alert => alert.Id);
        var (by, times) = (Performer.Of(grant.Clinician), options.Value.Times);
        var isLogged = false;

        for (var race = 0; ; race++)
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);
            var rows = await database.Visible<AlertRow>(grant).Include(alert => alert.Acts).Include(alert => alert.Findings).Where(alert => ids.Contains(alert.Id)).OrderBy(alert => alert.Id).ToListAsync(cancellation);

            if (rows.Count == 0 || rows.Count < ids.Count || !rows.TrueForAll(row => (may ?? grant.MayActOn)(row.Controller)))
            {
                return new Outcome.Refused(OutcomeRefusal.Unknown);
            }

            if (!isLogged)
            {
                await log.WriteAsync(AccessEntry.On(grant, AccessLog.AlertActed, InformationTypes.Alerts, [.. rows.Select(row => row.Controller).Distinct()]), cancellation);
                isLogged = true;
            }

            var now = clock.GetUtcNow();

            foreach (var row in rows)
            {
                database.Attach(row);

                foreach (var act in acts(row, new(default, now, by, seen[row.Id].Severity) { SeenTo = seen[row.Id].AssignedTo }, times))
                {
                    if (await WhyNotAsync(database, grant, row, act, times, cancellation) is { } refused)
                    {
                        return refused;
                    }

                    row.Do(act);
                    await database.JournalAsync(grant, row, act, cancellation);
                }
            }

            if (!rows.Exists(row => row.LastActAt == now))
            {
                return Outcome.Done;
            }

            database.RecordChange(grant.Patient, Area.Alerts);

            try
            {
                await database.SaveChangesAsync(cancellation);
                return Outcome.Done;
            }
            catch (DbUpdateException) when (race < MostRaces)
            {
                // A colleague or the engine was first: look again, and answer by what stands now.
            }
        }
    }

    private static async Task<Outcome.Refused?> WhyNotAsync(PortalDatabase database, PatientGrant grant, AlertRow row, AlertAct act, AlertTimes times, CancellationToken cancellation)
    {
        var life = row.Life();

        // Closed by the portal, because nothing is left of what it rested on: no act to undo, and none to add but an assessment.
        if (row.ClosedAt is { } closed && life.Closing is null && act.Kind is not (AlertActKind.Assessed or AlertActKind.Checked))
        {
            return new(act.Kind == AlertActKind.Reopened ? OutcomeRefusal.NothingToUndo : OutcomeRefusal.AlreadyHandled, At: closed);
        }

        if (act.Kind == AlertActKind.Reopened
            && await database.Visible<AlertRow>(grant).AnyAsync(other => other.Id != row.Id && other.Controller == row.Controller && other.Rule == row.Rule && other.Series == row.Series && other.ClosedAt == null, cancellation))
        {
            return new(OutcomeRefusal.AnotherIsOpen);
        }

        return life.WhyNot(act, row.Severity, times) is not { } why ? null
            : why == OutcomeRefusal.AlreadyHandled ? First(why, life, row.Severity, act, times)
            : new(why);
    }

    private static Outcome.Refused First(OutcomeRefusal why, AlertLife life, Severity severity, AlertAct act, AlertTimes times)
    {
        var (by, at) = life.Closing is { } closing ? (closing.By, closing.At)
            : act.Kind is AlertActKind.Assigned or AlertActKind.Unassigned ? (life.Assignment?.By, life.Assignment?.At ?? act.At)
            : life.FollowedUpBy(severity, act.At, times) is { } follow ? (follow.By, follow.Since)
            : (null, default);
        return new(why, by is null ? null : ActWords.Of(by), at);
    }
}
