using System.Collections.Frozen;
using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Rules;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Every rule that the engine runs.</summary>
public static class AlertRules
{
    public static ImmutableArray<AlertRule> All { get; } = [new OutsideLimit(), new PersistentYellow(), new RapidWeightGain(), new OxygenTrend(), new FallingOxygenRisingPulse()];

    private static readonly FrozenDictionary<string, AlertRule> s_byKey = All.ToFrozenDictionary(rule => rule.Key);

    /// <summary>Null for a rule of another version of the portal.</summary>
    public static AlertRule? Find(string key) => s_byKey.GetValueOrDefault(key);
}
