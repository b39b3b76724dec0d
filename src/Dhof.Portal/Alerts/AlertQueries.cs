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

    /// <summary>By id of each alert: the latest closed ones of the same controller, rule and series, newest first, with what was done.</summary>
    public async Task<ILookup<long, StandingAlert>> EarlierAsync(PatientGrant grant, IReadOnlyCollection<StandingAlert> alerts, int most, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var closed = await database.Visible<AlertRow>(grant).Where(row => row.ClosedAt != null).OrderByDescending(row => row.ClosedAt).Select(row => new { row.Id, row.Controller, row.Rule, row.Series }).ToListAsync(cancellation);
        var earlier = alerts.ToDictionary(alert => alert.Id, alert => closed
            .Where(row => (row.Controller, row.Rule, row.Series) == (alert.Controller, alert.Alert.Latest.Rule, alert.Alert.Latest.Series) && row.Id != alert.Id)
            .Take(most)
            .Select(row => row.Id)
            .ToList());
        List<long> ids = [.. earlier.Values.SelectMany(one => one).Distinct()];
        var rows = (await database.Visible<AlertRow>(grant).Include(row => row.Acts).Where(row => ids.Contains(row.Id)).ToListAsync(cancellation)).ToDictionary(row => row.Id, row => row.ToStanding());
        return earlier.SelectMany(one => one.Value, (one, id) => (one.Key, Alert: rows[id])).ToLookup(one => one.Key, one => one.Alert);
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
    /// <param name="only">Null for all patients of the list.</param>
    public async Task<ILookup<PatientId, StandingAlert>> OpenAsync(CaseloadGrant grant, CancellationToken cancellation, IReadOnlyCollection<PatientId>? only = null)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant, only).Include(alert => alert.Acts).Where(alert => alert.ClosedAt == null || alert.NextCheck != null).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Patient).SelectMany(group => Standing(group).Select(alert => (Patient: group.Key, Alert: alert))).ToLookup(found => found.Patient, found => found.Alert);
    }

    private static List<StandingAlert> Standing(IEnumerable<AlertRow> rows) =>
        [.. rows.Select(row => row.ToStanding()).OrderByDescending(alert => alert.IsOpen).ThenByDescending(alert => alert.Severity).ThenBy(alert => alert.Alert.Since).ThenBy(alert => alert.Id)];
}
