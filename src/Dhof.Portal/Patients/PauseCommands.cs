using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Patients;

/// <summary>
/// Pauses the follow-up of a patient and ends the pause: the own organisation's follow-up, by its own people. Act, change and history in one transaction after an entry in the
/// access log; of two who act at once the second is told who was first.
/// </summary>
public sealed class PauseCommands(IDbContextFactory<PortalDatabase> databases, AccessLog log, IOptions<PauseOptions> options, TimeProvider clock)
{
    /// <param name="seen">How many acts the clinician saw: what a colleague did meanwhile is not overwritten.</param>
    /// <param name="until">UTC.</param>
    public Task<Outcome> PauseAsync(PatientGrant grant, int seen, PauseReason reason, string text, DateTimeOffset until, CancellationToken cancellation) =>
        ActAsync(grant, seen, act => act with { Kind = PauseActKind.Paused, Reason = reason, Text = text.Trim(), Until = until.ToUniversalTime() }, cancellation);

    public Task<Outcome> EndAsync(PatientGrant grant, int seen, CancellationToken cancellation) => ActAsync(grant, seen, act => act with { Kind = PauseActKind.Ended }, cancellation);

    private async Task<Outcome> ActAsync(PatientGrant grant, int seen, Func<PauseAct, PauseAct> make, CancellationToken cancellation)
    {
        var (clinician, controller) = (grant.Clinician, grant.Clinician.Organisation);

        if (!grant.MayActOn(controller))
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        await log.WriteAsync(AccessEntry.On(grant, AccessLog.PauseActed, InformationTypes.Alerts, controller), cancellation);
        var act = make(new(default, clock.GetUtcNow(), Performer.Of(clinician)));

        try
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);
            var rows = await database.Visible<PauseRow>(grant).Where(row => row.Controller == controller).OrderBy(row => row.Number).ToListAsync(cancellation);

            if (rows.Count > seen)
            {
                return First(rows[^1], act);
            }

            if (PauseHistory.Of(rows.Select(row => row.ToDomain())).WhyNot(act, options.Value.Longest) is { } why)
            {
                return new Outcome.Refused(why);
            }

            database.Add(PauseRow.Of(grant.Patient, act, rows.Count + 1));
            database.RecordChange(grant.Patient, Area.Alerts);
            await database.SaveChangesAsync(cancellation);
            return Outcome.Done;
        }
        catch (DbUpdateException)
        {
            // A colleague was first with this number: answer by what stands now.
            await using var again = await databases.CreateDbContextAsync(cancellation);
            return First(await again.Visible<PauseRow>(grant).Where(row => row.Controller == controller).OrderByDescending(row => row.Number).FirstAsync(cancellation), act);
        }
    }

    /// <summary>Doing the same as was just done by the same person is done.</summary>
    private static Outcome First(PauseRow standing, PauseAct act) =>
        standing.ToDomain() is var first && first with { At = act.At } == act ? Outcome.Done : new Outcome.Refused(OutcomeRefusal.AlreadyHandled, RoleWords.Person(first.By.Name, first.By.Role), first.At);
}
