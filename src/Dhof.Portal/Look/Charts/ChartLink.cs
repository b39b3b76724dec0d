using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dhof.Portal.Look.Charts;

/// <summary>
/// The chart in the browser, for as long as its component lives. It holds the task of attaching, not its result: however often the component is drawn before
/// the first answer, there is one chart.
/// </summary>
/// <param name="ask">Answers a window of the browser (UTC) and its width in pixels; null where nothing may be shown any more.</param>
/// <param name="open">Shows the origin of the reading at an instant (UTC).</param>
public sealed class ChartLink(IJSRuntime browser, Func<DateTimeOffset, DateTimeOffset, int, Task<ChartData?>> ask, Action<DateTimeOffset> open) : IAsyncDisposable
{
    private DotNetObjectReference<ChartLink>? _self;
    private Task<IJSObjectReference>? _attaching;
    private ChartData? _shown;
    private int _attempts;
    private int _moves;
    private bool _gone;

    /// <summary>The chart could not be loaded or drawn. The circuit lives on; <see cref="Retry"/> begins anew.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Shows the numbers, in the window that the reader has chosen meanwhile.</summary>
    /// <param name="moves">Another number than before: the window is to become that of the numbers.</param>
    public async Task ShowAsync(ElementReference element, ChartData data, int moves, string? nonce)
    {
        if (HasFailed || _gone)
        {
            return;
        }

        try
        {
            if (_attaching is null)
            {
                (_shown, _moves) = (data, moves);
                _attaching = AttachAsync(element, data, nonce);
            }

            var chart = await _attaching;

            if (!_gone && !ReferenceEquals(_shown, data))
            {
                var change = moves == _moves && _shown is not null ? ChartChange.Between(_shown, data) : null;
                var moved = moves != _moves;
                (_shown, _moves) = (data, moves);
                await (change is null ? chart.InvokeVoidAsync("show", data, moved) : chart.InvokeVoidAsync("change", change));
            }
        }
        catch (Exception failure) when (failure is JSException or TaskCanceledException)
        {
            HasFailed = true;
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the chart with it.
        }
    }

    /// <summary>Forgets the failure. The browser remembers a module that it could not load, so that the next attempt has an address of its own.</summary>
    public void Retry() => (HasFailed, _attaching, _attempts) = (false, null, _attempts + 1);

    /// <param name="from">Milliseconds since 1970.</param>
    /// <param name="to">Milliseconds since 1970.</param>
    [JSInvokable]
    public async Task<ChartData?> Ask(long from, long to, int pixels)
    {
        var answer = await ask(Instant(from), Instant(to), pixels);
        _shown = answer ?? _shown;
        return answer;
    }

    /// <param name="at">Milliseconds since 1970.</param>
    [JSInvokable]
    public void Open(long at) => open(Instant(at));

    public async ValueTask DisposeAsync()
    {
        _gone = true;

        // What failed on the way in has been told already, and leaves nothing behind.
        await ((Task?)_attaching ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        try
        {
            if (_attaching is { IsCompletedSuccessfully: true })
            {
                var chart = await _attaching;
                await chart.InvokeVoidAsync("dispose");
                await chart.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the chart with it.
        }

        _self?.Dispose();
    }

    private async Task<IJSObjectReference> AttachAsync(ElementReference element, ChartData data, string? nonce)
    {
        _self ??= DotNetObjectReference.Create(this);
        return await browser.AttachAsync(_attempts == 0 ? "./chart.js" : $"./chart.js?attempt={_attempts}", element, _self, data, nonce);
    }

    private static DateTimeOffset Instant(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
