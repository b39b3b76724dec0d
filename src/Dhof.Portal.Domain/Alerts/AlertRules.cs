using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Every rule that the engine runs.</summary>
public static class AlertRules
{
    public static ImmutableArray<AlertRule> All { get; } = [new OutsideLimit()];

    /// <summary>What all rules find in a reading. Whatever judges asks here: what is tried before a limit is saved is what the engine does afterwards.</summary>
    public static IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, LimitHistory limits) => All.SelectMany(rule => rule.Judge(kind, reading, limits));
}
