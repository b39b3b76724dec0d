using System.Collections.Concurrent;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>Circuits that are open at the same time on one page, opened evenly over a time; never more than the server is meant to bear.</summary>
internal sealed class Crowd(IReadOnlyList<Visitor> visitors, LoadPage page) : IAsyncDisposable
{
    public const int Most = 5_000;

    private const int AtOnce = 32;

    private readonly ConcurrentDictionary<int, CircuitClient> _open = new();
    private readonly ConcurrentQueue<string> _faults = new();

    public IReadOnlyCollection<CircuitClient> Open => [.. _open.Values];

    /// <summary>Why circuits did not come to stand, or fell later.</summary>
    public IReadOnlyCollection<string> Faults => [.. _faults, .. _open.Values.Select(client => client.Fault).OfType<string>()];

    /// <summary>Opens circuits up to a number.</summary>
    /// <param name="over">How long it should take.</param>
    public Task RampAsync(int count, TimeSpan over, CancellationToken cancellation) => OpenAsync([.. Enumerable.Range(0, Math.Min(count, Most)).Where(place => !_open.ContainsKey(place))], over, cancellation);

    /// <summary>A share of those who are there leaves, and as many come.</summary>
    public async Task ChurnAsync(double share, TimeSpan over, CancellationToken cancellation)
    {
        List<int> leaving = [.. _open.Keys.Order().Where(place => (int)(place * share) != (int)((place + 1) * share))];
        await Parallel.ForEachAsync(leaving, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, (place, _) => LeaveAsync(place));
        await OpenAsync(leaving, over, cancellation);
    }

    public async ValueTask DisposeAsync() => await Parallel.ForEachAsync(_open.Keys, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (place, _) => LeaveAsync(place));

    private async Task OpenAsync(List<int> places, TimeSpan over, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };

        await Parallel.ForEachAsync(places.Index(), options, async (next, stop) =>
        {
            var due = (over * next.Index / places.Count) - TimeProvider.System.GetElapsedTime(began);
            await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, stop);
            var client = new CircuitClient(visitors[next.Item % visitors.Count], page);

            try
            {
                await client.OpenAsync(stop);
                _open[next.Item] = client;
            }
            catch (Exception failed)
            {
                _faults.Enqueue(failed.Message);
                await client.DisposeAsync();

                if (failed is OperationCanceledException)
                {
                    throw;
                }
            }
        });
    }

    private async ValueTask LeaveAsync(int place)
    {
        if (_open.TryRemove(place, out var client))
        {
            if (client.Fault is { } fault)
            {
                _faults.Enqueue(fault);
            }

            await client.DisposeAsync();
        }
    }
}
