using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>The engine by the clock, on a real file: Monday 23 November at 10:00 in Norway, and on.</summary>
public sealed class MissedWatchTests : IAsyncLifetime
{
    private static readonly ScheduledTask s_morning = new(Weekdays.All, new(10, 0), TimeSpan.FromHours(2), ["spo2"], []);
    private static readonly DateOnly s_valid = new(2026, 11, 1);

    private readonly PortalUnderTest _portal = new();

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await _portal.AgreeAsync(Anna, s_valid, Now.AddDays(-20), s_morning);
        await _portal.MeasureAsync(Anna, 90, Now.AddDays(-3));
        await _portal.JudgeAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task What_did_not_come_is_open_once_and_counts_on()
    {
        var engine = _portal.NewEngine();
        var next = await _portal.WatchAsync(engine);
        var alert = Assert.Single(await OpenAsync());
        Assert.Equal((Now.AddDays(-2), 2, Severity.None), (alert.Alert.Since, alert.Alert.Count, alert.Severity));
        Assert.Equal(Now.AddHours(2), next);

        _portal.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        await _portal.WatchAsync(engine);
        Assert.Equal(2, Assert.Single(await OpenAsync()).Alert.Count);

        _portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Now.AddDays(1).AddHours(2), await _portal.WatchAsync(engine));
        Assert.Equal((alert.Id, 3), Assert.Single(await OpenAsync()) is var counted ? (counted.Id, counted.Alert.Count) : default);
        Assert.Contains("siste måling var gul", AlertSentence.Why(Assert.Single(await OpenAsync()).Alert.Latest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_late_takes_away_what_it_answers_and_ends_it_where_nothing_is_left()
    {
        var engine = _portal.NewEngine();
        await _portal.WatchAsync(engine);
        await _portal.MeasureAsync(Anna, 96, Now.AddDays(-2).AddHours(-1));
        await WatchAgainAsync(engine);
        Assert.Equal((Now.AddDays(-1), 1), Assert.Single(await OpenAsync()).Alert is var left ? (left.Since, left.Count) : default);

        await _portal.MeasureAsync(Anna, 96, Now.AddDays(-1));
        await WatchAgainAsync(engine);
        Assert.Empty(await OpenAsync());
        Assert.Equal(ClosingReason.CameLater, Assert.Single(await RowsAsync()).ClosedBecause);
        Assert.Equal("Kom senere", ActWords.For(ClosingReason.CameLater));
    }

    [Fact]
    public async Task What_could_not_be_true_or_was_withdrawn_has_not_come()
    {
        var engine = _portal.NewEngine();
        await _portal.MeasureAsync(Anna, 149, Now);
        var withdrawn = await _portal.MeasureAsync(Anna, 95, Now);
        await WatchAgainAsync(engine);
        Assert.Empty(await OpenAsync());
        await _portal.WithdrawAsync(withdrawn.Measurement);
        await WatchAgainAsync(engine);
        Assert.Equal(2, Assert.Single(await OpenAsync()).Alert.Count);
    }

    [Fact]
    public async Task Another_controllers_measurement_does_not_answer_for_it()
    {
        await _portal.MeasureAsync(Anna, 96, Now, controller: Oslo);
        await WatchAgainAsync(_portal.NewEngine());
        Assert.Single(await OpenAsync());
    }

    [Fact]
    public async Task What_a_nurse_has_closed_is_raised_again_only_by_what_is_missed_after_it()
    {
        var engine = _portal.NewEngine();
        await _portal.WatchAsync(engine);
        var alert = Assert.Single(await OpenAsync());
        await _portal.Get<AlertCommands>().CloseAsync(await _portal.GrantAsync(Nurse, Anna), [alert.Seen], ClosingReason.WaitAndSee, null, Cancellation);
        await WatchAgainAsync(engine);
        Assert.Empty(await OpenAsync());

        _portal.Clock.Advance(TimeSpan.FromHours(2));
        await _portal.WatchAsync(engine);
        Assert.Equal((Now, 1), Assert.Single(await OpenAsync()).Alert is var next ? (next.Since, next.Count) : default);
    }

    [Fact]
    public async Task A_plan_that_is_agreed_while_the_engine_runs_is_watched_from_its_next_window_on()
    {
        var engine = _portal.NewEngine();
        await _portal.WatchAsync(engine);
        await _portal.AgreeAsync(Bo, s_valid, null, s_morning);
        await WatchAgainAsync(engine);
        _portal.Clock.Advance(TimeSpan.FromHours(3));
        await _portal.WatchAsync(engine);
        Assert.DoesNotContain(await RowsAsync(), row => row.Patient == Bo);
        _portal.Clock.Advance(TimeSpan.FromHours(23));
        await _portal.WatchAsync(engine);
        Assert.Equal(Now.AddDays(1), Assert.Single(await RowsAsync(), row => row.Patient == Bo).Since);
    }

    [Fact]
    public async Task Of_whom_nobody_follows_up_any_more_nothing_is_expected()
    {
        await using (var database = await _portal.OpenAsync())
        {
            await database.CareRelations.Where(relation => relation.Patient == Anna && relation.Organisation == Larvik).ExecuteUpdateAsync(set => set.SetProperty(relation => relation.To, Now.AddDays(-1)), Cancellation);
        }

        await _portal.WatchAsync();
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_stop_in_the_middle_and_a_start_some_days_later_neither_lose_nor_double()
    {
        await _portal.WatchAsync();
        _portal.Clock.Advance(TimeSpan.FromDays(4));
        await _portal.WatchAsync();
        await _portal.WatchAsync();
        Assert.Equal((Now.AddDays(-2), 6), Assert.Single(await RowsAsync()) is var row ? (row.Since, row.Count) : default);
    }

    [Fact]
    public async Task After_a_week_of_silence_one_takes_the_place_of_the_single_ones_and_whatever_comes_ends_it()
    {
        var engine = _portal.NewEngine();
        await _portal.WatchAsync(engine);
        _portal.Clock.Advance(TimeSpan.FromDays(5));
        await _portal.WatchAsync(engine);
        Assert.Equal((ClosingReason.CameLater, true), (Assert.Single(await RowsAsync()).ClosedBecause, (await RowsAsync("inactive-patient")).Single().ClosedAt is null));

        // A kind that the plan does not ask for: the patient is no longer inactive, and the saturation is missing all the same.
        await _portal.MeasureAsync(Anna, 70, Now.AddDays(5), kind: Domain.Measurements.MeasurementCatalogue.Get("hr"));
        await WatchAgainAsync(engine);
        Assert.NotNull(Assert.Single(await RowsAsync("inactive-patient")).ClosedAt);
        Assert.Equal(7, Assert.Single(await OpenAsync()).Alert.Count);
    }

    [Fact]
    public async Task The_portals_own_loop_raises_it_when_the_clock_gets_there()
    {
        var engine = _portal.NewEngine();
        _portal.Get<Portal.Live.Readiness>().SetReady();
        await engine.StartAsync(Cancellation);

        try
        {
            await UntilAsync(2);
            _portal.Clock.Advance(TimeSpan.FromHours(2));
            await UntilAsync(3);
        }
        finally
        {
            await engine.StopAsync(Cancellation);
        }
    }

    private async Task UntilAsync(int count)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if ((await RowsAsync()).Exists(row => row.Count == count))
            {
                return;
            }

            await Task.Delay(20, Cancellation);
        }

        Assert.Fail($"{count} times was never told.");
    }

    /// <summary>As the engine's loop: what became known, then what is due.</summary>
    private async Task WatchAgainAsync(AlertEngine engine)
    {
        var grant = await _portal.Get<Portal.Access.EngineAccess>().OpenAsync("test", Cancellation);

        while (await engine.JudgeAsync(grant, Cancellation))
        {
        }

        await _portal.WatchAsync(engine);
    }

    private async Task<List<StandingAlert>> OpenAsync() =>
        [.. (await _portal.Get<AlertQueries>().OpenAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation)).Where(alert => alert.IsOpen && alert.Alert.Latest.Rule == "missed-measurement")];

    private async Task<List<AlertRow>> RowsAsync(string rule = "missed-measurement")
    {
        await using var database = await _portal.OpenAsync();
        return await database.Visible<AlertRow>(await _portal.Get<Portal.Access.EngineAccess>().OpenAsync("test", Cancellation)).AsNoTracking().Where(row => row.Rule == rule).ToListAsync(Cancellation);
    }
}
