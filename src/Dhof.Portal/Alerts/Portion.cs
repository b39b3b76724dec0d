using System.Collections.Immutable;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Alerts;

/// <summary>A reading, its history, and the rules that judge it now.</summary>
/// <param name="IsJudgedAgain">Another version of it, or it itself in another history, may have been judged before.</param>
internal sealed record ToJudge(KnownMeasurement Measurement, History History, ImmutableArray<AlertRule> Rules, bool IsJudgedAgain)
{
    /// <summary>What each rule finds in it.</summary>
    /// <param name="hold">How long a suspect yellow waits for a repeat; null where nothing is held.</param>
    public IEnumerable<Judged> Judge(TimeSpan? hold = null) => Rules.Select(rule =>
    {
        var findings = rule.Judge(Measurement.Kind, Measurement.Reading, History);
        return new Judged(Measurement.Patient, Measurement.Controller, Measurement.Reading.Id, rule.Key, hold is { } wait ? findings.Select(finding => HeldYellow.Of(finding, Measurement.Kind, Measurement.Reading, History, wait)) : findings, IsJudgedAgain)
        {
            Measured = (Measurement.Kind, Measurement.Reading),
        };
    });
}

/// <summary>
/// What one portion of readings calls for: every new or corrected reading is judged by every rule, and the readings in whose window it came, or stood before, are
/// judged again by the rules with that window. So what is open in the end does not depend on when readings came.
/// </summary>
internal sealed class Portion(HistoryReader reader, LimitsInForce limits)
{
    private readonly HashSet<long> _notAgain = [];

    /// <param name="known">What became known by the changes of the portion.</param>
    /// <param name="through">The last of them.</param>
    public IReadOnlyList<ToJudge> Of(ControllerGrant grant, IReadOnlyList<KnownMeasurement> known, long through)
    {
        var touched = Touch(grant, known);
        var reaches = touched.ToDictionary(one => one.Key, one => Reaches(one.Value));
        var readings = Read(grant, touched.SelectMany(one => Ask(one.Value, reaches[one.Key])), through);
        var histories = touched.Keys.ToDictionary(key => key, key => new History(limits.Of(key.Patient, key.Controller), limits.ConditionOf(key.Patient, key.Controller), readings.GetValueOrDefault(key)));
        _notAgain.UnionWith(known.Select(one => one.Reading.Id));

        return
        [
            .. known.Select(one => new ToJudge(one, histories[(one.Patient, one.Controller)], RulesFor(one), one.Version > 1)),
            .. touched.SelectMany(one => Again(one.Value, reaches[one.Key], readings.GetValueOrDefault(one.Key), histories[one.Key])),
        ];
    }

    private Dictionary<(PatientId Patient, OrganisationNumber Controller), Touched> Touch(ControllerGrant grant, IReadOnlyList<KnownMeasurement> known)
    {
        Dictionary<(PatientId Patient, OrganisationNumber Controller), Touched> touched = [];

        foreach (var one in known)
        {
            if (!touched.TryGetValue((one.Patient, one.Controller), out var of))
            {
                of = touched[(one.Patient, one.Controller)] = new(one.Patient, one.Controller);
            }

            of.Add(one.Kind, [one.Reading.At, .. one.Version > 1 ? reader.FormerTimes(grant, one.Reading.Id) : []]);
        }

        return touched;
    }

    private Dictionary<(PatientId, OrganisationNumber), Dictionary<string, Reading[]>> Read(ControllerGrant grant, IEnumerable<AskedHistory> all, long through)
    {
        Dictionary<(PatientId, OrganisationNumber), Dictionary<string, Reading[]>> histories = [];

        foreach (var (asked, readings, later) in reader.Read(grant, all, through))
        {
            if (!histories.TryGetValue((asked.Patient, asked.Controller), out var history))
            {
                history = histories[(asked.Patient, asked.Controller)] = [];
            }

            history[asked.Kind.Key] = readings;

            // What is not looked at yet has its own turn, once.
            _notAgain.UnionWith(later);
        }

        return histories;
    }

    /// <summary>For every kind that a rule reads: as far back as the earliest reading that is judged looks, and as far ahead as the latest that is touched reaches.</summary>
    private static IEnumerable<AskedHistory> Ask(Touched touched, Reach[] reaches)
    {
        Dictionary<MeasurementKind, (DateTimeOffset From, DateTimeOffset Through)> asked = [];

        foreach (var (rule, kind, times) in reaches)
        {
            foreach (var one in rule.Reads(kind))
            {
                var (from, through) = (times[0] - rule.Window, times[^1] + rule.Window);
                asked[one] = asked.TryGetValue(one, out var there) ? (from < there.From ? from : there.From, through > there.Through ? through : there.Through) : (from, through);
            }
        }

        return asked.Select(one => new AskedHistory(touched.Patient, touched.Controller, one.Key, one.Value.From, one.Value.Through));
    }

    private IEnumerable<ToJudge> Again(Touched touched, Reach[] reaches, Dictionary<string, Reading[]>? readings, History history)
    {
        foreach (var reached in reaches.GroupBy(reach => reach.Kind))
        {
            foreach (var reading in readings?.GetValueOrDefault(reached.Key.Key) ?? [])
            {
                if (!_notAgain.Contains(reading.Id) && reached.Where(reach => Touched.IsIn(reach.Times, reading.At, reach.Rule.Window)).Select(reach => reach.Rule).ToImmutableArray() is { IsEmpty: false } again)
                {
                    yield return new(new(touched.Patient, touched.Controller, reached.Key, reading, 1), history, again, IsJudgedAgain: true);
                }
            }
        }
    }

    /// <summary>The rules whose judgement of a kind may be another now, and by what was touched.</summary>
    private Reach[] Reaches(Touched touched) =>
    [
        .. from rule in AlertRules.All
           where rule.IsOverTime && rule.AppliesTo(limits.ConditionOf(touched.Patient, touched.Controller))
           from kind in MeasurementCatalogue.Kinds
           let times = touched.Of(rule.Reads(kind))
           where times.Length > 0
           select new Reach(rule, kind, times),
    ];

    private ImmutableArray<AlertRule> RulesFor(KnownMeasurement one) =>
        [.. AlertRules.All.Where(rule => rule.AppliesTo(limits.ConditionOf(one.Patient, one.Controller)))];

    /// <param name="Times">When something was touched of what the rule reads, earliest first.</param>
    private sealed record Reach(AlertRule Rule, MeasurementKind Kind, DateTimeOffset[] Times);
}
