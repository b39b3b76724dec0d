using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.News;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.News;

/// <summary>A clinician's own mark of what they have seen of an opened patient. It is moved by nothing else, never backwards, and each move is in the access log.</summary>
public sealed class SeenCommands(IDbContextFactory<PortalDatabase> databases, AccessLog log, TimeProvider clock)
{
    private const int MostRaces = 10;

    /// <param name="news">What stood on the page: that far, and no farther, is seen.</param>
    public async Task<Outcome> MarkAsync(PatientGrant grant, PatientNews news, CancellationToken cancellation)
    {
        if (news.Patient != grant.Patient || !grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        await log.WriteAsync(AccessEntry.On(grant, AccessLog.SeenMarked, grant.Types, grant.Controllers), cancellation);

        // Another page of the same clinician has seen as much or more: the mark never goes back.
        return await AddAsync(grant, newest => newest.Through is { } seen && seen.Known >= news.Through.Known && seen.At >= news.Through.At ? null : newest with { Number = newest.Number + 1, Through = news.Through, IsUndo = false }, cancellation);
    }

    /// <summary>Takes the newest mark back: what stood before it counts again.</summary>
    /// <param name="number">The mark that is taken back; one that is no longer the newest is not.</param>
    public async Task<Outcome> UndoAsync(PatientGrant grant, int number, CancellationToken cancellation)
    {
        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var last = await database.SeenMarks(grant).OrderByDescending(row => row.Number).Take(2).ToListAsync(cancellation);

        if (last.Count == 0 || last[0].Number != number || last[0].IsUndo)
        {
            return new Outcome.Refused(OutcomeRefusal.NothingToUndo);
        }

        var before = last.Count > 1 ? last[1].ToDomain().Through : null;
        await log.WriteAsync(AccessEntry.On(grant, AccessLog.SeenUndone, grant.Types, grant.Controllers), cancellation);
        return await AddAsync(grant, newest => newest.Number != number ? null : newest with { Number = number + 1, Through = before, IsUndo = true }, cancellation);
    }

    /// <summary>What is new is about to be copied out of the portal: that is in the log before it is handed out.</summary>
    public Task CopiedAsync(PatientGrant grant, CancellationToken cancellation) =>
        log.WriteAsync(AccessEntry.On(grant, AccessLog.NewsCopied, grant.Types, grant.Controllers), cancellation);

    /// <param name="next">The mark that follows the newest; null where none is needed.</param>
    private async Task<Outcome> AddAsync(PatientGrant grant, Func<SeenMark, SeenMark?> next, CancellationToken cancellation)
    {
        for (var race = 0; ; race++)
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);
            var newest = (await database.SeenMarks(grant).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellation))?.ToDomain() ?? SeenMark.None;

            if (next(newest) is not { } mark)
            {
                return Outcome.Done;
            }

            database.Add(SeenMarkRow.Of(grant.Patient, grant.Clinician.Key, grant.Clinician.Organisation, mark with { At = clock.GetUtcNow() }));

            try
            {
                await database.SaveChangesAsync(cancellation);
                return Outcome.Done;
            }
            catch (DbUpdateException) when (race < MostRaces)
            {
                // Another page was first, and took the number: look again.
            }
        }
    }
}
