using System.Collections.Frozen;
using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Every rule that the engine runs.</summary>
public static class AlertRules
{
    public static ImmutableArray<AlertRule> All { get; } = [new OutsideLimit(), new PersistentYellow(), new RapidWeightGain(), new OxygenTrend(), new FallingOxygenRisingPulse()];

    private static readonly FrozenDictionary<string, AlertRule> s_byKey = All.ToFrozenDictionary(rule => rule.Key);

    /// <summary>Null for a rule of another version of the portal.</summary>
    public static AlertRule? Find(string key) => s_byKey.GetValueOrDefault(key);

    /// <summary>What all rules find in a reading.</summary>
    public static IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history) => All.SelectMany(rule => rule.Judge(kind, reading, history));

    /// <summary>What those rules find that go by the limits: what is tried before a limit is saved is what the engine does afterwards.</summary>
    public static IEnumerable<Finding> JudgeByLimits(MeasurementKind kind, Reading reading, History history) => All.Where(rule => rule.IsByLimits).SelectMany(rule => rule.Judge(kind, reading, history));
}
