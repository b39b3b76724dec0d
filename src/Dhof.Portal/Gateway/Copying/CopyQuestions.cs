using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>The questions of one copying to its source, and what went wrong.</summary>
internal sealed class CopyQuestions(SourceClient client, Source source)
{
    /// <summary>The first that went wrong; null where nothing was left out.</summary>
    public SourceFailure? Failure { get; private set; }

    /// <summary>How long the source asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Asking anything else would fail as well: nothing is sent any more.</summary>
    public bool IsStopped { get; private set; }

    /// <returns>Null where it was not answered, or not sent.</returns>
    public async Task<T?> SendAsync<T>(SourceRequest request, Func<ReadOnlyMemory<byte>, T?> read, CancellationToken cancellation)
        where T : class
    {
        if (IsStopped)
        {
            return null;
        }

        var reply = await client.SendAsync(source, request, read, null, cancellation);
        Fail(reply.Failure);
        RetryAfter = reply.RetryAfter ?? RetryAfter;
        return reply.Read;
    }

    /// <summary>Goes a way, page by page.</summary>
    /// <returns>Whether it came to its end.</returns>
    public async Task<bool> GoAsync(CopyWalk walk, Func<ReadOnlyMemory<byte>, CopiedPage?> read, Func<CopiedPage, Task> take, CancellationToken cancellation)
    {
        while (walk.Next is { } next)
        {
            if (await SendAsync(next, read, cancellation) is not { } page)
            {
                return false;
            }

            walk.Add(page);
            await take(page);
        }

        Fail(walk.IsCut ? SourceFailure.NotFhir : null);
        return !walk.IsCut;
    }

    public void Fail(SourceFailure? failure)
    {
        Failure ??= failure;
        IsStopped |= failure is SourceFailure.Unreachable or SourceFailure.TimedOut or SourceFailure.Busy or SourceFailure.NotAllowed or SourceFailure.Resting or SourceFailure.Redirected;
    }
}
