using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.News;

/// <summary>Reads what is new since a clinician's own mark: of the opened patient, or of all patients of their list. How far it reaches is fixed first, so whatever is stored meanwhile is new the next time.</summary>
public sealed class NewsQueries(NewReadingReader reader, IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    public async Task<PatientNews> ReadAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var through = reader.Now();
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var mark = (await database.SeenMarks(grant).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellation))?.ToDomain() ?? SeenMark.None;
        var from = mark.LookFrom(through.At);
        var rows = await RowsAsync(database, grant, null, from, cancellation);
        return rows.Of(grant.Patient, mark, through, reader.Since(grant, mark.SeenAt(through.At)));
    }

    /// <summary>Every patient of the clinician's list, once.</summary>
    /// <param name="clinician">Whose list and whose marks.</param>
    public async Task<IReadOnlyDictionary<PatientId, PatientNews>> ReadAsync(CaseloadGrant grant, Clinician clinician, IReadOnlyCollection<PatientId> patients, CancellationToken cancellation)
    {
        var through = reader.Now();
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var marks = (await database.SeenMarks(grant, clinician).ToListAsync(cancellation)).GroupBy(row => row.Patient).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.Number)!.ToDomain());
        var from = patients.Select(patient => marks.GetValueOrDefault(patient, SeenMark.None).LookFrom(through.At)).DefaultIfEmpty(clock.GetUtcNow()).Min();
        var rows = await RowsAsync(database, null, grant, from, cancellation);

        return patients.ToImmutableDictionary(patient => patient, patient =>
        {
            var mark = marks.GetValueOrDefault(patient, SeenMark.None);
            return rows.Of(patient, mark, through, reader.Since(grant, patient, mark.SeenAt(through.At)));
        });
    }

    /// <summary>Of the opened patient, or of all patients of a list.</summary>
    private static Task<NewsRows> RowsAsync(PortalDatabase database, PatientGrant? one, CaseloadGrant? list, DateTimeOffset from, CancellationToken cancellation)
    {
        return NewsRows.ReadAsync(Opened<AlertRow>(), Opened<QuarantineRow>(), Opened<QuestionnaireResponseRow>(), Opened<LimitRow>(), Opened<PlanVersionRow>(), from, cancellation);

        IQueryable<T> Opened<T>()
            where T : class, IClinicalRow => list is null ? database.Visible<T>(one!) : database.Visible<T>(list);
    }
}
