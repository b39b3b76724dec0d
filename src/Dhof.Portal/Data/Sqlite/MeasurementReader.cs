using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Reads measurements in bulk, below EF, with the same demand for a grant as <see cref="PortalDatabase"/>. Every statement is answered by the index (patient, kind, at).</summary>
public sealed class MeasurementReader(SqliteConnections connections, TimeProvider clock)
{
    private const string Columns = "m.Id, m.At, m.Value, m.Second, m.Marks, m.Oxygen, m.Activity";

    /// <summary>The readings of one kind from an instant on, oldest first.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<Reading> Since(PatientGrant grant, MeasurementKind kind, DateTimeOffset from) =>
        Read(grant, $"SELECT {Columns} FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from AND m.Controller IN {In(grant)} ORDER BY m.At, m.Id", kind, from);

    /// <summary>The valid reading of one kind with the latest effective time; null where there is none.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public Reading? Latest(PatientGrant grant, MeasurementKind kind) =>
        Read(grant, $"SELECT {Columns} FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from AND m.Controller IN {In(grant)} ORDER BY m.At DESC, m.Id DESC LIMIT 1", kind, DateTimeOffset.UnixEpoch) is [var latest] ? latest : null;

    /// <summary>The readings of one kind of one patient in a list, oldest first, and only what the list's care relations open.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<Reading> Since(CaseloadGrant grant, PatientId patient, MeasurementKind kind, DateTimeOffset from)
    {
        Demand(grant.Until);

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return [];
        }

        using var connection = connections.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {Columns} FROM Measurements m
            JOIN CareRelations r ON r.Organisation = $organisation AND r.Patient = m.Patient AND r.Controller = m.Controller AND r."From" <= $now AND (r."To" IS NULL OR r."To" > $now)
            WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from ORDER BY m.At, m.Id
            """;
        command.Parameters.AddWithValue("$organisation", grant.Organisation.Value);
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        return Rows(command);
    }

    private List<Reading> Read(PatientGrant grant, string sql, MeasurementKind kind, DateTimeOffset from)
    {
        Demand(grant.Until);

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return [];
        }

        using var connection = connections.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants, and organisation numbers that are integers.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$patient", grant.Patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        return Rows(command);
    }

    private static List<Reading> Rows(SqliteCommand command)
    {
        List<Reading> readings = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            readings.Add(new(
                row.GetInt64(0),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                (decimal)row.GetDouble(2),
                row.IsDBNull(3) ? null : (decimal)row.GetDouble(3),
                (ReadingMarks)row.GetInt32(4),
                row.IsDBNull(5) ? null : new((decimal)row.GetDouble(5)),
                (Activity)row.GetInt32(6)));
        }

        return readings;
    }

    private static string In(PatientGrant grant) => $"({string.Join(',', grant.Controllers.Select(controller => controller.Value))})";

    private void Demand(DateTimeOffset until)
    {
        if (clock.GetUtcNow() >= until)
        {
            throw new GrantExpiredException();
        }
    }
}
