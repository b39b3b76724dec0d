using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Measurements;

/// <summary>Reads measurements and the limits they are judged by.</summary>
public sealed class MeasurementQueries(MeasurementReader reader, IDbContextFactory<PortalDatabase> databases)
{
    private const int EnoughToFindAValidOne = 20;

    /// <summary>The latest value of each kind that the patient has, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<LatestValue>> LatestAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var limits = await LimitsAsync(grant, cancellation);
        return [.. MeasurementCatalogue.Kinds.Select(kind => LatestValue.From(kind, reader.Newest(grant, kind, EnoughToFindAValidOne), limits)).OfType<LatestValue>()];
    }

    /// <summary>The readings of one kind from an instant on, oldest first.</summary>
    public IReadOnlyList<Reading> Since(PatientGrant grant, MeasurementKind kind, DateTimeOffset from) => reader.Since(grant, kind, from);

    /// <summary>The readings of one kind of one patient in a list, oldest first.</summary>
    public IReadOnlyList<Reading> Since(CaseloadGrant grant, PatientId patient, MeasurementKind kind, DateTimeOffset from) => reader.Since(grant, patient, kind, from);

    /// <summary>When each patient of a list was last measured.</summary>
    public IReadOnlyDictionary<PatientId, DateTimeOffset> NewestAt(CaseloadGrant grant) => reader.NewestAt(grant);

    public async Task<LimitHistory> LimitsAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<LimitRow>(grant).ToListAsync(cancellation);
        return new(rows.Select(row => row.ToDomain()));
    }

    /// <summary>The limits of some patients of a list.</summary>
    public async Task<IReadOnlyDictionary<PatientId, LimitHistory>> LimitsAsync(CaseloadGrant grant, IReadOnlyCollection<PatientId> patients, CancellationToken cancellation)
    {
        var wanted = patients.ToList();
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<LimitRow>(grant).Where(limit => wanted.Contains(limit.Patient)).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Patient).ToDictionary(group => group.Key, group => new LimitHistory(group.Select(row => row.ToDomain())));
    }
}
