using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Statements that are prepared once and used again, with parameters by number.</summary>
internal static class PreparedStatements
{
    /// <param name="sql">A constant.</param>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers hand in constants.
        command.CommandText = sql;
#pragma warning restore CA2100

        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new($"${i}", null));
        }

        return command;
    }

    /// <summary>Runs it once.</summary>
    /// <param name="sql">A constant.</param>
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepare(sql);
        command.ExecuteNonQuery();
    }

    public static SqliteCommand Bind(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>The id that the statement returns.</summary>
    public static long Scalar(this SqliteCommand command, params ReadOnlySpan<object?> values) => (long)command.Bind(values).ExecuteScalar()!;
}
