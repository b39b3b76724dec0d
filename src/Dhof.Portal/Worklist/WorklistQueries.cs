using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Texts;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Worklist;

/// <summary>Composes the worklist from the slices, in memory.</summary>
public sealed class WorklistQueries(PatientQueries patients, AlertQueries alerts, QuarantineQueries quarantine, MeasurementQueries measurements, IOptions<AlertOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan TrendLength = TimeSpan.FromDays(14);

    /// <returns>Every patient of the list, once: in a row, snoozed, or counted among those without.</returns>
    public async Task<WorklistReading> ReadAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var records = await patients.RecordsAsync(grant, cancellation);
        var open = await alerts.OpenAsync(grant, cancellation);
        var unread = await quarantine.OpenAsync(grant, cancellation);
        var limits = await measurements.LimitsAsync(grant, [.. open.Select(group => group.Key)], cancellation);
        var (times, hours) = (options.Value.Times, options.Value.Hours);

        List<WorklistRow> rows = [];
        List<SnoozedPatient> snoozed = [];
        List<PlannedCheck> today = [];

        foreach (var (patient, record) in records)
        {
            var (alertsOf, unreadOf) = (open[patient].ToList(), unread[patient].ToImmutableArray());
            var matters = alertsOf.SelectMany(alert => Matters(alert, now, times, hours)).OrderBy(matter => matter.Band).ThenBy(matter => matter.Since).ThenBy(matter => matter.Alert.Id).ToList();
            today.AddRange(alertsOf.Where(alert => alert.Life.NextCheck is { } check && NorwegianTime.Day(check) <= NorwegianTime.Day(now)).Select(alert => new PlannedCheck(alert.Life.NextCheck!.Value, patient, record.FullName(), alert)));

            if (WorklistOrder.Of(patient, [.. matters.Select(matter => new OpenMatter(matter.Band, matter.Since)), .. unreadOf.Select(input => new OpenMatter(WorklistBand.Unread, input.Received))]) is { } order)
            {
                var worst = matters is [{ Alert: var alert }, ..] ? alert : null;
                rows.Add(new(
                    patient,
                    record.FullName(),
                    record.AgeOn(NorwegianTime.Day(now)),
                    order,
                    worst,
                    matters.Select(matter => matter.Alert.Id).Distinct().Count() + unreadOf.Length - 1,
                    unreadOf,
                    worst is null ? [] : Trend(grant, patient, worst.Alert, now),
                    limits.GetValueOrDefault(patient, LimitHistory.None))
                {
                    IsMissing = worst is not { Severity: Severity.None } && matters.Any(matter => matter.Alert is { IsOpen: true, Severity: Severity.None }),
                    Owner = worst?.Life.FollowedUpBy(worst.Severity, now, times)?.By,
                });
            }
            else if (alertsOf.Where(alert => alert.IsOpen).MinBy(alert => alert.Life.Snooze!.Until) is { } first)
            {
                snoozed.Add(new(patient, record.FullName(), first));
            }
        }

        return new(
            [.. rows.OrderBy(row => row.Order)],
            [.. snoozed.OrderBy(one => one.Snooze.Until).ThenBy(one => one.Patient.Value)],
            [.. today.OrderBy(check => check.At).ThenBy(check => check.Patient.Value).ThenBy(check => check.Alert.Id)],
            records.Count - rows.Count - snoozed.Count);
    }

    /// <summary>What of an alert calls for a decision now: itself, unless it is snoozed or closed, and the check that is due.</summary>
    private static IEnumerable<(WorklistBand Band, DateTimeOffset Since, StandingAlert Alert)> Matters(StandingAlert alert, DateTimeOffset now, AlertTimes times, OpeningHours hours)
    {
        if (alert.IsOpen && WorklistBands.Of(alert.Alert, alert.RaisedAt, alert.Life, now, times, hours) is { } band)
        {
            yield return (band, alert.Alert.Since, alert);
        }

        if (alert.Life.NextCheck is { } check && check <= now)
        {
            yield return (WorklistBand.CheckDue, check, alert);
        }
    }

    private ImmutableArray<Reading> Trend(CaseloadGrant grant, PatientId patient, OpenAlert alert, DateTimeOffset now) =>
        MeasurementCatalogue.FindSeries(alert.Latest.Series) is var (kind, _) ? [.. measurements.Since(grant, patient, kind, now - TrendLength)] : [];
}
