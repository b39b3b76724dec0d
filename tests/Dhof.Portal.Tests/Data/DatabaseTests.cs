using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Data;

public sealed class DatabaseTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    [Fact]
    public async Task The_migrations_know_the_whole_model()
    {
        await using var database = await portal.OpenAsync();
        Assert.False(database.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData("UPDATE AccessLog SET Name = 'nobody'")]
    [InlineData("DELETE FROM AccessLog")]
    public async Task The_access_log_is_neither_changed_nor_deleted(string sql)
    {
        await portal.GrantAsync(Nurse, Anna);
        await using var database = await portal.OpenAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync(sql, Cancellation));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instants_come_back_as_the_same_instant_in_utc_and_sort()
    {
        var at = new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2));
        await portal.MeasureAsync(Bo, 95, at);
        await using var database = await portal.OpenAsync();
        var grant = await portal.GrantAsync(Nurse, Bo);
        var stored = await database.Visible<MeasurementRow>(grant).OrderBy(row => row.At).FirstAsync(row => row.At == at, Cancellation);
        Assert.Equal((at, TimeSpan.Zero), (stored.At, stored.At.Offset));
    }

    [Fact]
    public async Task A_change_is_published_after_its_commit_and_in_the_order_of_commits()
    {
        var heard = new List<PatientChange>();
        var two = new TaskCompletionSource();
        using var listening = portal.Get<ChangeFeed>().Listen(Cato, change =>
        {
            heard.Add(change);

            if (heard.Count == 2)
            {
                two.SetResult();
            }
        });

        await portal.MeasureAsync(Cato, 96, Now, Oslo);
        await using (var database = await portal.OpenAsync())
        {
            database.RecordChange(Cato, Area.Patient);
            await database.SaveChangesAsync(Cancellation);
        }

        await two.Task.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
        Assert.Equal([Area.Measurements, Area.Patient], heard.Select(change => change.Area));
        Assert.True(heard[0].Sequence < heard[1].Sequence);
    }

    [Fact]
    public void Every_clinical_row_says_which_information_it_is() =>
        Assert.All(
            typeof(MeasurementRow).Assembly.GetTypes().Where(type => typeof(Portal.Data.IClinicalRow).IsAssignableFrom(type) && !type.IsInterface),
            type => Assert.NotEqual(InformationTypes.None, type.GetProperty("InformationType")!.GetValue(null)));
}
