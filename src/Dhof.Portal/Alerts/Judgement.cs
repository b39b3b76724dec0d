using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>What one rule finds in one reading or answered form.</summary>
/// <param name="IsAgain">Another version of it, or it itself in another history, may have been judged before.</param>
internal sealed record Judged(PatientId Patient, OrganisationNumber Controller, long Id, string Rule, IEnumerable<Finding> Findings, bool IsAgain)
{
    /// <summary>The reading; null of an answered form.</summary>
    public (MeasurementKind Kind, Reading Reading)? Measured { get; init; }
}

/// <summary>
/// What one portion of readings or answers does to the alerts. What is new joins the open ones. A reading that was corrected or withdrawn, or whose history did, is judged again at its own time,
/// and what was said of it before counts no longer; an alert that rests on nothing any more is closed, and says why.
/// </summary>
/// <param name="open">The open alerts of the patients concerned.</param>
/// <param name="concerned">The alerts, open and closed, that rest on what is judged again, with their findings.</param>
internal sealed class Judgement(IEnumerable<AlertRow> open, IEnumerable<AlertRow> concerned, DateTimeOffset now)
{
    private readonly Dictionary<(PatientId, OrganisationNumber, string Rule, string Series), AlertRow> _open =
        open.ToDictionary(alert => (alert.Patient, alert.Controller, alert.Rule, alert.Series));

    private readonly ILookup<(string Rule, long Measurement), AlertRow> _restingOn = concerned
        .SelectMany(alert => alert.Findings.Select(finding => (finding.Measurement, Alert: alert)))
        .ToLookup(resting => (resting.Alert.Rule, resting.Measurement), resting => resting.Alert);

    private readonly ILookup<long?, AlertRow> _closedByRepeat = concerned.Where(alert => alert.ClosedBecause == ClosingReason.RepeatedNormal).ToLookup(alert => HeldYellow.RepeatOf(alert.ToDomain().Latest));

    private readonly HashSet<PatientId> _changed = [];

    /// <summary>The alerts that were raised here.</summary>
    public List<AlertRow> Raised { get; } = [];

    /// <summary>Takes what was judged of some patients into the database; nothing is saved here.</summary>
    public static async Task TakeAsync(PortalDatabase database, ControllerGrant grant, List<PatientId> patients, IEnumerable<AlertRow> concerned, IEnumerable<Judged> judged, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await database.Visible<AlertRow>(grant).Where(alert => alert.ClosedAt == null && patients.Contains(alert.Patient)).ToListAsync(cancellation);
        var judgement = new Judgement(open, concerned, now);

        foreach (var patient in judgement.Take(judged))
        {
            database.RecordChange(patient, Area.Alerts);
        }

        database.AddRange(judgement.Raised);
    }

    /// <returns>The patients whose alerts changed.</returns>
    public IReadOnlyCollection<PatientId> Take(IEnumerable<Judged> judged)
    {
        foreach (var one in judged)
        {
            Take(one);
        }

        return _changed;
    }

    private void Take(Judged one)
    {
        // What alerts have room for is taken out of these; whether the reading is normal is a matter of all that was found.
        ImmutableArray<Finding> found = [.. one.Findings];
        List<Finding> findings = [.. found];

        if (one.IsAgain)
        {
            foreach (var alert in _restingOn[(one.Rule, one.Id)])
            {
                Revise(alert, one, findings);
            }

            OpenAgain(one, found);
        }

        foreach (var finding in findings)
        {
            Join(one, finding);
        }

        if (found.IsEmpty && one.Rule == HeldYellow.Rule)
        {
            CloseHeld(one);
        }
    }

    /// <summary>Closes what waits for this reading, unless somebody has begun with it.</summary>
    private void CloseHeld(Judged one)
    {
        var (kind, reading) = one.Measured!.Value;
        var key = (one.Patient, one.Controller, one.Rule, kind.Series[0].Key);

        if (_open.TryGetValue(key, out var alert) && alert.LastActAt is null && HeldYellow.IsEndedBy(alert.ToDomain(), kind, reading, [], now))
        {
            alert.CloseBy(reading.Id, now);
            _open.Remove(key);
            _changed.Add(one.Patient);
        }
    }

    /// <summary>What this reading closed as its normal repeat stands again where it is none any more.</summary>
    private void OpenAgain(Judged one, IReadOnlyCollection<Finding> findings)
    {
        foreach (var alert in one.Rule == HeldYellow.Rule ? _closedByRepeat[one.Id] : [])
        {
            var (kind, reading) = one.Measured!.Value;
            var key = (alert.Patient, alert.Controller, alert.Rule, alert.Series);

            if (alert.ClosedBecause != ClosingReason.RepeatedNormal || HeldYellow.IsNormalRepeat(alert.ToDomain(), kind, reading, findings))
            {
                continue;
            }

            _changed.Add(one.Patient);

            if (_open.TryGetValue(key, out var open))
            {
                open.Join(alert.ToDomain().Latest);
            }
            else
            {
                _open[key] = alert.OpenAgain(now);
            }
        }
    }

    /// <summary>Takes out of the findings what the alert has room for.</summary>
    private void Revise(AlertRow alert, Judged one, List<Finding> findings)
    {
        var finding = findings.Find(found => found.Series == alert.Series);

        if (alert.ClosedAt is not null)
        {
            // Somebody has seen it and closed it: only what is worse than what was seen is worth a new one.
            if (finding is not null && finding.Severity <= alert.Severity)
            {
                findings.Remove(finding);
            }

            return;
        }

        if (finding is not null)
        {
            findings.Remove(finding);
        }

        if (alert.Revise(one.Id, finding, now))
        {
            _changed.Add(one.Patient);
        }

        if (alert.ClosedAt is not null)
        {
            _open.Remove((alert.Patient, alert.Controller, alert.Rule, alert.Series));
        }
    }

    private void Join(Judged of, Finding finding)
    {
        _changed.Add(of.Patient);
        var key = (of.Patient, of.Controller, finding.Rule, finding.Series);

        if (!_open.TryGetValue(key, out var alert))
        {
            alert = _open[key] = new() { Patient = of.Patient, Controller = of.Controller, Rule = finding.Rule, Series = finding.Series, RaisedAt = now };
            Raised.Add(alert);
        }

        alert.Join(finding);
    }
}
