using System.Collections.Immutable;
using Dhof.Portal.Domain.Searches;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>A code as a search names it: null for any system, or for any code of the system.</summary>
public readonly record struct CodeToken(string? System, string? Code);

/// <summary>Which measurements of one patient are wanted, and in what order.</summary>
/// <param name="Kinds">None: nothing is wanted.</param>
/// <param name="OtherCodes">What the vital signs without a kind of their own must be coded as: all must hold, and of each at least one alternative. None: any.</param>
public sealed record MeasurementSearch(
    ImmutableArray<MeasurementKind> Kinds,
    ImmutableArray<ImmutableArray<InstantCondition>> Effective,
    ImmutableArray<ImmutableArray<InstantCondition>> Received,
    SearchOrder Order,
    bool NewestFirst,
    ImmutableArray<ImmutableArray<CodeToken>> OtherCodes = default)
    : TimedSearch(Effective, Received, Order, NewestFirst)
{
    /// <summary>Whether what was withdrawn is wanted too.</summary>
    public bool WithWithdrawn { get; init; }
}
