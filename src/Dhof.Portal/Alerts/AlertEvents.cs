using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>What the list of events shows of alerts: that one was raised, what was done with it, and that it was closed.</summary>
public sealed class AlertEvents(IDbContextFactory<PortalDatabase> databases)
{
    /// <param name="from">The first instant at which something happened to an alert.</param>
    public async Task<IReadOnlyList<PatientEvent>> SinceAsync(PatientGrant grant, DateTimeOffset from, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Include(alert => alert.Findings).Include(alert => alert.Acts).Where(alert => alert.RaisedAt >= from || alert.ClosedAt >= from || alert.LastActAt >= from).ToListAsync(cancellation);
        return [.. rows.SelectMany(Events).Where(happened => happened.At >= from)];
    }

    private static string Note(AlertRow row, DateTimeOffset closed)
    {
        var open = Words.WasOpenFor.With(Ago.Span(closed - row.RaisedAt));
        var because = row.ClosedBecause is { } reason ? $"{ActWords.For(reason)}, {open}" : open;
        return row.Acts.Find(act => act.Kind == AlertActKind.Closed && act.At == closed) is { } act ? $"{because}. {ActWords.Of(act.ToDomain().By)}" : because;
    }

    private static string Raised(AlertRow row, OpenAlert alert, Finding raisedBy, Finding? first)
    {
        var latest = alert.Count <= 1 || raisedBy.Measurement == 0 ? "" : first is null ? Words.LatestOfFindings.With(alert.Count) : Words.FirstOfFindings.With(alert.Count, NorwegianTime.Short(first.At, row.RaisedAt));
        var held = HeldYellow.UntilOf(OpenAlert.From(raisedBy), row.RaisedAt) is { } until ? Words.WasHeldUntil.With(NorwegianTime.Short(until, row.RaisedAt)) : "";
        return string.Join(". ", new[] { held, latest }.Where(part => part.Length > 0));
    }

    private static EventOrigin? Origin(Finding finding) =>
        finding.Reading is { } reading ? new(PatientEventKind.Measurement, reading) : finding.Response is { } response ? new(PatientEventKind.Alert, response) : null;

    private static IEnumerable<PatientEvent> Events(AlertRow row)
    {
        var (alert, first) = (row.ToDomain(), row.First());
        var raisedBy = first ?? alert.Latest;

        yield return new(
            $"alert-{row.Id}-raised",
            PatientEventKind.Alert,
            row.RaisedAt,
            Words.AlertRaised,
            [new(AlertSentence.Why(raisedBy), alert.Severity, Origin: Origin(raisedBy))],
            Raised(row, alert, raisedBy, first));

        // The closing that stands is told with the alert, below.
        foreach (var act in row.Acts.Where(act => act.Kind != AlertActKind.Closed || act.At != row.ClosedAt))
        {
            yield return Event(row, alert, act.Id, act.ToDomain());
        }

        if (row.ClosedAt is { } closed)
        {
            // The severity is told in the line "raised"; a closed alert calls for nothing any more.
            yield return new($"alert-{row.Id}-closed", PatientEventKind.Alert, closed, Words.ClosedAlert, [new(AlertSentence.Why(alert.Latest), IsStruck: row.ClosedBecause == ClosingReason.Corrected, Origin: Origin(alert.Latest))], Note(row, closed));
        }
    }

    private static PatientEvent Event(AlertRow row, OpenAlert alert, long id, AlertAct act) =>
        new($"alert-{row.Id}-act-{id}", PatientEventKind.Alert, act.At, Title(act.Kind), [new(AlertSentence.Why(alert.Latest), Origin: Origin(alert.Latest))], string.Join(". ", Details(act).Append(ActWords.Of(act.By))));

    /// <summary>What else an act says, part by part.</summary>
    internal static IEnumerable<string> Details(AlertAct act)
    {
        if (act.Assessment is { } assessment)
        {
            yield return ActWords.Of(assessment);

            if (assessment.NextCheck is { } check)
            {
                yield return Words.NextCheckAt.With(NorwegianTime.Short(check, act.At));
            }
        }

        if (act.To is { } to)
        {
            yield return ActWords.Of(to);
        }

        if (act.Until is { } until)
        {
            yield return Words.UntilTime.With(NorwegianTime.Short(until, act.At));
        }

        if (act.Reason is { } reason)
        {
            yield return ActWords.For(reason);
        }
    }

    /// <summary>What was done.</summary>
    internal static string Title(AlertActKind kind) => kind switch
    {
        AlertActKind.FollowedUp => Words.AlertFollowedUp,
        AlertActKind.Released => Words.AlertReleased,
        AlertActKind.Assessed => Words.AlertAssessed,
        AlertActKind.Snoozed => Words.AlertSnoozed,
        AlertActKind.Woken => Words.AlertWoken,
        AlertActKind.Reopened => Words.AlertReopened,
        AlertActKind.Checked => Words.AlertChecked,
        AlertActKind.Assigned => Words.AlertAssigned,
        AlertActKind.Unassigned => Words.AlertUnassigned,
        AlertActKind.Escalated => Words.AlertEscalated,
        _ => Words.ClosedAlert,
    };
}
