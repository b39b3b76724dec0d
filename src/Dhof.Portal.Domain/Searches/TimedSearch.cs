using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Searches;

/// <summary>Which rows about one patient are wanted by time, and in what order.</summary>
/// <param name="Effective">Conditions on when it happened: all must hold, and of each at least one alternative.</param>
/// <param name="Received">Likewise, for when the portal stored it.</param>
public abstract record TimedSearch(ImmutableArray<ImmutableArray<InstantCondition>> Effective, ImmutableArray<ImmutableArray<InstantCondition>> Received, SearchOrder Order, bool NewestFirst);

/// <summary>The time that is sorted by; what has the same time in the order it was stored.</summary>
public enum SearchOrder
{
    Effective,
    Received,
}
