using System.Collections.Immutable;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Sources;

/// <summary>How it stands with one source for everybody. It holds nothing about patients.</summary>
/// <param name="Since">Since when it has been up or down; null while it has not been asked.</param>
/// <param name="LastAnswer">When it last answered.</param>
/// <param name="Latency">Of the last answer, with its tries.</param>
/// <param name="LastFailure">The last that went wrong, also where the source is up again.</param>
/// <param name="ClockSkew">How far its clock is ahead of the portal's, to the second; null where it does not tell.</param>
/// <param name="Refused">Entries of its answers that were not shown, by reason.</param>
public sealed record SourceStatus(
    Source Source,
    SourceAvailability Availability,
    DateTimeOffset? Since,
    DateTimeOffset? LastAnswer,
    TimeSpan? Latency,
    long Questions,
    long Failures,
    SourceFailure? LastFailure,
    DateTimeOffset? LastFailureAt,
    TimeSpan? ClockSkew,
    ImmutableSortedDictionary<SourceRefusalReason, long> Refused,
    SourceCapability Capability)
{
    /// <summary>Null for what is not copied, and before it has been looked at.</summary>
    public CopyStatus? Copy { get; init; }
}

public enum SourceAvailability
{
    /// <summary>It has not been asked since the portal started.</summary>
    Unknown,
    Up,
    Down,
}

/// <summary>What a source says that it can do.</summary>
/// <param name="ReadAt">Null while it has not said.</param>
/// <param name="Mismatches">What it is asked for and says that it cannot.</param>
/// <param name="Failure">Why it could not be read the last time; null where it could.</param>
public sealed record SourceCapability(DateTimeOffset? ReadAt, ImmutableArray<CapabilityMismatch> Mismatches, SourceFailure? Failure)
{
    /// <summary>The types of resource of which a copied source tells what was deleted.</summary>
    public ImmutableArray<string> HistoryOf { get; init; } = [];
}
