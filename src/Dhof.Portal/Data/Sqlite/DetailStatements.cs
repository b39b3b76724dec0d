using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Measurements;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The prepared statements for what a measurement's row cannot hold. A plain quantity never comes here.</summary>
internal sealed class DetailStatements : IDisposable
{
    private readonly SqliteCommand _insert, _find;

    public DetailStatements(SqliteConnection connection)
    {
        _insert = Command(connection, "INSERT INTO MeasurementDetails (Measurement, Patient, Controller, Thing, Codes, Content) VALUES ($1, $2, $3, $4, $5, $6)", 6);
        _find = Command(connection, "SELECT Content FROM MeasurementDetails WHERE Measurement = $1", 1);
    }

    public void Store(long measurement, NewMeasurement m)
    {
        if (m.Details is not { } details)
        {
            return;
        }

        object?[] values = [measurement, m.Patient.Value, m.Controller.Value, details.Thing, MeasurementDetailRow.Searched(details), MeasurementDetailRow.Write(details)];

        for (var i = 0; i < values.Length; i++)
        {
            _insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        _insert.ExecuteNonQuery();
    }

    /// <summary>Whether a stored measurement of the same kind has the same details.</summary>
    public bool AreSame(long measurement, NewMeasurement m)
    {
        if (m.Kind.Form == ValueForm.Quantity)
        {
            return true;
        }

        _find.Parameters[0].Value = measurement;
        return (string?)_find.ExecuteScalar() == (m.Details is { } details ? MeasurementDetailRow.Write(details) : null);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100

        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new($"${i}", null));
        }

        return command;
    }
}
