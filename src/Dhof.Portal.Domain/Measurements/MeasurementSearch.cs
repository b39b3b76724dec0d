using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>A code as a search names it: null for any system, or for any code of the system.</summary>
public readonly record struct CodeToken(string? System, string? Code);

/// <summary>Which measurements of one patient are wanted, and in what order.</summary>
/// <param name="Kinds">None: nothing is wanted.</param>
/// <param name="Effective">All must hold, and of each at least one alternative.</param>
/// <param name="Received">Likewise, for when the portal received it.</param>
/// <param name="OtherCodes">What the vital signs without a kind of their own must be coded as: likewise. None: any.</param>
public sealed record MeasurementSearch(
    ImmutableArray<MeasurementKind> Kinds,
    ImmutableArray<ImmutableArray<InstantCondition>> Effective,
    ImmutableArray<ImmutableArray<InstantCondition>> Received,
    MeasurementOrder Order,
    bool NewestFirst,
    ImmutableArray<ImmutableArray<CodeToken>> OtherCodes = default)
{
    /// <summary>Whether what was withdrawn is wanted too.</summary>
    public bool WithWithdrawn { get; init; }
}

/// <summary>The time that measurements are sorted by; those of the same time in the order they were stored.</summary>
public enum MeasurementOrder
{
    Effective,
    Received,
}
