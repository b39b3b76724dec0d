using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Patients;

/// <summary>What the list of events shows of pauses: each act, with who did it.</summary>
public sealed class PauseEvents(IDbContextFactory<PortalDatabase> databases)
{
    public async Task<IReadOnlyList<PatientEvent>> SinceAsync(PatientGrant grant, DateTimeOffset from, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PauseRow>(grant).Where(row => row.At >= from).ToListAsync(cancellation);
        return [.. rows.Select(Event)];
    }

    private static PatientEvent Event(PauseRow row)
    {
        var act = row.ToDomain();
        var by = RoleWords.Person(act.By.Name, act.By.Role);
        return act is { Kind: PauseActKind.Paused, Reason: { } reason, Until: { } until }
            ? new($"pause-{row.Id}", PatientEventKind.Alert, act.At, Words.PausedUntil.With(NorwegianTime.Short(until, act.At)), [new(PauseWords.Why(reason, act.Text))], by)
            : new($"pause-{row.Id}", PatientEventKind.Alert, act.At, Words.PauseEnded, [], by);
    }
}
