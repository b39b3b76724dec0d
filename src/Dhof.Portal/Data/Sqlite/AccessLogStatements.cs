using Dhof.Portal.Data.Tables;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The prepared statement that writes the access log, on one connection. Not safe for two threads.</summary>
internal sealed class AccessLogStatements : IDisposable
{
    private static readonly string[] s_columns =
        [nameof(AccessLogRow.At), nameof(AccessLogRow.Clinician), nameof(AccessLogRow.Name), nameof(AccessLogRow.Role), nameof(AccessLogRow.Organisation), nameof(AccessLogRow.Patient), nameof(AccessLogRow.Action), nameof(AccessLogRow.Controllers), nameof(AccessLogRow.Refusal), nameof(AccessLogRow.Policy), nameof(AccessLogRow.Types), nameof(AccessLogRow.Source)];

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public AccessLogStatements(SqliteConnection connection)
    {
        _connection = connection;
        connection.Execute("PRAGMA synchronous=FULL");

        _insert = connection.CreateCommand();
#pragma warning disable CA2100 // The names of columns.
        _insert.CommandText = $"INSERT INTO AccessLog ({string.Join(", ", s_columns)}) VALUES ({string.Join(", ", s_columns.Select(column => "$" + column))})";
#pragma warning restore CA2100
        _insert.Parameters.AddRange(s_columns.Select(column => new SqliteParameter("$" + column, null)));
    }

    /// <summary>All of them, on disk when this returns; or none.</summary>
    public void Insert(IEnumerable<AccessLogRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;

        foreach (var row in rows)
        {
            Insert(row);
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Insert(AccessLogRow row)
    {
        object?[] values =
            [row.At.ToUnixTimeMilliseconds(), row.Clinician, row.Name, (int)row.Role, row.Organisation.Value, row.Patient?.Value, row.Action, row.Controllers, (int?)row.Refusal, row.Policy, (int?)row.Types, row.Source];

        for (var i = 0; i < values.Length; i++)
        {
            _insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        _insert.ExecuteNonQuery();
    }
}
