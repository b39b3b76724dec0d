using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Measurements;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Texts;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Worklist;

/// <summary>Composes the worklist from the slices, in memory.</summary>
public sealed class WorklistQueries(PatientQueries patients, AlertQueries alerts, PauseQueries pauses, QuarantineQueries quarantine, MeasurementQueries measurements, GreenQueries greens, IOptions<AlertOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan TrendLength = TimeSpan.FromDays(14);

    /// <returns>Every patient of the list, once: in a row, snoozed, paused, or counted among those without.</returns>
    public async Task<WorklistReading> ReadAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        var through = greens.Now();
        var all = await PatientsAsync(grant, only: null, cancellation);
        return Compose(grant, all, greens.Unseen(grant, [.. all.Select(one => one.Patient)], through));
    }

    /// <summary>What the places and rows of patients are made of.</summary>
    /// <param name="only">Null for all patients of the list.</param>
    internal async Task<IReadOnlyList<WorklistPatient>> PatientsAsync(CaseloadGrant grant, IReadOnlyCollection<PatientId>? only, CancellationToken cancellation)
    {
        var records = await patients.RecordsAsync(grant, cancellation, only);
        var open = await alerts.OpenAsync(grant, cancellation, only);
        var paused = await pauses.OfAsync(grant, cancellation, only);
        var unread = await quarantine.OpenAsync(grant, cancellation, only);
        var limits = await measurements.LimitsAsync(grant, [.. open.Select(group => group.Key)], cancellation);
        return [.. records.Select(record => new WorklistPatient(record.Key, record.Value, [.. open[record.Key]], [.. unread[record.Key]], limits.GetValueOrDefault(record.Key, LimitHistory.None), paused.GetValueOrDefault(record.Key)))];
    }

    /// <summary>The list as it is now.</summary>
    /// <param name="unseen">Who has greens that nobody has seen, and until when they count.</param>
    internal WorklistReading Compose(CaseloadGrant grant, IReadOnlyCollection<WorklistPatient> all, IReadOnlyDictionary<PatientId, DateTimeOffset> unseen)
    {
        var now = clock.GetUtcNow();
        HashSet<PatientId> placed = [];
        List<WorklistRow> rows = [];
        List<SnoozedPatient> snoozed = [];
        List<PausedPatient> away = [];
        List<PlannedCheck> today = [];

        foreach (var one in all.Where(one => one.HasMatters))
        {
            today.AddRange(one.Alerts.Where(alert => alert.Life.NextCheck is { } check && NorwegianTime.Day(check) <= NorwegianTime.Day(now)).Select(alert => new PlannedCheck(alert.Life.NextCheck!.Value, one.Patient, one.Record.FullName(), alert)));

            var pause = one.Pauses?.At(now);

            if (Row(grant, one, pause, now) is { } row)
            {
                placed.Add(one.Patient);
                rows.Add(one.Same(row));
            }
            else if (pause is not null)
            {
                placed.Add(one.Patient);
                away.Add(new(one.Patient, one.Record.FullName(), pause, one.Alerts.FirstOrDefault(alert => alert.IsOpen), one.Alerts.Count(alert => alert.IsOpen)));
            }
            else if (one.Alerts.Where(alert => alert.IsOpen).MinBy(alert => alert.Life.Snooze!.Until) is { } first)
            {
                placed.Add(one.Patient);
                snoozed.Add(new(one.Patient, one.Record.FullName(), first));
            }
        }

        return new(
            [.. rows.OrderBy(row => row.Order)],
            [.. snoozed.OrderBy(one => one.Snooze.Until).ThenBy(one => one.Patient.Value)],
            [.. away.OrderBy(one => one.Pause.Until).ThenBy(one => one.Patient.Value)],
            [.. today.OrderBy(check => check.At).ThenBy(check => check.Patient.Value).ThenBy(check => check.Alert.Id)],
            all.Count - placed.Count)
        {
            Greens = [.. unseen.Where(one => one.Value > now && !placed.Contains(one.Key)).Select(one => one.Key).OrderBy(patient => patient.Value)],
        };
    }

    /// <returns>Null where nothing calls for a decision now, or nothing that a pause does not hide.</returns>
    private WorklistRow? Row(CaseloadGrant grant, WorklistPatient one, FollowUpPause? pause, DateTimeOffset now)
    {
        var times = options.Value.Times;
        var matters = one.Alerts.SelectMany(alert => Matters(alert, now, times, options.Value.HoursOf(alert.Controller))).OrderBy(matter => matter.Band).ThenBy(matter => matter.Since).ThenBy(matter => matter.Alert.Id).ToList();

        if (WorklistOrder.Of(one.Patient, [.. matters.Select(matter => new OpenMatter(matter.Band, matter.Since)), .. one.Unread.Select(input => new OpenMatter(WorklistBand.Unread, input.Received))]) is not { } order || (pause is not null && !order.Band.ShowsInPause()))
        {
            return null;
        }

        var worst = matters is [{ Alert: var alert }, ..] ? alert : null;

        return new(
            one.Patient,
            one.Record.FullName(),
            one.Record.AgeOn(NorwegianTime.Day(now)),
            order,
            worst,
            matters.Select(matter => matter.Alert.Id).Distinct().Count() + one.Unread.Length - 1,
            one.Unread,
            worst is null ? [] : Trend(grant, one, worst.Alert, now),
            one.Limits)
        {
            Condition = one.Record.Condition,
            IsMissing = worst is not { Severity: Severity.None } && matters.Any(matter => matter.Alert is { IsOpen: true, Severity: Severity.None }),
            HeldUntil = worst is { IsOpen: true } && HeldYellow.UntilOf(worst.Alert, now) is { } until ? until : null,
            Owner = worst?.Life.FollowedUpBy(worst.Severity, now, times)?.By,
            Pause = pause,
        };
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

    private ImmutableArray<Reading> Trend(CaseloadGrant grant, WorklistPatient one, OpenAlert alert, DateTimeOffset now)
    {
        var from = now - TrendLength;
        return MeasurementCatalogue.FindSeries(alert.Latest.Series) is var (kind, _) ? one.Trend(kind, from, () => measurements.Since(grant, one.Patient, kind, from)) : [];
    }
}
