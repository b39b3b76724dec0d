using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Alerting;

/// <summary>
/// Replays one patient's readings, oldest first, through the rules of the domain. A pretend nurse looks on weekdays at 10:00 and closes what is green again:
/// the demonstration's own habit, not the portal's, which never closes an alert by itself.
/// </summary>
/// <param name="open">What was open already.</param>
/// <param name="history">All that is known of the patient; a rule looks no further forward than the reading that it judges.</param>
/// <param name="heldFrom">Alerts of a named story from here on are left for the user to close.</param>
internal sealed class PatientAlerts(SyntheticPatient patient, IEnumerable<OpenRow> open, History history, DateTimeOffset heldFrom)
{
    private readonly Dictionary<(string Rule, string Series), OpenRow> _open = open.ToDictionary(o => (o.Row.Rule, o.Row.Series));

    /// <summary>The alerts that were raised here, open or closed again.</summary>
    public List<AlertRow> Raised { get; } = [];

    public void Judge(MeasurementKind kind, Reading reading)
    {
        Finding[] findings = [.. AlertRules.Judge(kind, reading, history)];
        Revise(reading, findings);

        if (!reading.IsValid)
        {
            return;
        }

        CloseUntil(reading.At);

        foreach (var finding in findings.Where(finding => !RestsOn(finding)))
        {
            Join(finding);
        }

        foreach (var (key, green) in _open.Where(o => kind.Series.Any(s => s.Key == o.Key.Series) && !findings.Any(f => (f.Rule, f.Series) == o.Key)))
        {
            green.GreenSince ??= reading.At;
        }
    }

    /// <summary>What the nurse has closed by an instant.</summary>
    public void CloseUntil(DateTimeOffset at)
    {
        foreach (var (key, state) in _open.ToArray())
        {
            if (state.GreenSince is { } green && !IsHeld(state.Row) && OsloTime.NextRound(green) is var round && round <= at)
            {
                DailyRound.Close(state.Row, round.ToUniversalTime());
                _open.Remove(key);
            }
        }
    }

    /// <summary>What a reading said before it was corrected counts no longer.</summary>
    private void Revise(Reading reading, Finding[] findings)
    {
        foreach (var (key, state) in _open.Where(o => o.Value.Row.Findings.Exists(f => f.Measurement == reading.Id)).ToArray())
        {
            state.Row.Revise(reading.Id, findings.FirstOrDefault(f => (f.Rule, f.Series) == key), reading.At);

            if (state.Row.ClosedAt is not null)
            {
                _open.Remove(key);
            }
        }
    }

    private bool RestsOn(Finding finding) => _open.TryGetValue((finding.Rule, finding.Series), out var there) && there.Row.Findings.Exists(f => f.Measurement == finding.Measurement);

    private bool IsHeld(AlertRow row) => StoryLine.IsNamed(patient.Story) && row.RaisedAt >= heldFrom;

    private void Join(Finding finding)
    {
        if (!_open.TryGetValue((finding.Rule, finding.Series), out var there))
        {
            var row = new AlertRow { Patient = patient.Id, Controller = patient.Team.Municipality, Rule = finding.Rule, Series = finding.Series, RaisedAt = finding.At };
            Raised.Add(row);
            there = _open[(finding.Rule, finding.Series)] = new(row);
        }

        there.Row.Join(finding);
        there.GreenSince = null;
    }
}

/// <summary>An open alert, and since when its series has been green again.</summary>
internal sealed class OpenRow(AlertRow row)
{
    public AlertRow Row => row;

    public DateTimeOffset? GreenSince { get; set; }
}
