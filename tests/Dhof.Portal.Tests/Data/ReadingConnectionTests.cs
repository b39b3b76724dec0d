using System.Collections.Concurrent;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Tests.Data;

public sealed class ReadingConnectionTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>, IDisposable
{
    // Not the portal's: there the alert engine reads too.
    private SqliteConnections Connections { get; } = new(portal.Get<IOptions<DataOptions>>());

    public void Dispose() => Connections.Dispose();

    [Fact]
    public void A_statement_stays_prepared_and_forgets_what_it_was_asked_for()
    {
        using var connection = Connections.Read();
        var first = Answer(connection, "SELECT $asked", 1);
        var statement = connection.Statement("SELECT $asked");
        Assert.Empty(statement.Parameters);
        Assert.Same(statement, connection.Statement("SELECT $asked"));
        Assert.Equal((1L, 2L), (first, Answer(connection, "SELECT $asked", 2)));
    }

    [Fact]
    public void The_statement_that_was_longest_not_used_is_dropped_and_can_be_prepared_again()
    {
        using var connection = Connections.Read();
        var (oldest, used) = (connection.Statement("SELECT 'oldest'"), connection.Statement("SELECT 'used'"));

        for (var i = 0; i < 70; i++)
        {
            Assert.Equal((long)i, connection.Statement($"SELECT {i}").ExecuteScalar());
            Assert.Same(used, connection.Statement("SELECT 'used'"));
        }

        Assert.NotSame(oldest, connection.Statement("SELECT 'oldest'"));
        Assert.Equal("oldest", connection.Statement("SELECT 'oldest'").ExecuteScalar());
    }

    [Fact]
    public async Task A_snapshot_is_of_one_moment_and_the_next_reader_sees_what_came_meanwhile()
    {
        const string Count = "SELECT COUNT(*) FROM Measurements";

        using (var connection = Connections.Read())
        {
            using (connection.Snapshot())
            {
                var before = connection.Statement(Count).ExecuteScalar();
                await portal.MeasureAsync(PortalUnderTest.Bo, 93, new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));
                Assert.Equal(before, connection.Statement(Count).ExecuteScalar());
            }

            Assert.Equal(await StoredAsync(), connection.Statement(Count).ExecuteScalar());
        }

        using var next = Connections.Read();
        Assert.Equal(await StoredAsync(), next.Statement(Count).ExecuteScalar());
    }

    [Fact]
    public void A_connection_has_one_reader_at_a_time_and_the_next_one_finds_its_statements()
    {
        const string Own = "SELECT 'one reader'";
        SqliteCommand kept;

        using (var connection = Connections.Read())
        {
            kept = connection.Statement(Own);
            using var other = Connections.Read();
            Assert.NotSame(connection, other);
        }

        var found = Enumerable.Range(0, 20).Select(_ => Connections.Read()).ToList();
        Assert.Single(found, connection => ReferenceEquals(kept, connection.Statement(Own)));
        found.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task Many_readers_at_once_each_get_their_own_answer()
    {
        ConcurrentBag<(long Asked, long Got)> answers = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), TestContext.Current.CancellationToken, (number, _) =>
        {
            using var connection = Connections.Read();
            answers.Add((number, Answer(connection, "SELECT $asked", number)));
            return ValueTask.CompletedTask;
        });

        Assert.Equal(2_000, answers.Count);
        Assert.All(answers, answer => Assert.Equal(answer.Asked, answer.Got));
    }

    [Fact]
    public async Task Whoever_writes_moves_the_log_at_the_same_size()
    {
        const string Size = "PRAGMA wal_autocheckpoint";
        await using var database = await portal.OpenAsync();
        await database.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var byEf = database.Database.GetDbConnection().CreateCommand();
        byEf.CommandText = Size;
        await using var own = Connections.Open();
        await using var below = own.CreateCommand();
        below.CommandText = Size;
        Assert.Equal((12_000L, 12_000L), ((long)(await byEf.ExecuteScalarAsync(TestContext.Current.CancellationToken))!, (long)(await below.ExecuteScalarAsync(TestContext.Current.CancellationToken))!));
    }

    private async Task<long> StoredAsync()
    {
        await using var connection = Connections.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Measurements";
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static long Answer(ReadingConnection connection, string sql, long asked)
    {
        var command = connection.Statement(sql);
        command.Parameters.AddWithValue("$asked", asked);
        return (long)command.ExecuteScalar()!;
    }
}
