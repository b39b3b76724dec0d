using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>Reads open deviations.</summary>
public sealed class AlertQueries(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>The open deviations of one patient, worst and oldest first.</summary>
    public async Task<IReadOnlyList<OpenAlert>> OpenAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Where(alert => alert.ClosedAt == null).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToDomain()).OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Since)];
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
