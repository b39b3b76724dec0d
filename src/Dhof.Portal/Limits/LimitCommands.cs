using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Limits;

/// <summary>
/// What clinicians do with limits. Each is logged before it is done, and is its rows and the change in one transaction; of two who act at once, the second is told who was first,
/// and doing the same again is done.
/// </summary>
public sealed class LimitCommands(IDbContextFactory<PortalDatabase> databases, AccessLog log, TimeProvider clock)
{
    /// <summary>Sets a personal limit, from now or from a later time on. A doctor's own is approved as it is set.</summary>
    public async Task<Outcome> SetAsync(PatientGrant grant, OrganisationNumber controller, ProposedLimit limit, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        if (!LimitRights.MaySet(grant, controller))
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        foreach (var fault in limit.Faults(now, NorwegianTime.Day(now)))
        {
            return fault == LimitFault.InThePast ? new Outcome.Refused(OutcomeRefusal.TooLate) : throw new ArgumentException($"A limit is checked before it is set: {fault}.", nameof(limit));
        }

        await LogAsync(grant, AccessLog.LimitSet, controller, cancellation);
        return await FollowAsync(grant, controller, limit.Series, limit.Seen, newest => newest is { } row && IsSame(row, limit, grant.Clinician), () => NextLimit.Of(grant.Patient, controller, limit, grant.Clinician, now), cancellation);
    }

    /// <summary>
    /// Undoes the newest limit of a series, which the clinician has set: taken back where it has not begun, otherwise followed by what was in force before, with its approval.
    /// Where nothing was, it is refused: another limit may follow.
    /// </summary>
    public async Task<Outcome> UndoAsync(PatientGrant grant, OrganisationNumber controller, string series, int number, CancellationToken cancellation)
    {
        if (!LimitRights.MaySet(grant, controller))
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        var now = clock.GetUtcNow();
        var rows = await RowsAsync(grant, controller, series, cancellation);

        if (rows.Find(row => row.Number == number) is not { } undone || undone.AuthorKey != grant.Clinician.Key)
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        if (rows.Exists(row => row.Undoes == number))
        {
            return Outcome.Done;
        }

        if (undone.ValidFrom > now)
        {
            return await TakeBackAsync(grant, controller, series, number, cancellation);
        }

        await LogAsync(grant, AccessLog.LimitSet, controller, cancellation);
        var begun = rows.Where(row => row.TakenBackAt is null && row.ValidFrom <= now).OrderBy(row => row.ValidFrom).ThenBy(row => row.Number).ToList();

        return begun is [.., var before, var last] && last == undone
            ? await FollowAsync(grant, controller, series, number, newest => newest?.Undoes == number, () => NextLimit.Again(before, undone, grant.Clinician, now), cancellation)
            : new Outcome.Refused(OutcomeRefusal.TooLate);
    }

    /// <summary>Takes back a limit that is not yet in force.</summary>
    public async Task<Outcome> TakeBackAsync(PatientGrant grant, OrganisationNumber controller, string series, int number, CancellationToken cancellation)
    {
        if (!LimitRights.MaySet(grant, controller))
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        await LogAsync(grant, AccessLog.LimitTakenBack, controller, cancellation);
        var now = clock.GetUtcNow();
        return await MarkAsync(
            grant,
            controller,
            [(series, number)],
            row => row.TakenBackAt is { } at ? (row.TakenBackByKey == grant.Clinician.Key ? Outcome.Done : By(row.TakenBackBy, row.TakenBackByRole, at))
                : row.ValidFrom <= now ? new Outcome.Refused(OutcomeRefusal.TooLate) : null,
            row => row.TakeBack(grant.Clinician, now),
            cancellation);
    }

    /// <summary>A doctor approves limits that are in force, or will be: those that were seen, and no other.</summary>
    public async Task<Outcome> ApproveAsync(PatientGrant grant, OrganisationNumber controller, IReadOnlyCollection<(string Series, int Number)> seen, CancellationToken cancellation)
    {
        if (!LimitRights.MayApprove(grant, controller))
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        await LogAsync(grant, AccessLog.LimitApproved, controller, cancellation);
        var now = clock.GetUtcNow();
        return await MarkAsync(
            grant,
            controller,
            seen,
            row => row.TakenBackAt is { } at ? By(row.TakenBackBy, row.TakenBackByRole, at) : row.ApprovedBy is not null ? Outcome.Done : null,
            row => row.Approve(grant.Clinician, now),
            cancellation);
    }

    /// <summary>Adds the limit that follows the one that was seen.</summary>
    private async Task<Outcome> FollowAsync(PatientGrant grant, OrganisationNumber controller, string series, int seen, Func<LimitRow?, bool> isDone, Func<LimitRow> follow, CancellationToken cancellation)
    {
        for (var first = true; ; first = false)
        {
            var newest = (await RowsAsync(grant, controller, series, cancellation)).MaxBy(row => row.Number);

            if ((newest?.Number ?? 0) != seen)
            {
                return isDone(newest) ? Outcome.Done : By(newest!.Author, newest.AuthorRole, newest.SetAt);
            }

            await using var database = await databases.CreateDbContextAsync(cancellation);
            database.Add(follow());
            database.RecordChange(grant.Patient, Area.Limits);

            try
            {
                await database.SaveChangesAsync(cancellation);
                return Outcome.Done;
            }
            catch (DbUpdateException) when (first)
            {
                // Somebody was first: look again, and answer by what stands now.
            }
        }
    }

    /// <param name="decide">What to answer of a limit where nothing is to be written on it; null to write. A refusal of one is a refusal of all.</param>
    private async Task<Outcome> MarkAsync(
        PatientGrant grant, OrganisationNumber controller, IReadOnlyCollection<(string Series, int Number)> seen, Func<LimitRow, Outcome?> decide, Action<LimitRow> mark, CancellationToken cancellation)
    {
        for (var first = true; ; first = false)
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);
            var rows = await database.Visible<LimitRow>(grant).Where(row => row.Controller == controller).ToListAsync(cancellation);
            var now = clock.GetUtcNow();
            List<LimitRow> marked = [];

            foreach (var (series, number) in seen)
            {
                if (StillCounts(rows, series, number, now) is not { } row)
                {
                    return rows.Where(row => row.Series == series).MaxBy(row => row.Number) is { Number: > 0 } newest && newest.Number != number
                        ? By(newest.Author, newest.AuthorRole, newest.SetAt)
                        : new Outcome.Refused(OutcomeRefusal.Unknown);
                }

                switch (decide(row))
                {
                    case Outcome.Refused refused: return refused;
                    case null: marked.Add(row); break;
                }
            }

            if (marked.Count == 0)
            {
                return Outcome.Done;
            }

            database.AttachRange(marked);
            marked.ForEach(mark);
            database.RecordChange(grant.Patient, Area.Limits);

            try
            {
                await database.SaveChangesAsync(cancellation);
                return Outcome.Done;
            }
            catch (DbUpdateConcurrencyException) when (first)
            {
                // Somebody was first: look again, and answer by what stands now.
            }
        }
    }

    /// <summary>The limit with this number, unless another has taken its place: then what the clinician saw is not what would be marked.</summary>
    private static LimitRow? StillCounts(List<LimitRow> rows, string series, int number, DateTimeOffset now)
    {
        var of = rows.FindAll(row => row.Series == series && (row.TakenBackAt is null || row.Number == number)).OrderBy(row => row.ValidFrom).ThenBy(row => row.Number).ToList();
        var inForce = of.FindLastIndex(row => row.ValidFrom <= now && row.TakenBackAt is null);
        var index = of.FindIndex(row => row.Number == number && (number > 0 || of.IndexOf(row) == inForce));
        return index >= 0 && index >= inForce ? of[index] : null;
    }

    private async Task<List<LimitRow>> RowsAsync(PatientGrant grant, OrganisationNumber controller, string series, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return await database.Visible<LimitRow>(grant).Where(row => row.Controller == controller && row.Series == series).ToListAsync(cancellation);
    }

    private Task LogAsync(PatientGrant grant, string act, OrganisationNumber controller, CancellationToken cancellation) =>
        log.WriteAsync(AccessEntry.On(grant, act, InformationTypes.Measurements, controller), cancellation);

    private static bool IsSame(LimitRow row, ProposedLimit limit, Clinician clinician) =>
        row.Number == limit.Seen + 1 && row.AuthorKey == clinician.Key && row.Band == limit.Band && row.Reason == limit.Reason.Trim() && row.ReviewBy == limit.ReviewBy && (limit.From is not { } from || row.ValidFrom == from);

    private static Outcome.Refused By(string? name, ClinicianRole? role, DateTimeOffset? at) => new(OutcomeRefusal.AlreadyHandled, name is null ? null : RoleWords.Person(name, role), at);
}
