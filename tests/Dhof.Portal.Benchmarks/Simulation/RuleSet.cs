using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>
/// Rules that are looked at together. An alert belongs to one rule, and neither another rule nor another rule's alert has a say in when it is raised and closed; so what a set of rules
/// raises is what its rules raise each, and one run serves all sets.
/// </summary>
internal sealed record RuleSet(string Name, ImmutableHashSet<string> Keys)
{
    public static RuleSet Default { get; } = Of("all rules, as delivered", AlertRules.All);

    /// <summary>What portals without rules over time have.</summary>
    public static RuleSet PlainLimits { get; } = Of("plain limits (outside-limit alone)", [AlertRules.All.OfType<OutsideLimit>().Single()]);

    /// <summary>As delivered, plain limits, and each rule left out once.</summary>
    public static ImmutableArray<RuleSet> All { get; } =
        [Default, PlainLimits, .. AlertRules.All.Select(rule => Of($"without {rule.Key}", AlertRules.All.Where(other => other != rule)))];

    public bool Holds(string rule) => Keys.Contains(rule);

    private static RuleSet Of(string name, IEnumerable<AlertRule> rules) => new(name, [.. rules.Select(rule => rule.Key)]);
}
