using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Sources;

/// <summary>How far a source has been copied. It holds nothing about patients.</summary>
/// <param name="CopiedAt">When something was last taken in.</param>
/// <param name="CompleteTo">What the source had then is here; null where copying has never come to its end.</param>
/// <param name="Newest">The newest that the source has told of, by its own clock.</param>
/// <param name="Stored">Versions that were stored.</param>
/// <param name="Refused">Versions that were refused and kept in quarantine.</param>
/// <param name="Unknown">Versions of resources of nobody whom the controller has a record of.</param>
/// <param name="Failure">Why the last copying left something out; null where it did not.</param>
/// <param name="NextAt">When it is copied next; null while it is.</param>
public sealed record CopyStatus(DateTimeOffset? CopiedAt, DateTimeOffset? CompleteTo, DateTimeOffset? Newest, long Stored, long Refused, long Unknown, SourceFailure? Failure, DateTimeOffset? NextAt);
