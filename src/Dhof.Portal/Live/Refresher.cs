namespace Dhof.Portal.Live;

/// <summary>
/// Collapses bursts: the first wish to refresh is met at once, further ones while a refresh runs or within the pause after it are met by one more.
/// </summary>
/// <param name="refresh">Runs one refresh; two never run at once.</param>
/// <param name="pause">The shortest time from the end of one refresh to the start of the next.</param>
public sealed class Refresher(Func<CancellationToken, Task> refresh, TimeSpan pause, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _wishes;

    /// <summary>Asks for a refresh. Returns at once; may be called from any thread.</summary>
    public void Wish()
    {
        if (Interlocked.Increment(ref _wishes) == 1)
        {
            _ = RunAsync();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            var cancellation = _stop.Token;
            int met;

            do
            {
                met = Volatile.Read(ref _wishes);
                await refresh(cancellation);
                await Task.Delay(pause, clock, cancellation);
            }
            while (Interlocked.CompareExchange(ref _wishes, 0, met) != met);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }
}
