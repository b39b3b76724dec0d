using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts.Missed;

/// <summary>The alerts of some patients about what did not come: those that are open, and when the latest was due that clinicians have closed.</summary>
internal sealed class StandingMisses
{
    private readonly PortalDatabase _database;
    private readonly Dictionary<(PatientId Patient, OrganisationNumber Controller, string Rule, string Series), AlertRow> _open;
    private readonly ILookup<PlanKey, (string Rule, string Series, DateTimeOffset At)> _seen;

    private StandingMisses(PortalDatabase database, IEnumerable<AlertRow> open, IEnumerable<(PlanKey Key, string Rule, string Series, DateTimeOffset At)> seen)
    {
        _database = database;
        _open = open.ToDictionary(row => (row.Patient, row.Controller, row.Rule, row.Series));
        _seen = seen.ToLookup(one => one.Key, one => (one.Rule, one.Series, one.At));
    }

    public static async Task<StandingMisses> ReadAsync(PortalDatabase database, ControllerGrant grant, List<PatientId> patients, IReadOnlyCollection<string> rules, CancellationToken cancellation)
    {
        var rows = database.Visible<AlertRow>(grant).Where(row => patients.Contains(row.Patient) && rules.Contains(row.Rule));
        var open = await rows.Where(row => row.ClosedAt == null).ToListAsync(cancellation);
        var seen = await rows.Where(row => row.ClosedAt != null && row.ClosedBecause != ClosingReason.CameLater)
            .GroupBy(row => new { row.Patient, row.Controller, row.Rule, row.Series })
            .Select(group => new { group.Key, At = group.Max(row => row.LatestAt) })
            .ToListAsync(cancellation);
        return new(database, open, seen.Select(one => (new PlanKey(one.Key.Patient, one.Key.Controller), one.Key.Rule, one.Key.Series, one.At)));
    }

    public IReadOnlyDictionary<(string Rule, string Series), DateTimeOffset> SeenOf(PlanKey key) => _seen[key].ToDictionary(one => (one.Rule, one.Series), one => one.At);

    /// <summary>Makes what is open what is right now: raises, counts on, and closes what has come.</summary>
    /// <returns>False where that is so already.</returns>
    public bool Set(PlanKey key, IReadOnlyCollection<OpenAlert> right, DateTimeOffset now)
    {
        var changed = false;

        foreach (var alert in right)
        {
            var name = (key.Patient, key.Controller, alert.Latest.Rule, alert.Latest.Series);

            if (!_open.TryGetValue(name, out var row))
            {
                row = _open[name] = _database.Add(new AlertRow { Patient = key.Patient, Controller = key.Controller, Rule = alert.Latest.Rule, Series = alert.Latest.Series, RaisedAt = now }).Entity;
            }
            else if (row.ToDomain() == alert)
            {
                continue;
            }

            row.Set(alert);
            changed = true;
        }

        foreach (var row in _open.Values.Where(row => row.Patient == key.Patient && row.Controller == key.Controller && row.ClosedAt is null && !right.Any(alert => (alert.Latest.Rule, alert.Latest.Series) == (row.Rule, row.Series))))
        {
            (row.ClosedAt, row.ClosedBecause) = (now, ClosingReason.CameLater);
            changed = true;
        }

        return changed;
    }
}
