using System.Collections.Immutable;
using Dhof.Portal.Domain.Searches;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Which alerts of one patient are wanted, and in what order; the effective time is when the portal raised it.</summary>
/// <param name="Rules">Null: any.</param>
/// <param name="Statuses">What was withdrawn is wanted only where it is named.</param>
public sealed record AlertSearch(
    ImmutableHashSet<string>? Rules,
    ImmutableHashSet<AlertStatus> Statuses,
    ImmutableArray<ImmutableArray<InstantCondition>> Effective,
    ImmutableArray<ImmutableArray<InstantCondition>> Received,
    SearchOrder Order,
    bool NewestFirst)
    : TimedSearch(Effective, Received, Order, NewestFirst)
{
    public bool Wants(ReportedAlert alert) =>
        Rules?.Contains(alert.Rule) != false
        && Statuses.Contains(alert.Status)
        && Effective.All(alternatives => alternatives.Any(condition => condition.Holds(alert.RaisedAt)))
        && Received.All(alternatives => alternatives.Any(condition => condition.Holds(alert.Updated)));
}
