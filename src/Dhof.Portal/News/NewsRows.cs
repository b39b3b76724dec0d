using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.News;

/// <summary>What was stored from an instant on, of one patient or of many, and what of it is new to whoever has a mark.</summary>
internal sealed class NewsRows
{
    private ILookup<PatientId, AlertRow> _alerts = Empty<AlertRow>();
    private ILookup<PatientId, (PatientId Patient, long Id)> _unread = Empty<(PatientId, long)>();
    private ILookup<PatientId, (PatientId Patient, long Id, DateTimeOffset Authored, DateTimeOffset Received)> _forms = Empty<(PatientId, long, DateTimeOffset, DateTimeOffset)>();
    private ILookup<PatientId, LimitRow> _limits = Empty<LimitRow>();
    private ILookup<PatientId, PlanVersionRow> _plans = Empty<PlanVersionRow>();

    /// <summary>The rows that a grant opens.</summary>
    public static async Task<NewsRows> ReadAsync(
        IQueryable<AlertRow> alerts,
        IQueryable<QuarantineRow> unread,
        IQueryable<QuestionnaireResponseRow> forms,
        IQueryable<LimitRow> limits,
        IQueryable<PlanVersionRow> plans,
        DateTimeOffset from,
        CancellationToken cancellation) => new()
        {
            _alerts = (await alerts.Include(row => row.Acts).Where(row => row.ClosedAt == null || row.RaisedAt >= from || row.ClosedAt >= from || row.LastActAt >= from).ToListAsync(cancellation)).ToLookup(row => row.Patient),
            _unread = (await unread.Where(row => row.State == QuarantineState.Open).Select(row => new { row.Patient, row.Id }).ToListAsync(cancellation)).Select(row => (row.Patient, row.Id)).ToLookup(row => row.Patient),
            _forms = (await forms.Where(row => row.Received >= from).Select(row => new { row.Patient, row.Id, row.Authored, row.Received }).ToListAsync(cancellation))
                .Select(row => (row.Patient, row.Id, row.Authored, row.Received)).ToLookup(row => row.Patient),
            _limits = (await limits.Where(row => row.SetAt >= from || (row.SetAt == null && row.ValidFrom >= from) || row.ApprovedAt >= from).ToListAsync(cancellation)).ToLookup(row => row.Patient),
            _plans = (await plans.Where(row => row.At >= from).ToListAsync(cancellation)).ToLookup(row => row.Patient),
        };

    public PatientNews Of(PatientId patient, SeenMark mark, SeenThrough through, IReadOnlyList<NewReading> readings)
    {
        var (seen, from) = (mark.SeenAt(through.At), mark.LookFrom(through.At));
        var alerts = _alerts[patient].Select(row => (Row: row, Standing: row.ToStanding())).ToList();

        return new(
            patient,
            mark,
            through,
            through.At,
            [.. alerts.Select(alert => alert.Standing).Where(alert => alert.IsOpen).OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Alert.Since).ThenBy(alert => alert.Id)],
            _unread[patient].Count(),
            _unread[patient].Count(row => row.Id > seen.Unread),
            [.. alerts.Where(alert => alert.Row.Id > seen.Alert && alert.Row.RaisedAt >= from).Select(alert => alert.Standing).OrderBy(alert => alert.RaisedAt).ThenBy(alert => alert.Id)],
            [.. alerts.Where(alert => IsClosedSince(alert.Row, seen, from)).Select(alert => alert.Standing).OrderByDescending(alert => alert.ClosedAt).ThenBy(alert => alert.Id)],
            [.. alerts.SelectMany(alert => alert.Row.Acts.Where(act => act.Kind == AlertActKind.Assessed && act.Id > seen.Act && act.At >= from).Select(act => (act.Id, Said: new AssessedAlert(alert.Standing, act.ToDomain())))).OrderByDescending(one => one.Id).Select(one => one.Said)],
            Readings(readings, seen, through.At),
            [.. _forms[patient].Where(row => row.Id > seen.Response && (mark.Stands ? row.Received : row.Authored) >= from).Select(row => row.Authored).OrderDescending()],
            [.. _limits[patient].Where(row => row.Id > seen.Limit && (row.SetAt ?? row.ValidFrom) >= from && row.TakenBackAt is null).OrderBy(row => row.Id).Select(row => row.ToDomain())],
            [.. _limits[patient].Where(row => row.ApprovedAt > seen.At && row.ApprovedAt > (row.SetAt ?? row.ValidFrom)).OrderBy(row => row.Id).Select(row => row.ToDomain())],
            [.. _plans[patient].Where(row => row.Id > seen.Plan && row.At >= from).OrderBy(row => row.Id).Select(row => row.ToDomain(RoleWords.Person(row.AuthorName, row.AuthorRole)))]);
    }

    /// <summary>By a clinician's act, or by the portal, which adds none.</summary>
    private static bool IsClosedSince(AlertRow row, SeenThrough seen, DateTimeOffset from) => row.ClosedAt is { } closed && closed >= from
        && (row.Acts.Where(act => act.Kind == AlertActKind.Closed).MaxBy(act => act.Id) is { } act && act.At == closed ? act.Id > seen.Act : closed > seen.At);

    private static ImmutableArray<ReadingsNews> Readings(IReadOnlyList<NewReading> readings, SeenThrough seen, DateTimeOffset now)
    {
        var byKind = readings.ToLookup(one => one.Kind);
        return [.. MeasurementCatalogue.Kinds.Where(kind => byKind.Contains(kind)).Select(kind => ReadingsNews.Of(kind, byKind[kind], seen.At, now, NorwegianTime.Day)).Where(news => news.Tells)];
    }

    private static ILookup<PatientId, T> Empty<T>() => Array.Empty<T>().ToLookup(_ => default(PatientId));
}
