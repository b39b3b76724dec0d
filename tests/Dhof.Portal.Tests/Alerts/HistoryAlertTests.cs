using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>The engine with rules that look back, by the one that is easiest to follow: two of the last three outside.</summary>
public sealed class HistoryAlertTests : IAsyncLifetime
{
    private const string Persistent = "persistent-yellow", Gain = "rapid-weight-gain";

    private static readonly MeasurementKind s_weight = MeasurementCatalogue.Get("weight");

    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_reading_that_comes_late_changes_what_a_later_one_says()
    {
        var later = await MeasureAndJudgeAsync(90, Now.AddHours(-3));
        Assert.Empty(await AlertsAsync(Persistent));

        var late = await MeasureAndJudgeAsync(91, Now.AddHours(-5));
        var alert = Assert.Single(await AlertsAsync(Persistent));
        Assert.Equal((later, Now.AddHours(-3), 1), (alert.LatestMeasurement, alert.Since, alert.Count));
        Assert.Equal([late, later], alert.ToDomain().Latest.Basis!.Readings);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_correction_takes_away_what_a_later_reading_said_because_of_it(bool withdrawn)
    {
        var first = await MeasureAndJudgeAsync(90, Now.AddDays(-2));
        await MeasureAndJudgeAsync(90, Now.AddDays(-1));
        Assert.Null(Assert.Single(await AlertsAsync(Persistent)).ClosedAt);

        await (withdrawn ? _portal.WithdrawAsync(first) : _portal.CorrectAsync(first, 95));
        await _portal.JudgeAsync();
        Assert.Equal(ClosingReason.Corrected, Assert.Single(await AlertsAsync(Persistent)).ClosedBecause);
    }

    [Fact]
    public async Task A_correction_of_the_time_is_felt_where_the_reading_stood_and_where_it_stands()
    {
        var moved = await MeasureAndJudgeAsync(90, Now.AddDays(-2));
        await MeasureAndJudgeAsync(91, Now.AddDays(-1));
        await MeasureAndJudgeAsync(89, Now.AddDays(-40));
        await _portal.CorrectAsync(moved, 90, Now.AddDays(-41));
        await _portal.JudgeAsync();

        var alerts = await AlertsAsync(Persistent);
        Assert.Equal([Now.AddDays(-40)], alerts.Where(alert => alert.ClosedAt is null).Select(alert => alert.LatestAt));
    }

    [Fact]
    public async Task What_somebody_closed_is_not_raised_again_because_a_reading_came_late()
    {
        await MeasureAndJudgeAsync(90, Now.AddDays(-3));
        await MeasureAndJudgeAsync(90, Now.AddDays(-1));
        await using (var database = await _portal.OpenAsync())
        {
            await database.Database.ExecuteSqlAsync($"UPDATE Alerts SET ClosedAt = {Now.ToUnixTimeMilliseconds()}", Cancellation);
        }

        await MeasureAndJudgeAsync(95, Now.AddDays(-2));
        Assert.DoesNotContain(await AlertsAsync(Persistent), alert => alert.ClosedAt is null);
    }

    [Theory, InlineData("oxygen-trend", true), InlineData("oxygen-trend", false), InlineData("falling-oxygen-rising-pulse", true), InlineData("falling-oxygen-rising-pulse", false)]
    public async Task What_was_usual_may_become_known_late_and_be_taken_back(string rule, bool late)
    {
        var pulse = MeasurementCatalogue.Get("hr");

        for (var day = 2; day >= 0; day--)
        {
            await _portal.MeasureAsync(Anna, 90, Now.AddDays(-day), kind: pulse);
        }

        for (var day = 6; day >= 0; day--)
        {
            await _portal.MeasureAsync(Anna, day < 3 ? 92 : 94, Now.AddDays(-day).AddMinutes(5));
        }

        if (late)
        {
            await _portal.JudgeAsync();
            Assert.Empty(await AlertsAsync(rule));
        }

        List<long> usual = [];

        for (var day = 16; day >= 3; day--)
        {
            await _portal.MeasureAsync(Anna, 75, Now.AddDays(-day), kind: pulse);
            usual.Add((await _portal.MeasureAsync(Anna, 96, Now.AddDays(-day).AddMinutes(1))).Measurement);
        }

        await _portal.JudgeAsync();
        Assert.Null(Assert.Single(await AlertsAsync(rule)).ClosedAt);

        foreach (var reading in usual)
        {
            await _portal.CorrectAsync(reading, 93);
        }

        await _portal.JudgeAsync();
        Assert.Equal(ClosingReason.Corrected, Assert.Single(await AlertsAsync(rule)).ClosedBecause);
    }

    [Fact]
    public async Task A_rule_reads_its_own_controllers_readings_only()
    {
        await using (var database = await _portal.OpenAsync())
        {
            database.Add(new LimitRow { Patient = Anna, Controller = Oslo, Series = "spo2", RedBelow = 88, YellowBelow = 92, ValidFrom = Now.AddYears(-1), Author = "test", Reason = "test" });
            await database.SaveChangesAsync(Cancellation);
        }

        await _portal.MeasureAsync(Anna, 90, Now.AddHours(-3), Oslo);
        await MeasureAndJudgeAsync(90, Now.AddHours(-2));
        Assert.Empty(await AlertsAsync(Persistent));

        await _portal.MeasureAsync(Anna, 90, Now.AddHours(-1), Oslo);
        await _portal.JudgeAsync();
        Assert.Equal(Oslo, Assert.Single(await AlertsAsync(Persistent)).Controller);
    }

    [Fact]
    public async Task Weight_is_judged_over_days_from_when_the_record_says_heart_failure()
    {
        await WeighAsync(80, Now.AddDays(-2));
        await WeighAsync(83, Now.AddDays(-1));
        Assert.Empty(await AlertsAsync(Gain));

        await using (var database = await _portal.OpenAsync())
        {
            await database.Database.ExecuteSqlAsync($"UPDATE PatientRecords SET Condition = {(int)FollowUpCondition.HeartFailure} WHERE Patient = {Anna.Value}", Cancellation);
            database.RecordChange(Anna, Area.Patient);
            await database.SaveChangesAsync(Cancellation);
        }

        await WeighAsync(81.5m, Now);
        var alert = Assert.Single(await AlertsAsync(Gain));
        Assert.Equal((Severity.Yellow, 1.5m, 1), (alert.Severity, alert.LatestValue, alert.Count));
    }

    [Fact]
    public async Task Each_reading_is_one_finding_however_the_portions_fall()
    {
        for (var i = 0; i < 6; i++)
        {
            await _portal.MeasureAsync(Anna, 90, Now.AddHours(-i));

            if (i % 2 == 0)
            {
                await _portal.JudgeAsync();
            }
        }

        await _portal.JudgeAsync();
        var alert = Assert.Single(await AlertsAsync(Persistent));
        Assert.Equal((5, 5, Now.AddHours(-4)), (alert.Count, alert.Findings.Count, alert.Since));
    }

    [Fact]
    public async Task What_is_stored_and_not_looked_at_yet_is_not_judged_before_its_turn()
    {
        var first = (await _portal.MeasureAsync(Anna, 90, Now.AddHours(-3))).Measurement;
        await using var database = await _portal.OpenAsync();
        var through = await database.Changes.MaxAsync(change => change.Sequence, Cancellation);
        var second = (await _portal.MeasureAsync(Anna, 90, Now.AddHours(-1))).Measurement;

        var (grant, limits) = (await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation), new LimitsInForce(_portal.Get<IDbContextFactory<PortalDatabase>>()));
        await limits.LoadAsync(grant, [Anna], Cancellation);
        Assert.Equal([first], JudgedIn(0, through));
        Assert.Equal([second], JudgedIn(through, long.MaxValue));

        IEnumerable<long> JudgedIn(long after, long until) =>
            new Portion(_portal.Get<HistoryReader>(), limits).Of(grant, _portal.Get<MeasurementReader>().Known(grant, after, until), until).Select(one => one.Measurement.Reading.Id);
    }

    private async Task WeighAsync(decimal weight, DateTimeOffset at)
    {
        await _portal.MeasureAsync(Anna, weight, at, kind: s_weight);
        await _portal.JudgeAsync();
    }

    private async Task<long> MeasureAndJudgeAsync(decimal value, DateTimeOffset at)
    {
        var stored = await _portal.MeasureAsync(Anna, value, at);
        await _portal.JudgeAsync();
        return stored.Measurement;
    }

    private async Task<List<AlertRow>> AlertsAsync(string rule)
    {
        await using var database = await _portal.OpenAsync();
        return await database.Visible<AlertRow>(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).Include(alert => alert.Findings).Where(alert => alert.Rule == rule).ToListAsync(Cancellation);
    }
}
