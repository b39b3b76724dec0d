using System.Globalization;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Received;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>
/// Takes alerts that other systems of a controller raised. Under one identifier versions follow each other in the order in which they come; the alert shows the latest. What somebody has
/// closed comes back only for the worse.
/// </summary>
public sealed class ReceivedIssues(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    private const int MostRaces = 10;

    /// <returns>The alert that it is shown as, with the version of the message.</returns>
    public async Task<Stored> TakeAsync(ControllerGrant grant, PatientId patient, OrganisationNumber controller, ReceivedIssue issue, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        var fingerprint = Fingerprint.OfIdentifier(issue.Identifier);
        var meaning = Meaning(patient, issue);

        for (var race = 0; ; race++)
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);
            var last = await database.Received(grant).Where(row => row.Fingerprint == fingerprint && row.Controller == controller).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellation);

            if (last is null ? issue.IsWithdrawn : last.Patient != patient)
            {
                return new(last is null ? StoredAs.Nothing : StoredAs.OtherPatient, last?.Alert ?? 0);
            }

            if (last?.Meaning.AsSpan().SequenceEqual(meaning) == true)
            {
                return new(StoredAs.Known, last.Alert, last.Number);
            }

            var now = clock.GetUtcNow();
            var alert = Shown(last?.Raised, issue, now) ?? new AlertRow { Patient = patient, Controller = controller, Rule = ReceivedIssue.Rule, Series = Convert.ToHexString(fingerprint), RaisedAt = now }.Set(OpenAlert.From(issue.ToFinding(Convert.ToHexString(fingerprint))));
            ReceivedIssueRow row = new()
            {
                Patient = patient,
                Controller = controller,
                Fingerprint = fingerprint,
                Number = (last?.Number ?? 0) + 1,
                IsWithdrawn = issue.IsWithdrawn,
                Meaning = meaning,
                Received = now,
                Raised = alert,
                Content = Originals.Compress([json]),
            };
            database.Add(row);
            database.RecordChange(patient, Area.Alerts);

            try
            {
                await database.SaveChangesAsync(cancellation);
                return new(StoredAs.Created, row.Alert, row.Number);
            }
            catch (DbUpdateException) when (race < MostRaces)
            {
                // Another message, a clinician or the engine was first: look again.
            }
        }
    }

    /// <summary>The alert as the next version leaves it; null where another is to be raised.</summary>
    private static AlertRow? Shown(AlertRow? alert, ReceivedIssue issue, DateTimeOffset now)
    {
        if (alert is null)
        {
            return null;
        }

        if (alert.ClosedAt is not null)
        {
            return !issue.IsWithdrawn && (alert.ClosedBecause == ClosingReason.Corrected || issue.Severity > alert.Severity) ? null : alert;
        }

        if (issue.IsWithdrawn)
        {
            (alert.ClosedAt, alert.ClosedBecause) = (now, ClosingReason.Corrected);
            return alert;
        }

        var corrected = OpenAlert.From(issue.ToFinding(alert.Series)) with { CorrectedAt = now };
        return alert.Set(corrected);
    }

    private static byte[] Meaning(PatientId patient, ReceivedIssue issue) => Fingerprint.Of(
        "issue",
        patient.ToString(),
        issue.IsWithdrawn ? "withdrawn" : ((int)issue.Severity).ToString(CultureInfo.InvariantCulture),
        issue.Identified.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        issue.Said.Name,
        issue.Said.Detail,
        issue.Said.By);
}
