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
    /// <summary>The open alerts of one patient, worst and oldest first, and after them what is closed and to be looked at again.</summary>
    public async Task<IReadOnlyList<StandingAlert>> OpenAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return Standing(await database.Visible<AlertRow>(grant).Include(alert => alert.Acts).Where(alert => alert.ClosedAt == null || alert.NextCheck != null).ToListAsync(cancellation));
    }

    /// <summary>The latest closed alerts of the same rule and series, newest first, with what was done.</summary>
    public async Task<IReadOnlyList<StandingAlert>> EarlierAsync(PatientGrant grant, StandingAlert alert, int most, CancellationToken cancellation)
    {
        var (rule, series) = (alert.Alert.Latest.Rule, alert.Alert.Latest.Series);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant)
            .Include(row => row.Acts)
            .Where(row => row.Controller == alert.Controller && row.Rule == rule && row.Series == series && row.ClosedAt != null && row.Id != alert.Id)
            .OrderByDescending(row => row.ClosedAt)
            .Take(most)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToStanding())];
    }

    /// <summary>Every alert that one kind has had, open and closed, oldest first, as it stands beside the readings.</summary>
    public async Task<IReadOnlyList<ChartNote>> NotesAsync(PatientGrant grant, MeasurementKind kind, CancellationToken cancellation)
    {
        List<string> series = [.. kind.Series.Select(one => one.Key)];
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Where(alert => series.Contains(alert.Series)).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Since).Select(row => new ChartNote(row.Since, row.ClosedAt, row.Severity, AlertSentence.Why(row.ToDomain().Latest)))];
    }

    /// <summary>The open alerts of a list, and what is closed and to be looked at again, by patient; worst and oldest first for each.</summary>
    public async Task<ILookup<PatientId, StandingAlert>> OpenAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Include(alert => alert.Acts).Where(alert => alert.ClosedAt == null || alert.NextCheck != null).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Patient).SelectMany(group => Standing(group).Select(alert => (Patient: group.Key, Alert: alert))).ToLookup(found => found.Patient, found => found.Alert);
    }

    private static List<StandingAlert> Standing(IEnumerable<AlertRow> rows) =>
        [.. rows.Select(row => row.ToStanding()).OrderByDescending(alert => alert.IsOpen).ThenByDescending(alert => alert.Severity).ThenBy(alert => alert.Alert.Since).ThenBy(alert => alert.Id)];
}
