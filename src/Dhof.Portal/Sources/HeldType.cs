using System.Collections.Immutable;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Sources;

/// <summary>What is held of one type of resource of one source.</summary>
internal sealed record HeldType(string ResourceType)
{
    public int? Count { get; init; }

    public DateTimeOffset? Newest { get; init; }

    public DateTimeOffset? CountedFrom { get; init; }

    public ImmutableArray<SourceItem> Items { get; init; } = [];

    /// <summary>Null while the content has not been asked for.</summary>
    public Completeness? Loaded { get; init; }

    public SourceFailure? Failure { get; init; }

    public ImmutableArray<SourceRefusal> Refused { get; init; } = [];

    public SourceHolding Holding => new(ResourceType, SourceProtocol.TypeOf(ResourceType), Count, Newest, CountedFrom, Loaded, Failure);

    /// <summary>Whether the content from an instant on is there, as far as the source would give it.</summary>
    public bool Covers(DateTimeOffset? from) => Failure is null && Loaded is { } loaded && (loaded.BackTo is null ? loaded.IsWhole : from is not null && loaded.BackTo <= from);

    /// <summary>With the content of an answer. Where it broke off, what was there before stays.</summary>
    public HeldType With(SourceAnswer answer, SourceFailure? failure)
    {
        var complete = failure is null ? answer.Complete : Loaded ?? answer.Complete;
        ImmutableArray<SourceItem> items = failure is null ? answer.Items : [.. answer.Items.Concat(Items).DistinctBy(item => item.Origin.Id ?? item.Raw)];
        var isAll = complete is { IsWhole: true, BackTo: null };
        var newest = items.Where(item => item.ResourceType == ResourceType).Max(item => item.Period?.At ?? item.Origin.Updated);

        return this with
        {
            Items = items,
            Loaded = complete,
            Failure = failure,
            Refused = [.. answer.Refused],
            Count = isAll || CountedFrom is not null || Count is null ? items.Count(item => item.ResourceType == ResourceType) : Count,
            CountedFrom = isAll ? null : CountedFrom ?? (Count is null ? complete.BackTo : null),
            Newest = newest > Newest || Newest is null ? newest : Newest,
        };
    }
}
