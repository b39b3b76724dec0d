using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// A connection to read by, one reader at a time. Its statements stay prepared: to compile one costs more than to run it. The least recently used is dropped
/// first, for the texts of some statements follow what is asked for.
/// </summary>
public sealed class ReadingConnection : IDisposable
{
    private const int MostStatements = 64;

    private readonly SqliteConnection _connection;
    private readonly SqliteConnections _home;
    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> _byText = [];
    private readonly LinkedList<SqliteCommand> _latest = [];

    private ReadingConnection(SqliteConnection connection, SqliteConnections home) => (_connection, _home) = (connection, home);

    /// <summary>With room for the pages of a patient's quarter: SQLite's own two megabytes hold half of them.</summary>
    internal static ReadingConnection Begin(SqliteConnection connection, SqliteConnections home)
    {
        connection.Execute("PRAGMA cache_size=-8000");
        return new(connection, home);
    }

    /// <summary>The statement without parameters. It belongs to the connection, so the caller disposes its reader, but not the statement.</summary>
    /// <param name="sql">Composed of constants and integers; every other value is a parameter.</param>
    public SqliteCommand Statement(string sql)
    {
        if (_byText.TryGetValue(sql, out var known))
        {
            _latest.Remove(known);
            _latest.AddFirst(known);
            known.Value.Parameters.Clear();
            return known.Value;
        }

        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // What callers may hand in is said above.
        command.CommandText = sql;
#pragma warning restore CA2100
        _byText.Add(sql, _latest.AddFirst(command));

        if (_latest.Count > MostStatements)
        {
            var oldest = _latest.Last!.Value;
            _latest.RemoveLast();
            _byText.Remove(oldest.CommandText);
            oldest.Dispose();
        }

        return command;
    }

    /// <summary>What is read until the snapshot is disposed is of one moment.</summary>
    public IDisposable Snapshot()
    {
        Statement("BEGIN").ExecuteNonQuery();
        return new OneMoment(this);
    }

    public void Dispose() => _home.TakeBack(this);

    internal void Close()
    {
        foreach (var command in _latest)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private sealed class OneMoment(ReadingConnection connection) : IDisposable
    {
        public void Dispose() => connection.Statement("COMMIT").ExecuteNonQuery();
    }
}
