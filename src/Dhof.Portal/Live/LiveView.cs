using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.Live;

/// <summary>
/// Base of everything on the screen that follows its data: it listens first, then reads, and reads again when told; bursts collapse. Once a minute it reads
/// unasked, so that ages are true and access that has ended is noticed.
/// </summary>
public abstract class LiveView : ComponentBase, IDisposable
{
    private static readonly TimeSpan s_unasked = TimeSpan.FromMinutes(1);

    private IDisposable? _listening;
    private Refresher? _refresher;
    private ITimer? _timer;

    [Inject]
    public required ChangeFeed Feed { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    /// <summary>True until the first reading has come.</summary>
    protected bool IsLoading { get; private set; } = true;

    /// <summary>The shortest time between two readings.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>How long until the first reading that nobody asked for; the next follow a minute apart.</summary>
    protected virtual TimeSpan FirstUnasked => s_unasked;

    /// <summary>Begins to listen; <paramref name="told"/> is called, quickly and from any thread, when something that is shown may have changed.</summary>
    protected abstract IDisposable Listen(Action told);

    /// <summary>Reads what is shown.</summary>
    /// <returns>False where nothing may be shown any more.</returns>
    protected abstract Task<bool> ReadAsync(CancellationToken cancellation);

    /// <summary>Reads again, for example because the page's period changed.</summary>
    protected void Reload() => _refresher?.Wish();

    protected override void OnInitialized()
    {
        var refresher = _refresher = new(RefreshAsync, Pause, Clock);
        _listening = Listen(refresher.Wish);
        _timer = Clock.CreateTimer(_ => refresher.Wish(), null, FirstUnasked, s_unasked);
        refresher.Wish();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _listening?.Dispose();
        _refresher?.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task RefreshAsync(CancellationToken cancellation) => InvokeAsync(async () =>
    {
        try
        {
            if (await ReadAsync(cancellation))
            {
                IsLoading = false;
                StateHasChanged();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await DispatchExceptionAsync(failure);
        }
    });
}
