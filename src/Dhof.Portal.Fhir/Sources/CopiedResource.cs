using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>One version of one resource of a source that is copied.</summary>
/// <param name="Version">Tells it from every other version.</param>
/// <param name="Updated">When the source stored this version, by its own clock, to the millisecond.</param>
/// <param name="Json">The message that the intake takes; empty where it is of nobody whom the controller has a record of.</param>
public sealed record CopiedResource(string Type, string Id, string Version, DateTimeOffset Updated, ReadOnlyMemory<byte> Json)
{
    /// <summary>The id of its patient at the source, where nobody is known by it.</summary>
    public string? UnknownPatient { get; init; }

    public bool IsOfUnknown => Json.IsEmpty;

    public override string ToString() => $"{Type}/{Id} {Version}";
}

/// <summary>One page of what a source that is copied answered.</summary>
/// <param name="Refused">What is not taken in, with when the source stored it where it says so.</param>
/// <param name="Next">The address of the next page, as it was written; null on the last.</param>
/// <param name="IsSorted">The source says that it heeded the wish for an order, and the page keeps to it.</param>
public sealed record CopiedPage(IReadOnlyList<CopiedResource> Resources, IReadOnlyList<(SourceRefusal Refusal, DateTimeOffset? Updated)> Refused, DateTimeOffset? Oldest, DateTimeOffset? Newest, string? Next, bool IsSorted);
