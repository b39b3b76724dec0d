using System.Collections.Immutable;
using Dhof.Portal.Domain.Searches;

namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>Which answered forms of one patient are wanted, and in what order; the effective time is that of answering.</summary>
/// <param name="Questionnaires">Canonical addresses without version: all must hold, and of each at least one alternative.</param>
public sealed record ResponseSearch(
    ImmutableArray<ImmutableArray<string>> Questionnaires,
    ImmutableArray<ImmutableArray<InstantCondition>> Effective,
    ImmutableArray<ImmutableArray<InstantCondition>> Received,
    SearchOrder Order,
    bool NewestFirst)
    : TimedSearch(Effective, Received, Order, NewestFirst);
