namespace Dhof.Portal.Patients;

/// <summary>
/// What the reader opened the page for, where that is one thing: the panels that have much to draw let it go first, because the browser draws in the order
/// in which it is told. They wait for a moment at most, whatever happens to it.
/// </summary>
public sealed class Foremost(TimeProvider clock)
{
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _since = clock.GetTimestamp();

    /// <summary>The browser has been told of it, or there is nothing to tell.</summary>
    public void IsTold() => _told.TrySetResult();

    public async Task WaitAsync(CancellationToken cancellation)
    {
        var left = s_moment - clock.GetElapsedTime(_since);

        if (left > TimeSpan.Zero)
        {
            await ((Task)_told.Task).WaitAsync(left, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
