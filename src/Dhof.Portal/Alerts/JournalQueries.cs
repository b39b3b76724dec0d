using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts.Journal;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>One version of a journal document, as it is shown.</summary>
/// <param name="By">Name and role of who did what it was made upon.</param>
/// <param name="About">What the alert said.</param>
/// <param name="Text">What stands in the document itself.</param>
public sealed record JournalVersion(long Id, long Alert, int Number, JournalState State, DateTimeOffset At, string By, string About, string Text);

/// <summary>Reads the journal documents of the opened patient.</summary>
public sealed class JournalQueries(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>By document the latest version first; documents by their latest version, newest first.</summary>
    public async Task<ImmutableArray<ImmutableArray<JournalVersion>>> OfAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<JournalDocumentRow>(grant).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => row.Alert)
                .Select(group => group.OrderByDescending(row => row.Number).Select(Version).ToImmutableArray())
                .OrderByDescending(versions => versions[0].At).ThenByDescending(versions => versions[0].Id),
        ];
    }

    private static JournalVersion Version(JournalDocumentRow row) => new(row.Id, row.Alert, row.Number, row.State, row.At, RoleWords.Person(row.Name, row.Role), JournalDocumentResource.AboutOf(row.Content), JournalDocumentResource.TextOf(row.Content));
}
