using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Rules;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Every rule that the engine runs.</summary>
public static class AlertRules
{
    public static ImmutableArray<AlertRule> All { get; } = [new OutsideLimit()];
}
