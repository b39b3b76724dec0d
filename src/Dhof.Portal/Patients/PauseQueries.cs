using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Patients;

/// <summary>Reads when follow-up is and was paused.</summary>
public sealed class PauseQueries(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>The pauses of the opened patient, by controller; a controller that never paused is not in it.</summary>
    public async Task<IReadOnlyDictionary<OrganisationNumber, PauseHistory>> OfAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PauseRow>(grant).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Controller).ToDictionary(group => group.Key, History);
    }

    /// <summary>The pauses that the list's own organisation made, of those of its patients for whom it ever did. Another organisation's pause takes nobody out of this one's list.</summary>
    /// <param name="only">Null for all patients of the list.</param>
    public async Task<IReadOnlyDictionary<PatientId, PauseHistory>> OfAsync(CaseloadGrant grant, CancellationToken cancellation, IReadOnlyCollection<PatientId>? only = null)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PauseRow>(grant, only).Where(row => row.Controller == grant.Organisation).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Patient).ToDictionary(group => group.Key, History);
    }

    /// <summary>The pauses of some patients, for what the engine expects of them: none is missed while nobody expects anything.</summary>
    public async Task<IReadOnlyDictionary<RecordKey, PauseHistory>> OfAsync(ControllerGrant grant, IReadOnlyCollection<PatientId> patients, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PauseRow>(grant).AsNoTracking().Where(row => patients.Contains(row.Patient)).ToListAsync(cancellation);
        return rows.GroupBy(row => new RecordKey(row.Patient, row.Controller)).ToDictionary(group => group.Key, History);
    }

    private static PauseHistory History(IEnumerable<PauseRow> rows) => PauseHistory.Of(rows.OrderBy(row => row.Number).Select(row => row.ToDomain()));
}
