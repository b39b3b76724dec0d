using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// Answers searches, below EF, for the controllers that the grant reads. A search sees the rows up to an id: ids are given in the order of commits, so rows
/// that arrive while a client turns the pages are not among them.
/// </summary>
public sealed class MeasurementSearchReader(SqliteConnections connections)
{
    /// <summary>The last row that is known now.</summary>
    public long Newest()
    {
        using var connection = connections.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(Id), 0) FROM Measurements";
        return (long)command.ExecuteScalar()!;
    }

    /// <param name="through">The last row to see.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public IReadOnlyList<FoundMeasurement> Find(ControllerGrant grant, PatientId patient, MeasurementSearch search, long through, SearchPosition? after, int most)
    {
        if (search.Kinds.IsEmpty || grant.Reads.IsEmpty)
        {
            return [];
        }

        using var connection = connections.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Composed of constants and organisation numbers that are integers; every other value is a parameter.
        command.CommandText = SearchStatement.Rows(grant, search, after is not null, most);
#pragma warning restore CA2100
        Bind(command, patient, search, through);
        command.Parameters.AddWithValue("$most", most);

        if (after is { } place)
        {
            command.Parameters.AddWithValue("$key", place.Key);
            command.Parameters.AddWithValue("$id", place.Id);
        }

        List<FoundMeasurement> found = new(Math.Min(most, 1_024));
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            found.Add(new(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetInt64(4), row.GetInt32(5)));
        }

        return found;
    }

    public int Count(ControllerGrant grant, PatientId patient, MeasurementSearch search, long through)
    {
        if (search.Kinds.IsEmpty || grant.Reads.IsEmpty)
        {
            return 0;
        }

        using var connection = connections.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Composed of constants and organisation numbers that are integers; every other value is a parameter.
        command.CommandText = SearchStatement.Count(grant, search);
#pragma warning restore CA2100
        Bind(command, patient, search, through);
        return (int)(long)command.ExecuteScalar()!;
    }

    private static void Bind(SqliteCommand command, PatientId patient, MeasurementSearch search, long through)
    {
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$through", through);

        for (var i = 0; i < search.Kinds.Length; i++)
        {
            command.Parameters.AddWithValue($"$kind{i}", search.Kinds[i].Key);
        }

        CodedAs.Bind(command, search);
        var instants = search.Effective.Concat(search.Received).SelectMany(alternatives => alternatives).SelectMany(condition => (DateTimeOffset[])[condition.From, condition.Before]);

        foreach (var (i, instant) in instants.Index())
        {
            command.Parameters.AddWithValue($"$at{i}", instant.ToUnixTimeMilliseconds());
        }
    }
}
