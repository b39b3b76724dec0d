using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Data;

/// <summary>What came of trying an input again.</summary>
/// <param name="IsTaken">True: it is stored. False: refused, for the reason given.</param>
/// <param name="Measurement">The measurement that it became, where it became one.</param>
/// <param name="Patient">Whom a refused input is about, as far as is known now.</param>
public sealed record TriedAgain(bool IsTaken, long? Measurement, string Reason, string Expression, PatientId Patient)
{
    public static TriedAgain Taken(long? measurement) => new(true, measurement, "", "", PatientId.Nobody);
}

/// <summary>The refused inputs that wait to be tried again, and what came of it.</summary>
public sealed class QuarantineRetries(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    private const int MostRaces = 10;

    /// <summary>A portion of a client's open inputs that this reading has not tried, by id. What was not kept whole cannot be tried.</summary>
    /// <param name="alsoUnknown">Those too that could not be tied to a patient: a record may have been added since.</param>
    public async Task<IReadOnlyList<QuarantineRow>> WaitingAsync(ControllerGrant grant, string reading, bool alsoUnknown, long after, int most, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return await database.Quarantined(grant).AsNoTracking()
            .Where(row => row.State == QuarantineState.Open && row.Id > after && row.Content != QuarantineRow.NotKept && (row.TriedBy != reading || (alsoUnknown && row.Patient == PatientId.Nobody)))
            .OrderBy(row => row.Id)
            .Take(most)
            .ToListAsync(cancellation);
    }

    /// <summary>Writes down what came of it: the row, its history and the change that tells the pages, in one transaction. Nothing new is not written.</summary>
    public async Task SettleAsync(ControllerGrant grant, long id, string reading, TriedAgain tried, CancellationToken cancellation)
    {
        for (var race = 0; ; race++)
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);

            if (await database.Quarantined(grant).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row || !Settle(database, row, reading, tried))
            {
                return;
            }

            try
            {
                await database.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateConcurrencyException) when (race < MostRaces)
            {
                // A clinician was first: what came of it holds beside what was decided.
            }
        }
    }

    private bool Settle(PortalDatabase database, QuarantineRow row, string reading, TriedAgain tried)
    {
        var wasAsked = row.TriedBy.Length == 0;
        var isNews = tried.IsTaken ? row.Became is null && row.State != QuarantineState.Taken : wasAsked || row.Reason != tried.Reason || row.Patient != tried.Patient;

        if (!isNews && row.TriedBy == reading)
        {
            return false;
        }

        (row.TriedBy, row.TriedAt) = (reading, clock.GetUtcNow());

        if (isNews)
        {
            row.Version++;
            row.Became = tried.Measurement;

            if (tried.IsTaken)
            {
                // What a clinician has handled stays handled; that it is stored too is written down.
                row.State = row.State == QuarantineState.Open ? QuarantineState.Taken : row.State;
            }
            else
            {
                (row.Reason, row.Expression, row.Patient) = (tried.Reason, tried.Expression, tried.Patient);
            }

            database.Add(QuarantineHistoryRow.Of(row, tried.IsTaken ? QuarantineEvent.Taken : QuarantineEvent.StillRefused, clock.GetUtcNow()));
            database.RecordChange(row.Patient, Area.Quarantine);
        }

        return true;
    }
}
