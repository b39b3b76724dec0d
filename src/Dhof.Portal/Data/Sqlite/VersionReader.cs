using System.Text.Json;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Reads the versions of measurements that were corrected or withdrawn, below EF, with the same demand for a grant as <see cref="MeasurementReader"/>.</summary>
public sealed class VersionReader(SqliteConnections connections, TimeProvider clock)
{
    private const string Columns = "m.Version, m.At, m.Value, m.Second, m.Marks, m.Oxygen, m.Activity, m.Received, m.Reason, COALESCE(o.Performer, o.Source)";
    private const string Details = "(SELECT d.Content FROM MeasurementDetails d WHERE d.Measurement = m.Id)";

    /// <summary>Every version of some measurements, the first one first; none of what the grant does not open.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public ILookup<long, ReadingVersion> Of(PatientGrant grant, IReadOnlyCollection<long> measurements)
    {
        clock.Demand(grant.Until);
        List<(long Measurement, ReadingVersion Version)> found = [];

        if (measurements.Count > 0 && grant.Types.HasFlag(InformationTypes.Measurements))
        {
            using var connection = connections.Read();
            var whose = $"m.Patient = $patient AND m.Controller IN {grant.Controllers.InSql()}";
            var command = connection.Statement(
                $"""
                SELECT m.Id, {Columns}, {Details} FROM json_each($ids) i JOIN Measurements m ON m.Id = i.value JOIN Origins o ON o.Id = m.Origin WHERE {whose}
                UNION ALL
                SELECT m.Measurement, {Columns}, m.Details FROM json_each($ids) i JOIN MeasurementHistory m ON m.Measurement = i.value JOIN Origins o ON o.Id = m.Origin WHERE {whose}
                ORDER BY 1, 2
                """);
            command.Parameters.AddWithValue("$ids", JsonSerializer.Serialize(measurements));
            command.Parameters.AddWithValue("$patient", grant.Patient.Value);
            using var row = command.ExecuteReader();

            while (row.Read())
            {
                found.Add((row.GetInt64(0), Version(row)));
            }
        }

        return found.ToLookup(version => version.Measurement, version => version.Version);
    }

    private static ReadingVersion Version(SqliteDataReader row) => new(
        row.GetInt32(1),
        new(
            row.GetInt64(0),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
            (decimal)row.GetDouble(3),
            row.IsDBNull(4) ? null : (decimal)row.GetDouble(4),
            (ReadingMarks)row.GetInt32(5),
            row.IsDBNull(6) ? null : new((decimal)row.GetDouble(6)),
            (Activity)row.GetInt32(7)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
        row.TextOrNull(10),
        row.TextOrNull(9),
        row.TextOrNull(11) is { } details ? MeasurementDetailRow.Read(details) : null);
}
