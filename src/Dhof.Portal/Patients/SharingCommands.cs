using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Patients;

/// <summary>Records what a patient decides about the data of the clinician's own organisation. It counts from the commit, for pages that are open too.</summary>
public sealed class SharingCommands(IDbContextFactory<PortalDatabase> databases, AccessLog log, TimeProvider clock)
{
    /// <param name="seen">What the clinician saw when deciding: somebody else's decision is not overwritten.</param>
    public async Task<Outcome> DecideAsync(PatientGrant grant, SharingState seen, SharingState state, CancellationToken cancellation)
    {
        if (!grant.MayDecideSharing)
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        var (clinician, controller) = (grant.Clinician, grant.Clinician.Organisation);
        await log.WriteAsync(AccessEntry.On(grant, AccessLog.SharingDecided, grant.Types, controller), cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var row = await database.Sharing.SingleOrDefaultAsync(sharing => sharing.Patient == grant.Patient && sharing.Controller == controller, cancellation);

        if ((row?.State ?? SharingState.Open) == state)
        {
            return Outcome.Done;
        }

        if (row is not null && row.State != seen)
        {
            return RecordedBy(row);
        }

        row ??= database.Add(new SharingRow { Patient = grant.Patient, Controller = controller }).Entity;
        (row.State, row.Since, row.RecordedBy, row.RecordedByRole) = (state, clock.GetUtcNow(), clinician.Name, clinician.Role);
        row.Version++;
        database.Add(new SharingHistoryRow { Patient = grant.Patient, Controller = controller, State = state, At = row.Since, Clinician = clinician.Key, Name = clinician.Name, Role = clinician.Role });
        database.RecordChange(grant.Patient, Area.Sharing);

        try
        {
            await database.SaveChangesAsync(cancellation);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody was first: answer by what stands now.
            await using var again = await databases.CreateDbContextAsync(cancellation);
            var standing = await again.Sharing.AsNoTracking().SingleAsync(sharing => sharing.Patient == grant.Patient && sharing.Controller == controller, cancellation);
            return standing.State == state ? Outcome.Done : RecordedBy(standing);
        }
    }

    private static Outcome.Refused RecordedBy(SharingRow row) => new(OutcomeRefusal.AlreadyHandled, RoleWords.Person(row.RecordedBy, row.RecordedByRole), row.Since);
}
