using Dhof.Portal.Patients;
using Microsoft.Extensions.Time.Testing;

namespace Dhof.Portal.Tests.Patients;

public sealed class ForemostTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_others_go_on_when_it_has_been_told()
    {
        var foremost = new Foremost(_clock);
        var waiting = foremost.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        foremost.IsTold();
        foremost.IsTold();
        await waiting;
        Assert.True(foremost.WaitAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task They_wait_for_a_moment_since_the_page_was_opened_and_no_longer_whatever_happens_to_it()
    {
        var foremost = new Foremost(_clock);
        var waiting = foremost.WaitAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;
        Assert.True(foremost.WaitAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_panel_that_goes_meanwhile_waits_no_longer()
    {
        using var gone = new CancellationTokenSource();
        var waiting = new Foremost(_clock).WaitAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
