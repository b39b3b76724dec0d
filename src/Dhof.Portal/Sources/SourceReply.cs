using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Sources;

/// <summary>What became of one request: what was read of the body, or why there is nothing.</summary>
internal readonly record struct SourceReply<T>(T? Read, SourceFailure? Failure)
    where T : class;
