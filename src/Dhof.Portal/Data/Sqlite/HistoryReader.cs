using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>A part of the readings of one patient that one controller holds.</summary>
public readonly record struct AskedHistory(PatientId Patient, OrganisationNumber Controller, MeasurementKind Kind, DateTimeOffset From, DateTimeOffset Through);

/// <summary>Reads the histories in which rules judge, below EF, with the same demand for a grant as <see cref="MeasurementReader"/>, and never of more than one controller at once.</summary>
public sealed class HistoryReader(SqliteConnections connections)
{
    /// <summary>The column after those of a reading.</summary>
    private const int KnownFrom = 8;

    /// <summary>What stands, withdrawn readings too, both ends included: by time, and at the same instant by value, as <see cref="Domain.Alerts.History.Order"/> has it.</summary>
    /// <param name="known">The last change that is looked at.</param>
    /// <returns>With the ids of those that became known, or became what they are, by a later change.</returns>
    public IEnumerable<(AskedHistory Asked, Reading[] Readings, IReadOnlyList<long> Later)> Read(ControllerGrant grant, IEnumerable<AskedHistory> asked, long known = long.MaxValue)
    {
        using var connection = connections.Read();

        foreach (var one in asked.Where(one => grant.Reads.Contains(one.Controller)))
        {
            var command = connection.Statement(
                $"SELECT {MeasurementReader.Columns}, m.KnownFrom FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from AND m.At <= $through AND m.Controller = $controller ORDER BY m.At, m.Value, m.Second, m.Id");
            command.Parameters.AddWithValue("$patient", one.Patient.Value);
            command.Parameters.AddWithValue("$kind", one.Kind.Key);
            command.Parameters.AddWithValue("$from", one.From.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("$through", one.Through.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("$controller", one.Controller.Value);

            List<Reading> readings = [];
            List<long> later = [];

            using (var row = command.ExecuteReader())
            {
                while (row.Read())
                {
                    readings.Add(MeasurementReader.Current(row));

                    if (row.GetInt64(KnownFrom) > known)
                    {
                        later.Add(readings[^1].Id);
                    }
                }
            }

            yield return (one, [.. readings], later);
        }
    }

    /// <summary>The effective times of the versions that stood before.</summary>
    public IReadOnlyList<DateTimeOffset> FormerTimes(ControllerGrant grant, long measurement)
    {
        using var connection = connections.Read();
        var command = connection.Statement($"SELECT h.At FROM MeasurementHistory h WHERE h.Measurement = $measurement AND h.Controller IN {grant.Reads.InSql()}");
        command.Parameters.AddWithValue("$measurement", measurement);
        List<DateTimeOffset> times = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            times.Add(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)));
        }

        return times;
    }
}
