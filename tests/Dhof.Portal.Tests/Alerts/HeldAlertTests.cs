using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>The engine where Larvik lets a suspect yellow wait for half an hour.</summary>
public sealed class HeldAlertTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new() { Settings = { ["Alerts:Organisations:0:RemeasureWithin"] = "00:30:00" } };

    private long _suspect;

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();

        foreach (var days in new[] { 3, 2, 1 })
        {
            await _portal.MeasureAsync(Anna, 96, Now.AddDays(-days));
        }

        _suspect = await MeasureAsync(90, 0);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task It_stands_in_its_band_and_says_what_it_waits_for_until_the_end()
    {
        var row = await ListedAsync();
        Assert.Equal((WorklistBand.Yellow, Now.AddMinutes(30)), (row.Order.Band, row.HeldUntil));

        // By the clock alone: nothing runs, as in a portal that was down.
        _portal.Clock.Advance(TimeSpan.FromMinutes(30));
        row = await ListedAsync();
        Assert.Equal((WorklistBand.Yellow, null), (row.Order.Band, row.HeldUntil));
        Assert.Equal(["Avventet ny måling til 10:30"], (await EventsAsync()).Select(happened => happened.Note));
    }

    [Fact]
    public async Task A_normal_repeat_closes_it_and_the_history_says_why()
    {
        await MeasureAsync(95, 10);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((Now.AddMinutes(10), ClosingReason.RepeatedNormal), (row.ClosedAt, row.ClosedBecause));
        Assert.StartsWith("Ny måling var innenfor grensen", (await EventsAsync())[^1].Note, StringComparison.Ordinal);
    }

    [Theory, InlineData(91), InlineData(86)]
    public async Task A_repeat_that_confirms_ends_the_hold_at_once(double value)
    {
        await MeasureAsync((decimal)value, 10);
        Assert.Null(Assert.Single(await RowsAsync()).ClosedAt);
        Assert.Null((await ListedAsync()).HeldUntil);
    }

    [Fact]
    public async Task A_repeat_that_comes_after_the_end_closes_nothing()
    {
        _portal.Clock.Advance(TimeSpan.FromMinutes(30));
        await MeasureAsync(95, 20);
        Assert.Null(Assert.Single(await RowsAsync()).ClosedAt);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Where_the_repeat_is_withdrawn_or_corrected_into_a_deviation_it_stands_again(bool withdrawn)
    {
        var repeat = await MeasureAsync(95, 10);
        await (withdrawn ? _portal.WithdrawAsync(repeat) : _portal.CorrectAsync(repeat, 90));
        await _portal.JudgeAsync();
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((null, withdrawn ? 1 : 2, Now), (row.ClosedAt, row.Count, row.Since));
    }

    [Fact]
    public async Task A_repeat_that_is_corrected_and_still_normal_leaves_it_closed()
    {
        await _portal.CorrectAsync(await MeasureAsync(95, 10), 96);
        await _portal.JudgeAsync();
        Assert.Equal(ClosingReason.RepeatedNormal, Assert.Single(await RowsAsync()).ClosedBecause);
    }

    [Fact]
    public async Task A_yellow_that_is_corrected_and_still_yellow_is_no_normal_repeat_though_its_own_alert_is_closed()
    {
        await _portal.WithdrawAsync(_suspect);
        var other = await MeasureAsync(91, 10);
        var grant = await _portal.GrantAsync(Nurse, Anna);
        var open = Assert.Single(await _portal.Get<AlertQueries>().OpenAsync(grant, Cancellation), alert => alert.IsOpen);
        Assert.Equal(Outcome.Done, await _portal.Get<AlertCommands>().CloseAsync(grant, [open.Seen], ClosingReason.Acted, new(ContactOutcome.Patient, "t", "t", null), Cancellation));

        await MeasureAsync(90, 5);
        Assert.Equal(Now.AddMinutes(35), HeldYellow.UntilOf(Assert.Single(await RowsAsync(), row => row.ClosedAt is null).ToDomain()));
        await _portal.CorrectAsync(other, 90);
        await _portal.JudgeAsync();
        Assert.Equal(Now.AddMinutes(35), HeldYellow.UntilOf(Assert.Single(await RowsAsync(), row => row.ClosedAt is null).ToDomain()));
    }

    [Fact]
    public async Task Whoever_has_begun_with_it_closes_it()
    {
        var grant = await _portal.GrantAsync(Nurse, Anna);
        var alert = Assert.Single(await _portal.Get<AlertQueries>().OpenAsync(grant, Cancellation));
        await _portal.Get<AlertCommands>().FollowUpAsync(grant, [alert.Seen], false, Cancellation);
        await MeasureAsync(95, 10);
        Assert.Null(Assert.Single(await RowsAsync()).ClosedAt);
    }

    [Fact]
    public async Task What_was_suspect_and_is_corrected_is_held_no_longer_by_what_it_said()
    {
        await _portal.CorrectAsync(_suspect, 86);
        await _portal.JudgeAsync();
        Assert.Equal((WorklistBand.Red, null), ((await ListedAsync()).Order.Band, (await ListedAsync()).HeldUntil));
    }

    /// <summary>Measured so many minutes after the first, and come at once unless that is past.</summary>
    private async Task<long> MeasureAsync(decimal value, int minutes)
    {
        if (Now.AddMinutes(minutes) is var at && at > _portal.Clock.GetUtcNow())
        {
            _portal.Clock.SetUtcNow(at);
        }

        var stored = await _portal.MeasureAsync(Anna, value, Now.AddMinutes(minutes));
        await _portal.JudgeAsync();
        return stored.Measurement;
    }

    private async Task<WorklistRow> ListedAsync() => Assert.Single((await _portal.Get<WorklistQueries>().ReadAsync((await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation)), Cancellation)).Rows);

    private async Task<IReadOnlyList<Domain.Events.PatientEvent>> EventsAsync() =>
        [.. (await _portal.Get<AlertEvents>().SinceAsync(await _portal.GrantAsync(Nurse, Anna), Now.AddDays(-1), Cancellation)).OrderBy(happened => happened.At).ThenBy(happened => happened.Key.EndsWith("closed", StringComparison.Ordinal))];

    private async Task<List<AlertRow>> RowsAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.Visible<AlertRow>(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).Where(row => row.Rule == HeldYellow.Rule).ToListAsync(Cancellation);
    }
}
