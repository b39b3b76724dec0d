using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Domain.Sources;

/// <summary>What a source has of one type of resource, before or after its content is asked for.</summary>
/// <param name="Count">Null where the source does not tell.</param>
/// <param name="Newest">When the newest is from; null where there is none, or the source does not tell.</param>
/// <param name="CountedFrom">Counted are those from this instant on; null where all are counted.</param>
/// <param name="Loaded">How much of the content is there; null while it has not been asked for.</param>
/// <param name="Failure">Why it could not be told; null where it could.</param>
public sealed record SourceHolding(
    string ResourceType,
    InformationTypes Type,
    int? Count,
    DateTimeOffset? Newest,
    DateTimeOffset? CountedFrom,
    Completeness? Loaded = null,
    SourceFailure? Failure = null);
