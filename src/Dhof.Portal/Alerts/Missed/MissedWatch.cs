using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Patients;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts.Missed;

/// <summary>
/// Watches for what did not come. A plan is looked at when one of its windows ends, when something of its patient changes, and once after a start; what is open then is what the rules
/// say of that instant, so nothing is lost or doubled by a stop, however long.
/// </summary>
internal sealed class MissedWatch(IDbContextFactory<PortalDatabase> databases, ExpectationsReader expectations, PauseQueries pauses, ControllerSights sights, LimitsInForce limits)
{
    private const int MostPlansAtOnce = 500;

    private static readonly ImmutableArray<string> s_rules = [.. AlertRules.Missed.Select(rule => rule.Key)];

    private readonly AgreedPlans _plans = new(databases);
    private readonly DueTimes _due = new();
    private readonly HashSet<PlanKey> _touched = [];
    private readonly HashSet<PlanKey> _waiting = [];
    private readonly HashSet<PatientId> _renewed = [];
    private bool _started;

    /// <summary>When it is to be woken, should nothing change before; null for never.</summary>
    public DateTimeOffset? Next => _due.Next;

    /// <summary>Their patients are looked at again.</summary>
    public void Touch(IEnumerable<PatientChange> changes)
    {
        foreach (var change in changes.Where(change => change.Area is not Area.Quarantine and not Area.Sharing))
        {
            if (change.Area == Area.Plans)
            {
                _renewed.Add(change.Patient);
            }

            _touched.UnionWith(_plans.Of(change.Patient));
        }
    }

    /// <summary>Something was copied, or could not be: what waits for a source is looked at again.</summary>
    public void TouchCopied() => _touched.UnionWith(_waiting);

    /// <summary>Looks at what was touched and what is due.</summary>
    public async Task JudgeAsync(ControllerGrant grant, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!_started || _renewed.Count > 0)
        {
            await _plans.LoadAsync(grant, _started ? _renewed : null, cancellation);
            _touched.UnionWith(_started ? _renewed.SelectMany(_plans.Of) : _plans.All);
            _renewed.Clear();
            _started = true;
        }

        PlanKey[] all = [.. _touched.Union(_due.Due(now))];

        foreach (var keys in all.Chunk(MostPlansAtOnce))
        {
            await JudgeAsync(grant, keys, now, cancellation);

            foreach (var key in keys)
            {
                _due.Set(key, NextOf(key, now));
                _touched.Remove(key);
            }
        }
    }

    private async Task JudgeAsync(ControllerGrant grant, PlanKey[] keys, DateTimeOffset now, CancellationToken cancellation)
    {
        List<PatientId> patients = [.. keys.Select(key => key.Patient).Distinct()];
        await limits.LoadAsync(grant, patients, cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var standing = await StandingMisses.ReadAsync(database, grant, patients, s_rules, cancellation);
        var paused = await pauses.OfAsync(grant, patients, cancellation);
        var followed = await FollowedAsync(database, patients, now, cancellation);

        // Of whom nobody follows up nothing is expected; what is open stays until somebody closes it.
        foreach (var key in keys.Where(followed.Contains))
        {
            var expected = expectations.Read(grant, key, _plans.Of(key), standing.SeenOf(key), now) with { Pauses = paused.GetValueOrDefault(new(key.Patient, key.Controller), PauseHistory.None) };
            _ = expected.WaitsForSource ? _waiting.Add(key) : _waiting.Remove(key);

            if (standing.Set(key, [.. AlertRules.Missed.SelectMany(rule => rule.Judge(expected))], now))
            {
                database.RecordChange(key.Patient, Area.Alerts);
            }
        }

        await database.SaveChangesAsync(cancellation);
    }

    private static async Task<HashSet<PlanKey>> FollowedAsync(PortalDatabase database, List<PatientId> patients, DateTimeOffset now, CancellationToken cancellation) =>
    [
        .. (await database.CareRelations.AsNoTracking()
            .Where(relation => patients.Contains(relation.Patient) && relation.Organisation == relation.Controller && relation.From <= now && (relation.To == null || relation.To > now))
            .ToListAsync(cancellation)).Select(relation => new PlanKey(relation.Patient, relation.Controller)),
    ];

    private DateTimeOffset? NextOf(PlanKey key, DateTimeOffset now)
    {
        var plan = _plans.Of(key);
        return DueWindows.AskedBy(plan).Select(asked => DueWindows.NextEnd(plan, asked, now, NorwegianTime.Zone)).Append(sights.StaleFrom(key.Controller, now)).Min();
    }
}
