using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Look.Charts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>Reads deviations.</summary>
public sealed class AlertQueries(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>The open deviations of one patient, worst and oldest first.</summary>
    public async Task<IReadOnlyList<OpenAlert>> OpenAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Where(alert => alert.ClosedAt == null).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToDomain()).OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Since)];
    }

    /// <summary>Every alert that one kind has had, open and closed, oldest first, as it stands beside the readings.</summary>
    public async Task<IReadOnlyList<ChartNote>> NotesAsync(PatientGrant grant, MeasurementKind kind, CancellationToken cancellation)
    {
        List<string> series = [.. kind.Series.Select(one => one.Key)];
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Where(alert => series.Contains(alert.Series)).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Since).Select(row => new ChartNote(row.Since, row.ClosedAt, row.Severity, AlertSentence.Why(row.ToDomain().Latest)))];
    }

    /// <summary>The open deviations of a list, by patient; worst and oldest first for each.</summary>
    public async Task<ILookup<PatientId, OpenAlert>> OpenAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Where(alert => alert.ClosedAt == null).ToListAsync(cancellation);
        return rows
            .Select(row => (row.Patient, Alert: row.ToDomain()))
            .OrderByDescending(found => found.Alert.Severity).ThenBy(found => found.Alert.Since)
            .ToLookup(found => found.Patient, found => found.Alert);
    }
}
