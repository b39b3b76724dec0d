using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>What the list of events shows of alerts: that one was raised, and that it was closed.</summary>
public sealed class AlertEvents(IDbContextFactory<PortalDatabase> databases)
{
    /// <param name="from">The first instant at which something happened to an alert.</param>
    public async Task<IReadOnlyList<PatientEvent>> SinceAsync(PatientGrant grant, DateTimeOffset from, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<AlertRow>(grant).Where(alert => alert.RaisedAt >= from || alert.ClosedAt >= from).ToListAsync(cancellation);
        return [.. rows.SelectMany(Events).Where(happened => happened.At >= from)];
    }

    private static string Note(AlertRow row, DateTimeOffset closed)
    {
        var open = Words.WasOpenFor.With(Ago.Span(closed - row.RaisedAt));
        return row.ClosedBecause == ClosingReason.Corrected ? $"{Words.AlertClosedCorrected}, {open}" : open;
    }

    private static IEnumerable<PatientEvent> Events(AlertRow row)
    {
        var alert = row.ToDomain();
        var origin = new EventOrigin(PatientEventKind.Measurement, alert.Latest.Measurement);
        var why = AlertSentence.Why(alert.Latest);

        yield return new(
            $"alert-{row.Id}-raised",
            PatientEventKind.Alert,
            row.RaisedAt,
            Words.AlertRaised,
            [new(why, alert.Severity, Origin: origin)],
            alert.Count > 1 ? Words.LatestOfFindings.With(alert.Count) : "");

        if (row.ClosedAt is { } closed)
        {
            // The severity is told in the line "raised"; a closed alert calls for nothing any more.
            yield return new($"alert-{row.Id}-closed", PatientEventKind.Alert, closed, Words.ClosedAlert, [new(why, IsStruck: row.ClosedBecause == ClosingReason.Corrected, Origin: origin)], Note(row, closed));
        }
    }
}
