using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Journal;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>Writes the journal document of an alert in the transaction of the act that calls for it. It says in bokmål what the list of events says.</summary>
internal static class AlertJournal
{
    /// <summary>Adds the version that an act calls for, if it calls for one. The alert's acts and findings must have been read, the act among them.</summary>
    public static async Task JournalAsync(this PortalDatabase database, PatientGrant grant, AlertRow row, AlertAct act, CancellationToken cancellation)
    {
        var earlier = await database.Visible<JournalDocumentRow>(grant).CountAsync(document => document.Alert == row.Id, cancellation);

        if (JournalDocument.CalledFor(act, row.Life(), earlier) is not { } state)
        {
            return;
        }

        if (!IdentityNumber.TryParse(await database.IdentityNumber(grant).SingleOrDefaultAsync(cancellation), out var number))
        {
            throw new InvalidOperationException("Whoever acts on an alert may see whose it is.");
        }

        var owner = await database.Organisations.AsNoTracking().Where(one => one.Number == row.Controller).Select(one => one.Name).SingleAsync(cancellation);
        var alert = ReportedAlerts.Told(row, number);
        JournalDocument made = new(alert, earlier + 1, state, [.. row.InOrder()], act.By, grant.Clinician.Hpr, new(row.Controller, owner), act.At, []);
        database.Add(new JournalDocumentRow
        {
            Alert = row.Id,
            Patient = row.Patient,
            Controller = row.Controller,
            Number = made.Number,
            State = state,
            At = act.At,
            Clinician = act.By.Key,
            Name = act.By.Name,
            Role = act.By.Role,
            Content = JournalDocumentResource.Of(made with { Lines = [.. RecordLanguage.Say(() => Lines(made, row.Rule).ToArray())] }),
        });
    }

    private static IEnumerable<string> Lines(JournalDocument document, string rule)
    {
        var (alert, at) = (document.Alert, document.At);
        yield return Words.JournalTitle.With(document.Owner.Name);

        if (document.State == JournalState.Withdrawn)
        {
            yield return Words.JournalWithdrawn.With(ActWords.Of(document.By), NorwegianTime.DateAndTime(at));
        }
        else if (document.Number > 1)
        {
            yield return Words.JournalVersion.With(document.Number);
        }

        yield return $"{Words.AlertRaised} {NorwegianTime.DateAndTime(alert.RaisedAt)}: {alert.Why} ({Format.SeverityWord(alert.Severity)})";
        yield return Words.JournalRule.With(rule, alert.RuleVersion);

        foreach (var act in document.Acts)
        {
            yield return $"{NorwegianTime.DateAndTime(act.At)} {string.Join(". ", AlertEvents.Details(act).Prepend(AlertEvents.Title(act.Kind)).Append(ActWords.Of(act.By)).Select(part => part.TrimEnd('.')))}";
        }

        yield return Words.JournalSupport;
    }
}
