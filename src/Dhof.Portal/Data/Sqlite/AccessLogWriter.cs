using System.Threading.Channels;
using Dhof.Portal.Data.Tables;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Writes the access log of machine clients: entries that wait are committed together, and each is answered after its commit is on disk.</summary>
public sealed class AccessLogWriter(SqliteConnections connections, WriteGate gate) : BackgroundService
{
    private const int MostInOneCommit = 500;

    private static readonly string[] s_columns =
        [nameof(AccessLogRow.At), nameof(AccessLogRow.Clinician), nameof(AccessLogRow.Name), nameof(AccessLogRow.Role), nameof(AccessLogRow.Organisation), nameof(AccessLogRow.Patient), nameof(AccessLogRow.Action), nameof(AccessLogRow.Controllers), nameof(AccessLogRow.Refusal), nameof(AccessLogRow.Policy)];

    private readonly Channel<(AccessLogRow Row, TaskCompletionSource Written)> _waiting =
        Channel.CreateBounded<(AccessLogRow, TaskCompletionSource)>(new BoundedChannelOptions(1_024) { SingleReader = true });

    public async Task WriteAsync(AccessLogRow row, CancellationToken cancellation)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((row, written), cancellation);
        await written.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SqliteConnection? connection = null;

        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                using var pass = await gate.EnterAsync(stoppingToken);
                connection ??= Open();
                Commit(connection, Together());
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops: whoever still waits is not answered.
        }
        finally
        {
            connection?.Dispose();
            _waiting.Writer.TryComplete();

            while (_waiting.Reader.TryRead(out var entry))
            {
                entry.Written.TrySetCanceled(CancellationToken.None);
            }
        }
    }

    private SqliteConnection Open()
    {
        var connection = connections.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=FULL";
        pragma.ExecuteNonQuery();
        return connection;
    }

    private List<(AccessLogRow Row, TaskCompletionSource Written)> Together()
    {
        List<(AccessLogRow, TaskCompletionSource)> together = [];

        while (together.Count < MostInOneCommit && _waiting.Reader.TryRead(out var entry))
        {
            together.Add(entry);
        }

        return together;
    }

    private static void Commit(SqliteConnection connection, List<(AccessLogRow Row, TaskCompletionSource Written)> together)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
#pragma warning disable CA2100 // The names of columns.
            insert.CommandText = $"INSERT INTO AccessLog ({string.Join(", ", s_columns)}) VALUES ({string.Join(", ", s_columns.Select(column => "$" + column))})";
#pragma warning restore CA2100
            insert.Parameters.AddRange(s_columns.Select(column => new SqliteParameter("$" + column, null)));

            foreach (var (row, _) in together)
            {
                Insert(insert, row);
            }

            transaction.Commit();
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            together.ForEach(entry => entry.Written.TrySetException(failure));
            return;
        }

        together.ForEach(entry => entry.Written.TrySetResult());
    }

    private static void Insert(SqliteCommand insert, AccessLogRow row)
    {
        object?[] values =
            [row.At.ToUnixTimeMilliseconds(), row.Clinician, row.Name, (int)row.Role, row.Organisation.Value, row.Patient?.Value, row.Action, row.Controllers, (int?)row.Refusal, row.Policy];

        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        insert.ExecuteNonQuery();
    }
}
