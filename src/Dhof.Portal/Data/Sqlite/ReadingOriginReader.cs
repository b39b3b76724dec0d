using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Where a reading came from, and whose it is.</summary>
public sealed record ReadingOrigin(OrganisationNumber Controller, string? Device, string? Performer, string? Method);

/// <summary>Reads the origins of one kind of one patient, below EF, with the same demand for a grant as <see cref="MeasurementReader"/>.</summary>
public sealed class ReadingOriginReader(SqliteConnections connections, TimeProvider clock)
{
    /// <summary>By the id of the reading. Readings that share an origin share the object.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyDictionary<long, ReadingOrigin> Of(PatientGrant grant, MeasurementKind kind)
    {
        clock.Demand(grant.Until);
        Dictionary<long, ReadingOrigin> byReading = [];

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return byReading;
        }

        using var connection = connections.Read();
        var origins = Origins(connection, grant, kind);
        var command = Command(connection, grant, kind, "m.Id, m.Origin", "");
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            byReading.Add(row.GetInt64(0), origins[row.GetInt64(1)]);
        }

        return byReading;
    }

    private static Dictionary<long, ReadingOrigin> Origins(ReadingConnection connection, PatientGrant grant, MeasurementKind kind)
    {
        Dictionary<long, ReadingOrigin> origins = [];
        var command = Command(connection, grant, kind, "DISTINCT o.Id, o.Controller, o.Device, o.Performer, o.Method", "JOIN Origins o ON o.Id = m.Origin");
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            origins.Add(row.GetInt64(0), new(new(row.GetInt32(1)), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4)));
        }

        return origins;
    }

    private static SqliteCommand Command(ReadingConnection connection, PatientGrant grant, MeasurementKind kind, string columns, string join)
    {
        var command = connection.Statement(
            $"SELECT {columns} FROM Measurements m {join} WHERE m.Patient = $patient AND m.Kind = $kind AND m.Controller IN {grant.Controllers.InSql()}");
        command.Parameters.AddWithValue("$patient", grant.Patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);
        return command;
    }
}
