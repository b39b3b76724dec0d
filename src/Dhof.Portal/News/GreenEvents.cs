using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.News;

/// <summary>What the list of events shows of greens that were seen: by whom, and that nobody judged the patient alone where that is so.</summary>
public sealed class GreenEvents(IDbContextFactory<PortalDatabase> databases)
{
    public async Task<IReadOnlyList<PatientEvent>> SinceAsync(PatientGrant grant, DateTimeOffset from, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<GreenMarkRow>(grant).Where(row => row.At >= from).ToListAsync(cancellation);
        return [.. rows.Select(row => new PatientEvent($"greens-{row.Id}", PatientEventKind.Alert, row.At, Say(row.Kind), [], RoleWords.Person(row.Name, row.Role)))];
    }

    private static string Say(GreenMarkKind kind) => kind switch
    {
        GreenMarkKind.Together => Words.GreensEventTogether,
        GreenMarkKind.Alone => Words.GreensEventAlone,
        _ => Words.GreensEventUndone,
    };
}
