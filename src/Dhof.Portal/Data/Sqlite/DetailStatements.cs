using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Measurements;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The prepared statements for what a measurement's row cannot hold. A plain quantity never comes here.</summary>
internal sealed class DetailStatements(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _insert = connection.Prepare("INSERT INTO MeasurementDetails (Measurement, Patient, Controller, Thing, Codes, Content) VALUES ($1, $2, $3, $4, $5, $6)", 6);

    private readonly SqliteCommand _delete = connection.Prepare("DELETE FROM MeasurementDetails WHERE Measurement = $1", 1);

    private readonly SqliteCommand _find = connection.Prepare("SELECT Content FROM MeasurementDetails WHERE Measurement = $1", 1);

    public void Store(long measurement, NewMeasurement m)
    {
        if (m.Details is { } details)
        {
            _insert.Bind(measurement, m.Patient.Value, m.Controller.Value, details.Thing, MeasurementDetailRow.Searched(details), MeasurementDetailRow.Write(details)).ExecuteNonQuery();
        }
    }

    /// <summary>Those of the next version in the place of the standing one's, which its history has.</summary>
    public void Replace(long measurement, NewMeasurement m)
    {
        _delete.Bind(measurement).ExecuteNonQuery();
        Store(measurement, m);
    }

    /// <summary>The details of a stored measurement of a kind, as text; null where it has none.</summary>
    public string? Of(long measurement, MeasurementKind kind) =>
        kind.Form == ValueForm.Quantity ? null : (string?)_find.Bind(measurement).ExecuteScalar();

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
        _find.Dispose();
    }
}
