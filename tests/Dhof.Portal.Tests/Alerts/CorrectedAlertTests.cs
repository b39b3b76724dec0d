using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

public sealed class CorrectedAlertTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_alert_that_rests_on_nothing_any_more_is_closed_and_says_why(bool withdrawn)
    {
        var reading = await MeasureAndJudgeAsync(84, Now.AddHours(-2));
        _portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await (withdrawn ? _portal.WithdrawAsync(reading) : _portal.CorrectAsync(reading, 94));
        await _portal.JudgeAsync();

        Assert.Empty(await OpenAsync());
        var closed = Assert.Single(await AllAsync());
        Assert.Equal((Now.AddMinutes(5), ClosingReason.Corrected, Severity.Red, 84m), (closed.ClosedAt, closed.ClosedBecause, closed.Severity, closed.LatestValue));
        Assert.Empty(closed.Findings);
        Assert.Contains(Area.Alerts, await ChangesAsync());
    }

    [Fact]
    public async Task A_correction_takes_away_what_its_own_reading_said_and_nothing_else()
    {
        var red = await MeasureAndJudgeAsync(84, Now.AddHours(-3));
        await MeasureAndJudgeAsync(90, Now.AddHours(-2));
        await MeasureAndJudgeAsync(91, Now.AddHours(-1));
        await _portal.WithdrawAsync(red);
        await _portal.JudgeAsync();

        var alert = Assert.Single(await OpenAsync());
        Assert.Equal((Severity.Yellow, 2, Now.AddHours(-2), 91m, Now), (alert.Severity, alert.Count, alert.Since, alert.Latest.Value, alert.CorrectedAt));
    }

    [Fact]
    public async Task A_correction_for_the_worse_worsens_the_alert_once()
    {
        var reading = await MeasureAndJudgeAsync(90, Now.AddHours(-1));
        await _portal.CorrectAsync(reading, 80);
        await _portal.JudgeAsync();
        var alert = Assert.Single(await OpenAsync());
        Assert.Equal((Severity.Red, 1, 80m, ReadingMarks.Corrected), (alert.Severity, alert.Count, alert.Latest.Value, alert.Latest.Marks));
    }

    [Fact]
    public async Task A_green_reading_that_is_corrected_outside_raises_at_its_own_time()
    {
        var reading = await MeasureAndJudgeAsync(96, Now.AddDays(-2));
        await _portal.CorrectAsync(reading, 86);
        await _portal.JudgeAsync();
        var alert = Assert.Single(await OpenAsync());
        Assert.Equal((Now.AddDays(-2), Severity.Red), (alert.Since, alert.Severity));
    }

    [Fact]
    public async Task A_corrected_reading_is_judged_by_the_limit_in_force_at_its_own_time()
    {
        var reading = await MeasureAndJudgeAsync(96, Now.AddHours(-3));
        await using (var database = await _portal.OpenAsync())
        {
            database.Add(new LimitRow { Patient = Anna, Controller = Larvik, Series = "spo2", RedBelow = 80, YellowBelow = 84, ValidFrom = Now.AddHours(-1), Author = "berg", Reason = "own normal", ApprovedBy = "berg" });
            database.RecordChange(Anna, Area.Limits);
            await database.SaveChangesAsync(Cancellation);
        }

        await _portal.CorrectAsync(reading, 86);
        await _portal.JudgeAsync();
        Assert.Equal(Severity.Red, Assert.Single(await OpenAsync()).Severity);

        // Moved to a time at which the other limit was in force, the same value is as expected.
        await _portal.CorrectAsync(reading, 86, Now.AddMinutes(-10));
        await _portal.JudgeAsync();
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_reading_whose_alert_was_closed_raises_another_one_only_when_it_is_corrected_for_the_worse()
    {
        var reading = await MeasureAndJudgeAsync(90, Now.AddHours(-1));
        await using (var database = await _portal.OpenAsync())
        {
            await database.Database.ExecuteSqlAsync($"UPDATE Alerts SET ClosedAt = {Now.ToUnixTimeMilliseconds()}", Cancellation);
        }

        await _portal.CorrectAsync(reading, 89);
        await _portal.JudgeAsync();
        Assert.Empty(await OpenAsync());

        await _portal.CorrectAsync(reading, 85);
        await _portal.JudgeAsync();
        Assert.Equal((Severity.Red, 85m), (Assert.Single(await OpenAsync()).Severity, (await OpenAsync())[0].Latest.Value));
    }

    [Fact]
    public async Task One_portion_may_close_an_alert_and_raise_its_successor()
    {
        var reading = await MeasureAndJudgeAsync(84, Now.AddHours(-2));
        await _portal.WithdrawAsync(reading);
        await _portal.MeasureAsync(Anna, 90, Now.AddHours(-1));
        await _portal.JudgeAsync();
        Assert.Equal([(true, 84m), (false, 90m)], (await AllAsync()).OrderBy(alert => alert.Id).Select(alert => (alert.ClosedAt is not null, alert.LatestValue)));
    }

    [Fact]
    public async Task An_alert_from_before_findings_were_kept_is_never_lowered()
    {
        var red = await MeasureAndJudgeAsync(84, Now.AddHours(-3));
        await MeasureAndJudgeAsync(90, Now.AddHours(-2));
        await using (var database = await _portal.OpenAsync())
        {
            await database.Database.ExecuteSqlAsync($"DELETE FROM AlertFindings WHERE Measurement <> {red}", Cancellation);
        }

        await _portal.CorrectAsync(red, 95);
        await _portal.JudgeAsync();
        Assert.Equal((Severity.Red, 2), (Assert.Single(await OpenAsync()).Severity, (await OpenAsync())[0].Count));
    }

    private async Task<long> MeasureAndJudgeAsync(decimal value, DateTimeOffset at)
    {
        var stored = await _portal.MeasureAsync(Anna, value, at);
        await _portal.JudgeAsync();
        return stored.Measurement;
    }

    /// <summary>Those of the rule that judges each reading by itself; the rules over several have tests of their own.</summary>
    private async Task<IReadOnlyList<OpenAlert>> OpenAsync() => [.. (await _portal.Get<AlertQueries>().OpenAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation)).Select(standing => standing.Alert).Where(alert => alert.Latest.Rule == "outside-limit")];

    private async Task<List<AlertRow>> AllAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.Visible<AlertRow>(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).Include(alert => alert.Findings).ToListAsync(Cancellation);
    }

    private async Task<List<Area>> ChangesAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.Changes.Select(change => change.Area).ToListAsync(Cancellation);
    }
}
