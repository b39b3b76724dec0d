using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Searches;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Answers searches of answered forms, below EF. A form has one version and never moves, so what was known is what has an id up to the last.</summary>
public sealed class ResponseSearchReader(SqliteConnections connections) : SearchedRows<ResponseSearch>
{
    public override SearchHorizon Now()
    {
        using var connection = connections.Read();
        return new((long)connection.Statement("SELECT COALESCE(MAX(Id), 0) FROM QuestionnaireResponses").ExecuteScalar()!, 0);
    }

    public override IReadOnlyList<FoundRow> Find(ControllerGrant grant, PatientId patient, ResponseSearch search, SearchHorizon horizon, SearchPosition? after, int most)
    {
        var order = search.Order == SearchOrder.Effective ? "r.Authored" : "r.Received";
        var direction = search.NewestFirst ? " DESC" : "";
        var goesOn = after is null ? "" : $" AND ({order}, r.Id) {(search.NewestFirst ? '<' : '>')} ($key, $id)";
        using var connection = connections.Read();
        var command = connection.Statement($"SELECT r.Id, {order}, r.Received, r.Body, r.BodyIndex {Rows(grant, search)}{goesOn} ORDER BY {order}{direction}, r.Id{direction} LIMIT CAST($most AS INTEGER)");
        Bind(command, patient, search, horizon);
        command.Parameters.AddWithValue("$most", most);

        if (after is { } place)
        {
            command.Parameters.AddWithValue("$key", place.Key);
            command.Parameters.AddWithValue("$id", place.Id);
        }

        List<FoundRow> found = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            found.Add(new(row.GetInt64(0), 1, row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetInt64(3), row.GetInt32(4)));
        }

        return found;
    }

    public override int Count(ControllerGrant grant, PatientId patient, ResponseSearch search, SearchHorizon horizon)
    {
        using var connection = connections.Read();
        var command = connection.Statement($"SELECT COUNT(*) {Rows(grant, search)}");
        Bind(command, patient, search, horizon);
        return (int)(long)command.ExecuteScalar()!;
    }

    private static string Rows(ControllerGrant grant, ResponseSearch search)
    {
        var next = 0;
        var forms = search.Questionnaires.Select(alternatives => $"r.Questionnaire IN ({string.Join(',', alternatives.Select(_ => $"$form{next++}"))})").ToArray();
        return $"FROM QuestionnaireResponses r WHERE {string.Join(" AND ", ["r.Patient = $patient", "r.Id <= $through", $"r.Controller IN {grant.Reads.InSql()}", .. forms, .. SearchedTimes.Conditions(search, "r.Authored", "r.Received")])}";
    }

    private static void Bind(SqliteCommand command, PatientId patient, ResponseSearch search, SearchHorizon horizon)
    {
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$through", horizon.Through);
        SearchedTimes.Bind(command, search);

        foreach (var (i, form) in search.Questionnaires.SelectMany(alternatives => alternatives).Index())
        {
            command.Parameters.AddWithValue($"$form{i}", form);
        }
    }
}
