using System.Globalization;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dhof.Portal.Tests.Live;

public sealed class LiveTests : IAsyncDisposable
{
    private static readonly PatientId s_patient = new(7);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly ChangeFeed _feed = new(NullLogger<ChangeFeed>.Instance);

    public ValueTask DisposeAsync() => _feed.DisposeAsync();

    [Fact]
    public async Task A_listener_hears_its_patient_only_and_nothing_after_it_has_left()
    {
        List<PatientChange> heard = [];
        var listening = _feed.Listen(s_patient, heard.Add);
        _feed.Publish(new(new(8), Area.Alerts, 1));
        _feed.Publish(new(s_patient, Area.Alerts, 2));
        await DeliveredAsync();
        listening.Dispose();
        _feed.Publish(new(s_patient, Area.Alerts, 3));
        await DeliveredAsync();
        Assert.Equal([2L], heard.Select(change => change.Sequence));
        Assert.Equal(0, _feed.ListenerCount);
    }

    [Fact]
    public async Task A_failing_listener_does_not_stop_the_others()
    {
        using var bad = _feed.Listen(s_patient, _ => throw new InvalidOperationException());
        await DeliveredAsync();
        await DeliveredAsync();
    }

    [Fact]
    public async Task The_publisher_does_not_wait_for_a_slow_listener()
    {
        using var gate = new ManualResetEventSlim();
        using var slow = _feed.Listen(s_patient, _ => gate.Wait(s_patience));
        _feed.Publish(new(s_patient, Area.Alerts, 1));
        _feed.Publish(new(s_patient, Area.Alerts, 2));
        Assert.False(gate.IsSet);
        gate.Set();
        await DeliveredAsync();
    }

    [Fact]
    public async Task A_listener_keeps_its_own_language()
    {
        var heard = new TaskCompletionSource<string>();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nn");
        using var listening = _feed.Listen(s_patient, _ => heard.TrySetResult(CultureInfo.CurrentUICulture.Name));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        _feed.Publish(new(s_patient, Area.Alerts, 1));
        Assert.Equal("nn", await heard.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_burst_costs_two_refreshes()
    {
        List<TaskCompletionSource> runs = [];
        var clock = new FakeTimeProvider();
        using var refresher = new Refresher(_ =>
        {
            runs.Add(new());
            return runs[^1].Task;
        }, TimeSpan.FromSeconds(1), clock);

        for (var i = 0; i < 100; i++)
        {
            refresher.Wish();
        }

        Assert.Single(runs);
        runs[0].SetResult();
        await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        Assert.Single(runs);
        await UntilAsync(() => { clock.Advance(TimeSpan.FromSeconds(1)); return runs.Count == 2; });
        runs[1].SetResult();
        await Task.Yield();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, runs.Count);
        refresher.Wish();
        await UntilAsync(() => { clock.Advance(TimeSpan.FromSeconds(1)); return runs.Count == 3; });
    }

    private async Task DeliveredAsync()
    {
        var all = new TaskCompletionSource();
        using var last = _feed.Listen(new(99), _ => all.TrySetResult());
        _feed.Publish(new(new(99), Area.Patient, 0));
        await all.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(s_patience);

        while (!holds())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
