using System.Collections.Immutable;
using Dhof.Portal.Domain.Searches;

namespace Dhof.Portal.Domain.Plans;

/// <summary>Which plans of one patient are wanted, and in what order; the effective time is from when the version is valid.</summary>
/// <param name="WithActive">What is in force is active; there is no other status.</param>
public sealed record PlanSearch(
    bool WithActive,
    ImmutableArray<ImmutableArray<InstantCondition>> Effective,
    ImmutableArray<ImmutableArray<InstantCondition>> Received,
    SearchOrder Order,
    bool NewestFirst)
    : TimedSearch(Effective, Received, Order, NewestFirst)
{
    public bool Wants(ReportedPlan plan) =>
        WithActive
        && Effective.All(alternatives => alternatives.Any(condition => condition.Holds(plan.From)))
        && Received.All(alternatives => alternatives.Any(condition => condition.Holds(plan.Updated)));
}
