using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Reads where one measurement of an opened patient came from, the original message included.</summary>
public sealed class OriginReader(SqliteConnections connections, TimeProvider clock)
{
    private const string Columns = "Patient, Controller, Kind, At, Value, Second, Marks, Oxygen, Activity, Received, Origin, Body, BodyIndex";

    private const string Versions =
        $"(SELECT Id, {Columns} FROM Measurements WHERE Version = $version UNION ALL SELECT Measurement, {Columns} FROM MeasurementHistory WHERE Version = $version)";

    /// <summary>
    /// Null where there is no such measurement, where it is another patient's, or where the grant opens neither its controller nor measurements: the cases are not told apart.
    /// </summary>
    /// <param name="version">Null for the present one.</param>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public StoredOrigin? Find(PatientGrant grant, long measurement, int? version = null)
    {
        clock.Demand(grant.Until);

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return null;
        }

        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT {MeasurementReader.Columns}, m.Kind, m.Controller, m.BodyIndex, c.Name,
                   o.Code, o.Unit, o.Source, o.Device, o.DeviceId, o.Method, o.Performer, b.Client, b.Content
            FROM {(version is null ? "Measurements" : Versions)} m JOIN Origins o ON o.Id = m.Origin JOIN Bodies b ON b.Id = m.Body LEFT JOIN Organisations c ON c.Number = m.Controller
            WHERE m.Id = $id AND m.Patient = $patient AND m.Controller IN {grant.Controllers.InSql()}
            """);
        command.Parameters.AddWithValue("$id", measurement);
        command.Parameters.AddWithValue("$patient", grant.Patient.Value);
        command.Parameters.AddWithValue("$version", version ?? 0);
        using var row = command.ExecuteReader();

        if (!row.Read())
        {
            return null;
        }

        var kind = MeasurementCatalogue.Get(row.GetString(8));

        return new(
            kind,
            OtherBodyMarks.On(connection, grant.Patient, kind, [MeasurementReader.Current(row)])[0],
            new OrganisationNumber(row.GetInt32(9)),
            row.TextOrNull(11),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
            new(row.GetString(12), row.TextOrNull(13), row.TextOrNull(14), row.TextOrNull(15), row.TextOrNull(16), row.TextOrNull(17), row.TextOrNull(18)),
            row.GetString(19),
            Originals.Expand((byte[])row[20]),
            row.GetInt32(10));
    }
}
