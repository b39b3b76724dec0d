using Dhof.Portal.Look.Charts;
using Microsoft.JSInterop;

namespace Dhof.Portal.Components.Tests.Look;

public sealed class ChartLinkTests : IAsyncDisposable
{
    private readonly BrowserThatWaits _browser = new();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Whoever_shows_twice_before_the_module_has_come_gets_one_chart_with_the_latest_numbers()
    {
        var link = Link();
        var (one, other) = (Data(1), Data(2));
        var first = link.ShowAsync(default, one, 0, "nonce");
        var second = link.ShowAsync(default, other, 0, "nonce");
        Assert.False(first.IsCompleted);

        _browser.Answer();
        await Task.WhenAll(first, second);
        await link.ShowAsync(default, other, 0, "nonce");
        Assert.Equal(["attach ./chart.js", "show"], _browser.Asked);
        Assert.Same(other, _browser.LastShown);
    }

    [Fact]
    public async Task Of_other_numbers_in_the_same_window_only_what_is_new_is_sent_and_says_what_it_changes()
    {
        var link = Link();
        var (one, other, moved) = (Data(1), Data(1), Data(1));
        _browser.Answer();
        await link.ShowAsync(default, one, 0, null);
        await link.ShowAsync(default, other, 0, null);
        await link.ShowAsync(default, moved, 1, null);
        Assert.Equal(["attach ./chart.js", "change", "show"], _browser.Asked);
        Assert.Equal((one.Number, other.Number), (_browser.LastChange!.Basis, _browser.LastChange.Number));
        Assert.Same(moved, _browser.LastShown);
    }

    [Fact]
    public async Task A_page_that_goes_while_numbers_are_on_their_way_is_no_fault()
    {
        var link = Link();
        _browser.Answer();
        await link.ShowAsync(default, Data(1), 0, null);
        _browser.Gone = true;
        await link.ShowAsync(default, Data(2), 0, null);
        Assert.False(link.HasFailed);
    }

    [Fact]
    public async Task Numbers_that_the_browser_asked_for_are_not_sent_a_second_time()
    {
        var answer = Data(2);
        var link = Link(answer);
        _browser.Answer();
        await link.ShowAsync(default, Data(1), 0, null);
        Assert.Same(answer, await link.Ask(0, 1, 600));
        await link.ShowAsync(default, answer, 0, null);
        Assert.Equal(["attach ./chart.js"], _browser.Asked);
    }

    [Theory]
    [InlineData("attach ./chart.js"), InlineData("show")]
    public async Task What_fails_in_the_browser_is_a_state_and_no_exception_and_a_second_attempt_has_another_address(string fault)
    {
        var link = Link();
        _browser.Answer();
        _browser.Fault = fault;
        await link.ShowAsync(default, Data(1), 0, null);
        await link.ShowAsync(default, Data(2), 0, null);
        Assert.True(link.HasFailed);

        _browser.Fault = null;
        link.Retry();
        await link.ShowAsync(default, Data(3), 0, null);
        Assert.False(link.HasFailed);
        Assert.Equal(["attach ./chart.js?attempt=1"], _browser.Asked.TakeLast(1));
    }

    [Fact]
    public async Task A_chart_that_is_closed_while_it_comes_is_taken_away_when_it_has_come()
    {
        var link = Link();
        var showing = link.ShowAsync(default, Data(1), 0, null);
        var leaving = link.DisposeAsync();
        Assert.False(leaving.IsCompleted);
        _browser.Answer();
        await leaving;
        await showing;
        await link.ShowAsync(default, Data(2), 0, null);
        Assert.Equal(["attach ./chart.js", "dispose"], _browser.Asked);
    }

    [Fact]
    public async Task A_chart_that_fails_to_come_while_it_is_closed_ends_nothing_else()
    {
        var link = Link();
        _browser.Fault = "attach ./chart.js";
        var showing = link.ShowAsync(default, Data(1), 0, null);
        var leaving = link.DisposeAsync();
        _browser.Answer();
        await leaving;
        await showing;
        Assert.Equal(["attach ./chart.js"], _browser.Asked);
    }

    [Fact]
    public async Task A_page_that_is_gone_is_no_fault_and_anything_else_is()
    {
        var link = Link();
        _browser.Answer();
        await link.ShowAsync(default, Data(1), 0, null);
        _browser.Leaving = new JSDisconnectedException("gone");
        await link.DisposeAsync();

        var other = Link();
        await other.ShowAsync(default, Data(1), 0, null);
        _browser.Leaving = new InvalidOperationException();
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.DisposeAsync().AsTask());
    }

    [Theory]
    [InlineData(long.MinValue, long.MaxValue), InlineData(5, -5)]
    public async Task Whatever_the_browser_asks_is_an_instant(long from, long to)
    {
        List<DateTimeOffset> asked = [];
        await using var link = new ChartLink(_browser, (one, other, _) =>
        {
            asked.AddRange([one, other]);
            return Task.FromResult<ChartData?>(null);
        }, asked.Add);
        Assert.Null(await link.Ask(from, to, int.MaxValue));
        link.Open(from);
        Assert.Equal(3, asked.Count);
    }

    private ChartLink Link(ChartData? answer = null) => new(_browser, (_, _, _) => Task.FromResult(answer), _ => { });

    private static ChartData Data(int from) => new(from, 10, 0, 10, new(0, 1, 1), [], [], [], new([], [], "", [], []));

    /// <summary>Answers nothing until it is told to, and fails where it is told to.</summary>
    private sealed class BrowserThatWaits : IJSRuntime, IJSObjectReference
    {
        private readonly TaskCompletionSource _answers = new();

        public List<string> Asked { get; } = [];

        public object? LastShown { get; private set; }

        public ChartChange? LastChange { get; private set; }

        public string? Fault { get; set; }

        public bool Gone { get; set; }

        public Exception? Leaving { get; set; }

        public void Answer() => _answers.SetResult();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            await _answers.Task;
            var asked = identifier == "callModule" ? $"{args![1]} {args[0]}" : identifier;
            Asked.Add(asked);
            LastShown = identifier == "show" ? args![0] : LastShown;

            LastChange = identifier == "change" ? (ChartChange)args![0]! : LastChange;

            if (Gone)
            {
                throw new JSDisconnectedException("gone");
            }

            if (asked == Fault)
            {
                throw new JSException("The browser could not.");
            }

            return identifier == "dispose" && Leaving is not null ? throw Leaving : typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
