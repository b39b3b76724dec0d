using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Connections for the hot paths that go below EF.</summary>
public sealed class SqliteConnections(IOptions<DataOptions> options) : IDisposable
{
    private const int MostIdle = 16;

    private readonly ConcurrentBag<ReadingConnection> _idle = [];

    /// <summary>A connection of the caller's own, pooled by the driver.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(Setup.ConnectionString(options.Value));
        connection.Open();
        CheckpointsTogether.Set(connection);
        return connection;
    }

    /// <summary>A connection to read by, with the statements that earlier readers prepared on it; it comes back here when it is disposed.</summary>
    public ReadingConnection Read() => _idle.TryTake(out var idle) ? idle : ReadingConnection.Begin(Open(), this);

    public void Dispose()
    {
        while (_idle.TryTake(out var idle))
        {
            idle.Close();
        }
    }

    /// <summary>Keeps it for the next reader, if there is room.</summary>
    internal void TakeBack(ReadingConnection connection)
    {
        if (_idle.Count < MostIdle)
        {
            _idle.Add(connection);
        }
        else
        {
            connection.Close();
        }
    }
}
