using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

public sealed class AlertEngineTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_finding_of_the_same_rule_joins_the_open_alert()
    {
        await _portal.MeasureAsync(Anna, 90, Now.AddHours(-3));
        await _portal.JudgeAsync();
        await _portal.MeasureAsync(Anna, 86, Now.AddHours(-2));
        await _portal.MeasureAsync(Anna, 91, Now.AddHours(-1));
        await _portal.JudgeAsync();

        var alert = Assert.Single(await OpenAsync());
        Assert.Equal((Severity.Red, 3, 91m, Now.AddHours(-3)), (alert.Severity, alert.Count, alert.Latest.Value, alert.Since));
    }

    [Fact]
    public async Task A_green_reading_neither_lowers_nor_closes()
    {
        await _portal.MeasureAsync(Anna, 86, Now.AddHours(-3));
        await _portal.MeasureAsync(Anna, 97, Now.AddHours(-1));
        await _portal.JudgeAsync();
        Assert.Equal(Severity.Red, Assert.Single(await OpenAsync()).Severity);
    }

    [Fact]
    public async Task Judging_again_changes_nothing_and_a_restart_in_the_middle_neither_loses_nor_repeats()
    {
        for (var i = 0; i < 30; i++)
        {
            await _portal.MeasureAsync(i % 2 == 0 ? Anna : Bo, 80 + i, Now.AddMinutes(-i));

            // A new engine for each: as after a restart, it knows only what is stored.
            if (i % 7 == 0)
            {
                await _portal.JudgeAsync();
            }
        }

        await _portal.JudgeAsync();
        await _portal.JudgeAsync();
        Assert.Equal(6, Assert.Single(await OpenAsync()).Count);
    }

    [Fact]
    public async Task A_new_limit_counts_from_its_own_time()
    {
        await _portal.MeasureAsync(Anna, 90, Now.AddHours(-2));
        await _portal.JudgeAsync();
        await using (var database = await _portal.OpenAsync())
        {
            database.Add(new LimitRow { Patient = Anna, Controller = Larvik, Series = "spo2", RedBelow = 84, YellowBelow = 86, ValidFrom = Now.AddHours(-1), Author = "berg", Reason = "own normal", ApprovedBy = "berg" });
            database.RecordChange(Anna, Area.Limits);
            await database.SaveChangesAsync(Cancellation);
        }

        await _portal.MeasureAsync(Anna, 87, Now);
        await _portal.JudgeAsync();
        Assert.Equal(1, Assert.Single(await OpenAsync()).Count);
    }

    [Fact]
    public async Task A_rule_reads_the_limits_of_the_readings_own_controller_only()
    {
        await _portal.MeasureAsync(Anna, 86, Now, controller: Oslo);
        await _portal.JudgeAsync();

        // Asked as the engine, which sees the alerts of every controller: a nurse of Larvik would not see one of Oslo's.
        await using var database = await _portal.OpenAsync();
        Assert.Empty(await database.Visible<AlertRow>(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).ToListAsync(Cancellation));
    }

    /// <summary>Those of the rule that judges each reading by itself; the rules over several have tests of their own.</summary>
    private async Task<IReadOnlyList<Domain.Alerts.OpenAlert>> OpenAsync() =>
        [.. (await _portal.Get<AlertQueries>().OpenAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation)).Select(standing => standing.Alert).Where(alert => alert.Latest.Rule == "outside-limit")];
}
