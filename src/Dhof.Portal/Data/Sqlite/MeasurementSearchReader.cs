using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// Answers searches, below EF, for the controllers that the grant reads. A search sees the rows up to an id: ids are given in the order of commits, so rows
/// that arrive while a client turns the pages are not among them. A row that is corrected meanwhile keeps its place: the history knows where it stood.
/// </summary>
public sealed class MeasurementSearchReader(SqliteConnections connections) : SearchedRows<MeasurementSearch>
{
    public override SearchHorizon Now()
    {
        using var connection = connections.Read();
        var command = connection.Statement("SELECT COALESCE((SELECT MAX(Id) FROM Measurements), 0), COALESCE((SELECT MAX(Sequence) FROM Changes), 0)");
        using var row = command.ExecuteReader();
        row.Read();
        return new(row.GetInt64(0), row.GetInt64(1));
    }

    public override IReadOnlyList<FoundRow> Find(ControllerGrant grant, PatientId patient, MeasurementSearch search, SearchHorizon horizon, SearchPosition? after, int most)
    {
        if (search.Kinds.IsEmpty || grant.Reads.IsEmpty)
        {
            return [];
        }

        using var connection = connections.Read();
        using var moment = connection.Snapshot();
        var moved = Moved(connection, patient, horizon);
        var command = connection.Statement(SearchStatement.Rows(grant, search, after is not null, most, moved));
        Bind(command, patient, search, horizon);
        command.Parameters.AddWithValue("$most", most);

        if (after is { } place)
        {
            command.Parameters.AddWithValue("$key", place.Key);
            command.Parameters.AddWithValue("$id", place.Id);
        }

        List<FoundRow> found = new(Math.Min(most, 1_024));
        using var row = command.ExecuteReader();

        while (found.Count < most && row.Read())
        {
            found.Add(new(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetInt64(4), row.GetInt32(5)));
        }

        return found;
    }

    public override int Count(ControllerGrant grant, PatientId patient, MeasurementSearch search, SearchHorizon horizon)
    {
        if (search.Kinds.IsEmpty || grant.Reads.IsEmpty)
        {
            return 0;
        }

        using var connection = connections.Read();
        var command = connection.Statement(SearchStatement.Count(grant, search));
        Bind(command, patient, search, horizon);
        return (int)(long)command.ExecuteScalar()!;
    }

    /// <summary>Whether a row of the patient was corrected since the search began: hardly ever, and then the statement looks into the history too.</summary>
    private static bool Moved(ReadingConnection connection, PatientId patient, SearchHorizon horizon)
    {
        var command = connection.Statement("SELECT EXISTS (SELECT 1 FROM MeasurementHistory WHERE Patient = $patient AND KnownTo > $known)");
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$known", horizon.Known);
        return (long)command.ExecuteScalar()! == 1;
    }

    private static void Bind(SqliteCommand command, PatientId patient, MeasurementSearch search, SearchHorizon horizon)
    {
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$through", horizon.Through);
        command.Parameters.AddWithValue("$known", horizon.Known);

        for (var i = 0; i < search.Kinds.Length; i++)
        {
            command.Parameters.AddWithValue($"$kind{i}", search.Kinds[i].Key);
        }

        CodedAs.Bind(command, search);
        SearchedTimes.Bind(command, search);
    }
}
