using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Sources;

/// <summary>What became of one request: what was read of the body, or why there is nothing.</summary>
internal readonly record struct SourceReply<T>(T? Read, SourceFailure? Failure)
    where T : class
{
    /// <summary>How long the source asks to be left alone; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The source says that what was asked for is not there: 404 or 410, and nothing else.</summary>
    public bool IsGone { get; init; }
}
