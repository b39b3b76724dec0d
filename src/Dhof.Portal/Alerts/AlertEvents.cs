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
        var rows = await database.Visible<AlertRow>(grant).Include(alert => alert.Findings).Where(alert => alert.RaisedAt >= from || alert.ClosedAt >= from).ToListAsync(cancellation);
        return [.. rows.SelectMany(Events).Where(happened => happened.At >= from)];
    }

    private static string Note(AlertRow row, DateTimeOffset closed)
    {
        var open = Words.WasOpenFor.With(Ago.Span(closed - row.RaisedAt));
        return row.ClosedBecause == ClosingReason.Corrected ? $"{Words.AlertClosedCorrected}, {open}" : open;
    }

    private static EventOrigin Origin(Finding finding) => new(PatientEventKind.Measurement, finding.Measurement);

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
            alert.Count <= 1 ? "" : first is null ? Words.LatestOfFindings.With(alert.Count) : Words.FirstOfFindings.With(alert.Count, NorwegianTime.Short(first.At, row.RaisedAt)));

        if (row.ClosedAt is { } closed)
        {
            // The severity is told in the line "raised"; a closed alert calls for nothing any more.
            yield return new($"alert-{row.Id}-closed", PatientEventKind.Alert, closed, Words.ClosedAlert, [new(AlertSentence.Why(alert.Latest), IsStruck: row.ClosedBecause == ClosingReason.Corrected, Origin: Origin(alert.Latest))], Note(row, closed));
        }
    }
}
