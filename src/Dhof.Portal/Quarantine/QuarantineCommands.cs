using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Quarantine;

/// <summary>
/// What a clinician does with an input that could not be read. Each is the row, its history and the change in one transaction, and each may be repeated; of two who act at once, the
/// second is told who was first.
/// </summary>
public sealed class QuarantineCommands(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    private const int MostRaces = 10;

    /// <summary>It has been dealt with: it leaves the worklist.</summary>
    public Task<Outcome> HandleAsync(PatientGrant grant, long input, CancellationToken cancellation) => ActAsync(
        database => database.Visible<QuarantineRow>(grant),
        grant.Clinician,
        input,
        QuarantineEvent.Handled,
        row => row.State switch
        {
            QuarantineState.Taken => new Outcome.Refused(OutcomeRefusal.AlreadyTaken),
            QuarantineState.Handled when row.HandledBy == grant.Clinician.Key => Outcome.Done,
            QuarantineState.Handled => HandledBy(row),
            _ => null,
        },
        row => (row.State, row.HandledAt, row.HandledBy, row.HandledByName, row.HandledByRole) = (QuarantineState.Handled, clock.GetUtcNow(), grant.Clinician.Key, grant.Clinician.Name, grant.Clinician.Role),
        cancellation);

    /// <summary>It has not been dealt with after all: it is open again. A colleague's mark may be taken back too; the history says by whom.</summary>
    public Task<Outcome> UndoAsync(PatientGrant grant, long input, CancellationToken cancellation) => ActAsync(
        database => database.Visible<QuarantineRow>(grant),
        grant.Clinician,
        input,
        QuarantineEvent.Undone,
        row => row.State switch
        {
            QuarantineState.Taken => new Outcome.Refused(OutcomeRefusal.AlreadyTaken),
            QuarantineState.Open => Outcome.Done,
            _ when row.Became is not null => new Outcome.Refused(OutcomeRefusal.AlreadyTaken),
            _ => null,
        },
        row => (row.State, row.HandledAt, row.HandledBy, row.HandledByName, row.HandledByRole) = (QuarantineState.Open, null, null, null, null),
        cancellation);

    /// <summary>Asks to have it tried again.</summary>
    public Task<Outcome> RetryAsync(PatientGrant grant, long input, CancellationToken cancellation) =>
        RetryAsync(database => database.Visible<QuarantineRow>(grant), grant.Clinician, input, cancellation);

    /// <inheritdoc cref="RetryAsync(PatientGrant, long, CancellationToken)"/>
    public Task<Outcome> RetryAsync(QuarantineGrant grant, long input, CancellationToken cancellation) =>
        RetryAsync(database => database.Visible(grant), grant.Clinician, input, cancellation);

    private Task<Outcome> RetryAsync(Func<PortalDatabase, IQueryable<QuarantineRow>> visible, Clinician clinician, long input, CancellationToken cancellation) => ActAsync(
        visible,
        clinician,
        input,
        QuarantineEvent.RetryAsked,
        row => row.State switch
        {
            QuarantineState.Taken => new Outcome.Refused(OutcomeRefusal.AlreadyTaken),
            QuarantineState.Handled => HandledBy(row),
            _ when row.Content.Length == 0 => new Outcome.Refused(OutcomeRefusal.Unknown),
            _ => row.TriedBy.Length == 0 ? Outcome.Done : null,
        },
        row => row.TriedBy = "",
        cancellation);

    /// <param name="decide">What to answer where nothing is to be done; null to act.</param>
    private async Task<Outcome> ActAsync(
        Func<PortalDatabase, IQueryable<QuarantineRow>> visible,
        Clinician clinician,
        long input,
        QuarantineEvent what,
        Func<QuarantineRow, Outcome?> decide,
        Action<QuarantineRow> act,
        CancellationToken cancellation)
    {
        for (var race = 0; ; race++)
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);

            if (await visible(database).SingleOrDefaultAsync(row => row.Id == input, cancellation) is not { } row)
            {
                return new Outcome.Refused(OutcomeRefusal.Unknown);
            }

            if (decide(row) is { } answer)
            {
                return answer;
            }

            database.Attach(row);
            act(row);
            row.Version++;
            database.Add(QuarantineHistoryRow.Of(row, what, clinician, clock.GetUtcNow()));
            database.RecordChange(row.Patient, Area.Quarantine);

            try
            {
                await database.SaveChangesAsync(cancellation);
                return Outcome.Done;
            }
            catch (DbUpdateConcurrencyException) when (race < MostRaces)
            {
                // Somebody was first: look again, and answer by what stands now.
            }
        }
    }

    private static Outcome.Refused HandledBy(QuarantineRow row) =>
        new(OutcomeRefusal.AlreadyHandled, row.HandledByName is { } name ? RoleWords.Person(name, row.HandledByRole) : null, row.HandledAt);
}
