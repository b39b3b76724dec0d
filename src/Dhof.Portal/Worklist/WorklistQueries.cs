using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Worklist;

/// <summary>Composes the worklist from the slices, in memory.</summary>
public sealed class WorklistQueries(PatientQueries patients, AlertQueries alerts, QuarantineQueries quarantine, MeasurementQueries measurements, TimeProvider clock)
{
    public static readonly TimeSpan TrendLength = TimeSpan.FromDays(14);

    /// <returns>Every patient with an open deviation or with input that could not be read, once and in order, and how many patients have none: shown + without = all.</returns>
    public async Task<(IReadOnlyList<WorklistRow> Rows, int Without)> ReadAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var records = await patients.RecordsAsync(grant, cancellation);
        var open = await alerts.OpenAsync(grant, cancellation);
        var unread = await quarantine.OpenAsync(grant, cancellation);
        var limits = await measurements.LimitsAsync(grant, [.. open.Select(group => group.Key)], cancellation);

        List<WorklistRow> rows = [];

        foreach (var (patient, record) in records)
        {
            var (alertsOf, unreadOf) = (open[patient].ToList(), unread[patient].ToImmutableArray());

            if (WorklistOrder.Of(patient, alertsOf.Select(alert => (alert.Severity, alert.Since)), unreadOf.Select(input => input.Received)) is { } order)
            {
                var worst = alertsOf.FirstOrDefault();
                rows.Add(new(
                    patient,
                    record.FullName(),
                    record.AgeOn(NorwegianTime.Day(now)),
                    order,
                    worst,
                    alertsOf.Count + unreadOf.Length - 1,
                    unreadOf,
                    worst is null ? [] : Trend(grant, patient, worst, now),
                    limits.GetValueOrDefault(patient, LimitHistory.None)));
            }
        }

        return ([.. rows.OrderBy(row => row.Order)], records.Count - rows.Count);
    }

    private ImmutableArray<Reading> Trend(CaseloadGrant grant, PatientId patient, OpenAlert alert, DateTimeOffset now) =>
        [.. measurements.Since(grant, patient, MeasurementCatalogue.BySeries(alert.Latest.Series).Kind, now - TrendLength)];
}
