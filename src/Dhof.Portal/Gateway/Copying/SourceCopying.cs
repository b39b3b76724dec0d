using Dhof.Portal.Data;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Live;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>Copies every source whose settings say so, each by itself: at the start, and then again and again.</summary>
internal sealed partial class SourceCopying(SourceCatalogue catalogue, SourceLimits limits, CopyTools tools, CopyProgress progress, Readiness readiness, ILogger<SourceCopying> log) : BackgroundService
{
    private const int MostDoublings = 10;

    /// <summary>Copies a source once.</summary>
    /// <returns>How it went.</returns>
    public async Task<CopyRun> CopyAsync(Source source, HashSet<string> strangers, CancellationToken cancellation)
    {
        var run = new CopyRun(tools, source, strangers);
        await run.RunAsync(cancellation);
        return run;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        await Task.WhenAll(catalogue.All.Where(source => source.IsCopied).Select(source => KeepCopyingAsync(source, stoppingToken)));
    }

    private async Task KeepCopyingAsync(Source source, CancellationToken cancellation)
    {
        HashSet<string> strangers = [];
        var failures = 0;
        await TellAsync(source, null, null, cancellation);

        while (true)
        {
            var (failure, wait) = await TryAsync(source, strangers, failures, cancellation);
            failures = failure is null ? 0 : failures + 1;
            await TellAsync(source, failure, tools.Clock.GetUtcNow() + wait, cancellation);
            await Task.Delay(wait, tools.Clock, cancellation);
        }
    }

    private async Task<(SourceFailure? Failure, TimeSpan Wait)> TryAsync(Source source, HashSet<string> strangers, int failures, CancellationToken cancellation)
    {
        try
        {
            var run = await CopyAsync(source, strangers, cancellation);

            if (run.Failure is { } failure)
            {
                NotCopied(log, source.Key.Value, failure);
                return (failure, Later(Again(source, failures), run.RetryAfter));
            }

            return (null, source.Copy.Every);
        }
#pragma warning disable CA1031 // Whatever hinders one copying, it is tried again; the others go on.
        catch (Exception hindered) when (hindered is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Hindered(log, source.Key.Value, hindered.GetType().Name);
            return (SourceFailure.Internal, Again(source, failures));
        }
    }

    private TimeSpan Again(Source source, int failures)
    {
        var wait = limits.CopyRetry * Math.Pow(2, Math.Min(failures, MostDoublings));
        return wait < source.Copy.Every ? wait : source.Copy.Every;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan? other) => one > other || other is null ? one : other.Value;

    private async Task TellAsync(Source source, SourceFailure? failure, DateTimeOffset? next, CancellationToken cancellation)
    {
        var rows = await progress.CheckpointsAsync(source.Key, cancellation);
        var complete = rows.Count > 0 && rows.All(row => row.CompleteTo is not null) ? rows.Min(row => row.CompleteTo) : null;
        tools.Statuses.RecordCopy(source.Key, new(rows.Max(row => row.CopiedAt), complete, rows.Max(row => row.At), rows.Sum(row => row.Stored), rows.Sum(row => row.Refused), rows.Sum(row => row.Unknown), failure, next));
    }

    [LoggerMessage(1, LogLevel.Warning, "Source {Source} could not be copied whole: {Failure}; it is tried again")]
    private static partial void NotCopied(ILogger log, string source, SourceFailure failure);

    [LoggerMessage(2, LogLevel.Error, "Copying source {Source} failed: {Hindrance}; it is tried again, and nothing is skipped")]
    private static partial void Hindered(ILogger log, string source, string hindrance);
}
