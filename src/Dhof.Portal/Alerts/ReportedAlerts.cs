using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>Reads alerts for machine clients. A patient has few, so all of them are read and whoever searches chooses.</summary>
public sealed class ReportedAlerts(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>The alerts of one patient, in the order they were raised.</summary>
    public async Task<IReadOnlyList<ReportedAlert>> OfAsync(ControllerGrant grant, PatientId patient, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await Rows(database, grant).Where(alert => alert.Patient == patient).ToListAsync(cancellation);
        return await ToldAsync(database, grant, rows, cancellation);
    }

    /// <summary>One alert; null where there is none, and where the grant does not read its controller: the two are not told apart.</summary>
    public async Task<ReportedAlert?> FindAsync(ControllerGrant grant, long alert, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await Rows(database, grant).Where(row => row.Id == alert).ToListAsync(cancellation);
        return await ToldAsync(database, grant, rows, cancellation) is [var told] ? told : null;
    }

    private static IQueryable<AlertRow> Rows(PortalDatabase database, ControllerGrant grant) => database.Visible<AlertRow>(grant).AsNoTracking().Include(alert => alert.Findings);

    private static async Task<IReadOnlyList<ReportedAlert>> ToldAsync(PortalDatabase database, ControllerGrant grant, List<AlertRow> rows, CancellationToken cancellation) =>
        rows.Count > 0 && IdentityNumber.TryParse(await database.IdentityNumber(grant, rows[0].Patient).SingleOrDefaultAsync(cancellation), out var number)
            ? [.. rows.OrderBy(row => row.RaisedAt).ThenBy(row => row.Id).Select(row => Told(row, number))]
            : [];

    /// <summary>The alert of a row whose findings were read.</summary>
    internal static ReportedAlert Told(AlertRow row, IdentityNumber number) => new(
        row.Id,
        new(row.Patient, row.Controller),
        number,
        row.Rule,
        row.LatestVersion,
        row.Series,
        row.Severity,
        row.RaisedAt,
        RecordLanguage.Say(() => AlertSentence.Why(row.ToDomain().Latest)),
        RestsOn(row, finding => finding.Basis?.Readings ?? [finding.Measurement]),
        row.ClosedAt is null ? AlertStatus.Open : row.ClosedBecause == ClosingReason.Corrected ? AlertStatus.Withdrawn : AlertStatus.Closed,
        row.Version,
        row.Updated)
    {
        Said = row.ToDomain().Latest.Basis?.Said,
        Subject = row.ToDomain().Latest.Basis?.Subject,
        Responses = RestsOn(row, finding => finding.Basis?.Responses ?? []),
    };

    /// <summary>What every finding rests on, each once, in the order in which findings first name them.</summary>
    private static ImmutableArray<long> RestsOn(AlertRow row, Func<Finding, ImmutableArray<long>> of)
    {
        var findings = row.Findings.OrderBy(finding => finding.At).ThenBy(finding => finding.Measurement).Select(finding => finding.ToDomain(row)).DefaultIfEmpty(row.ToDomain().Latest);
        return [.. findings.SelectMany(finding => of(finding)).Where(id => id != 0).Distinct()];
    }
}
