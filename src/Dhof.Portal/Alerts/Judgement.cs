using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Alerts;

/// <summary>
/// What one portion of readings does to the alerts. What is new joins the open ones. A reading that was corrected or withdrawn, or whose history did, is judged again at its own time,
/// and what was said of it before counts no longer; an alert that rests on nothing any more is closed, and says why.
/// </summary>
/// <param name="open">The open alerts of the patients concerned.</param>
/// <param name="concerned">The alerts, open and closed, that rest on a reading that is judged again, with their findings.</param>
internal sealed class Judgement(IEnumerable<AlertRow> open, IEnumerable<AlertRow> concerned, DateTimeOffset now)
{
    private readonly Dictionary<(PatientId, OrganisationNumber, string Rule, string Series), AlertRow> _open =
        open.ToDictionary(alert => (alert.Patient, alert.Controller, alert.Rule, alert.Series));

    private readonly ILookup<(string Rule, long Measurement), AlertRow> _restingOn = concerned
        .SelectMany(alert => alert.Findings.Select(finding => (finding.Measurement, Alert: alert)))
        .ToLookup(resting => (resting.Alert.Rule, resting.Measurement), resting => resting.Alert);

    private readonly HashSet<PatientId> _changed = [];

    /// <summary>The alerts that were raised here.</summary>
    public List<AlertRow> Raised { get; } = [];

    /// <returns>The patients whose alerts changed.</returns>
    public IReadOnlyCollection<PatientId> Take(IEnumerable<ToJudge> readings)
    {
        foreach (var one in readings)
        {
            foreach (var rule in one.Rules)
            {
                Take(rule, one);
            }
        }

        return _changed;
    }

    private void Take(AlertRule rule, ToJudge one)
    {
        List<Finding> findings = [.. rule.Judge(one.Measurement.Kind, one.Measurement.Reading, one.History)];

        if (one.IsJudgedAgain)
        {
            foreach (var alert in _restingOn[(rule.Key, one.Measurement.Reading.Id)])
            {
                Revise(alert, one.Measurement, findings);
            }
        }

        foreach (var finding in findings)
        {
            Join(one.Measurement, finding);
        }
    }

    /// <summary>Takes out of the findings what the alert has room for.</summary>
    private void Revise(AlertRow alert, KnownMeasurement one, List<Finding> findings)
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

        if (alert.Revise(one.Reading.Id, finding, now))
        {
            _changed.Add(one.Patient);
        }

        if (alert.ClosedAt is not null)
        {
            _open.Remove((alert.Patient, alert.Controller, alert.Rule, alert.Series));
        }
    }

    private void Join(KnownMeasurement of, Finding finding)
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
