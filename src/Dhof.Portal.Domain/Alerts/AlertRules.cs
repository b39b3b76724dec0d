using System.Collections.Frozen;
using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Every rule that the engine runs.</summary>
public static class AlertRules
{
    /// <summary>Those that judge a reading in its history.</summary>
    public static ImmutableArray<AlertRule> All { get; } = [new OutsideLimit(), new PersistentYellow(), new RapidWeightGain(), new OxygenTrend(), new FallingOxygenRisingPulse()];

    /// <summary>Those that judge by the clock what has not come.</summary>
    public static ImmutableArray<MissedRule> Missed { get; } = [new MissedMeasurement(), new MissedForm(), new InactivePatient(), new SourceSilent()];

    /// <summary>Those that judge what was answered.</summary>
    public static ImmutableArray<FormRule> Forms { get; } = [new SymptomsWorse(), new CatRise()];

    /// <summary>All of them.</summary>
    public static ImmutableArray<NamedRule> Named { get; } = [.. All, .. Missed, .. Forms];

    private static readonly FrozenDictionary<string, NamedRule> s_named = Named.ToFrozenDictionary(rule => rule.Key);

    private static readonly FrozenDictionary<string, AlertRule> s_byKey = All.ToFrozenDictionary(rule => rule.Key);

    /// <summary>Null for a rule of another version of the portal.</summary>
    public static AlertRule? Find(string key) => s_byKey.GetValueOrDefault(key);

    /// <summary>A rule of any sort; null for one of another version of the portal.</summary>
    public static NamedRule? FindNamed(string key) => s_named.GetValueOrDefault(key);

    /// <summary>What all rules find in a reading.</summary>
    public static IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history) => All.SelectMany(rule => rule.Judge(kind, reading, history));

    /// <summary>What those rules find that go by the limits: what is tried before a limit is saved is what the engine does afterwards.</summary>
    public static IEnumerable<Finding> JudgeByLimits(MeasurementKind kind, Reading reading, History history) => All.Where(rule => rule.IsByLimits).SelectMany(rule => rule.Judge(kind, reading, history));
}
