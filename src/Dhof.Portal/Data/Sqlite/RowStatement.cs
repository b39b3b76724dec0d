using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// An INSERT for what is stored by the thousand, one layer below the driver, on the driver's own connection: the driver looks every parameter up by its name
/// and makes a reader for every row, which costs more than the row. Values are given in the order of the parameters. Not safe for two threads.
/// </summary>
internal sealed class RowStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _next = 1;

    /// <param name="sql">A constant.</param>
    public RowStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection, sql, out _statement), _connection);
    }

    public RowStatement Add(long value) => Bound(raw.sqlite3_bind_int64(_statement, _next, value));

    public RowStatement Add(double? value) => Bound(value is { } number ? raw.sqlite3_bind_double(_statement, _next, number) : raw.sqlite3_bind_null(_statement, _next));

    public RowStatement Add(string value) => Bound(raw.sqlite3_bind_text(_statement, _next, value));

    public RowStatement Add(ReadOnlySpan<byte> value) => Bound(raw.sqlite3_bind_blob(_statement, _next, value));

    /// <returns>The id of the row; null where the statement says to ignore a row that is there already, and it is.</returns>
    /// <exception cref="SqliteException">It could not be stored.</exception>
    public long? Insert()
    {
        var step = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        _next = 1;

        if (step != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(step, _connection);
        }

        return raw.sqlite3_changes(_connection) == 1 ? raw.sqlite3_last_insert_rowid(_connection) : null;
    }

    public void Dispose() => _statement.Dispose();

    private RowStatement Bound(int result)
    {
        SqliteException.ThrowExceptionForRC(result, _connection);
        _next++;
        return this;
    }
}
