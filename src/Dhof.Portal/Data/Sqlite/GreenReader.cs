using System.Text.Json;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// Reads what came of the list's own organisation, counts, was judged and raised nothing, after what its people have seen. It asks for a yes or no for many patients, and for the readings of one.
/// Whoever asks names patients whom the list opens now.
/// </summary>
public sealed class GreenReader(SqliteConnections connections, TimeProvider clock)
{
    private const int NotCounted = (int)(ReadingMarks.Impossible | ReadingMarks.Withdrawn);

    private const string Opened = """EXISTS (SELECT 1 FROM CareRelations r WHERE r.Organisation = $own AND r.Patient = $patient AND r.Controller = $own AND r."From" <= $now AND (r."To" IS NULL OR r."To" > $now)""";

    private static readonly string s_kinds = JsonSerializer.Serialize(MeasurementCatalogue.Kinds.Select(kind => kind.Key));

    private static readonly string s_opened = $"{Opened} AND {Shared.WithRelation})";

    /// <summary>The rules whose findings name a form by its number, and no reading.</summary>
    private static readonly string s_aboutForms = string.Join(", ", AlertRules.Forms.Select(rule => $"'{rule.Key}'"));

    private static readonly string s_green = $"(m.Controller = $own AND m.KnownFrom > $known AND m.KnownFrom <= $judged AND m.Received > $unmarked AND m.At > $unmarked AND (m.Marks & {NotCounted}) = 0 AND NOT EXISTS (SELECT 1 FROM AlertFindings f JOIN Alerts a ON a.Id = f.Alert WHERE f.Measurement = m.Id AND a.Rule NOT IN ({s_aboutForms})))";

    /// <summary>How far greens can be told now.</summary>
    /// <param name="judge">The name of the checkpoint of whoever judges.</param>
    public GreenThrough Now(string judge)
    {
        var now = clock.GetUtcNow();
        using var connection = connections.Read();
        var command = connection.Statement("SELECT IFNULL((SELECT Sequence FROM Checkpoints WHERE Reader = $judge), 0), IFNULL((SELECT MAX(Id) FROM QuestionnaireResponses), 0)");
        command.Parameters.AddWithValue("$judge", judge);
        using var row = command.ExecuteReader();
        row.Read();
        return new(now, row.GetInt64(0), row.GetInt64(1));
    }

    /// <summary>Who of some patients has greens that nobody of the organisation has seen, and until when they count: without a mark they grow old, as news does.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyDictionary<PatientId, DateTimeOffset> Unseen(CaseloadGrant grant, IEnumerable<PatientId> patients, GreenThrough through)
    {
        clock.Demand(grant.Until);
        Dictionary<PatientId, DateTimeOffset> unseen = [];

        if (!grant.SeesGreens)
        {
            return unseen;
        }

        using var connection = connections.Read();

        foreach (var patient in patients)
        {
            var mark = Mark(connection, grant, patient);

            if (Newest(connection, grant, patient, mark, through) is { } newest && CountsUntil(mark, newest) is var until && until > through.At)
            {
                unseen.Add(patient, until);
            }
        }

        return unseen;
    }

    /// <summary>The mark that counts for one patient of the list.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public GreenMark Mark(CaseloadGrant grant, PatientId patient)
    {
        clock.Demand(grant.Until);
        using var connection = connections.Read();
        return Mark(connection, grant, patient);
    }

    /// <summary>The readings of one patient of the list: those that are green and not seen, and the time before, which they are held against.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<NewReading> Since(CaseloadGrant grant, PatientId patient, GreenMark mark, GreenThrough through)
    {
        clock.Demand(grant.Until);

        if (!grant.SeesGreens)
        {
            return [];
        }

        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT {MeasurementReader.Columns}, m.Kind, {s_green} FROM Measurements m
            WHERE m.Patient = $patient AND m.Kind IN (SELECT value FROM json_each($kinds)) AND m.At >= $from AND m.Controller = $own AND m.KnownFrom <= $judged AND {s_opened}
            UNION ALL
            SELECT {MeasurementReader.Columns}, m.Kind, 1 FROM Measurements m
            WHERE m.Patient = $patient AND m.KnownFrom > $known AND {NewReadingReader.Changed} AND m.At < $from AND {s_green} AND {s_opened}
            """);
        Bind(command, grant, patient, mark, through, ReadingsNews.Baseline);
        List<NewReading> readings = [];

        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                readings.Add(new(MeasurementCatalogue.Get(row.GetString(8)), MeasurementReader.Current(row), row.GetBoolean(9)));
            }
        }

        return [.. readings.GroupBy(one => one.Kind).SelectMany(kind => kind.Zip(OtherBodyMarks.On(connection, patient, kind.Key, [.. kind.Select(one => one.Reading)]), (one, marked) => one with { Reading = marked }))];
    }

    /// <summary>When the last that is new was measured or answered, or received where the clock of the device is ahead; null where nothing is.</summary>
    private DateTimeOffset? Newest(ReadingConnection connection, CaseloadGrant grant, PatientId patient, GreenMark mark, GreenThrough through)
    {
        var command = connection.Statement(
            $"""
            SELECT MAX(Since) FROM (
                SELECT MIN(m.Received, m.At) AS Since FROM Measurements m WHERE m.Patient = $patient AND m.Kind IN (SELECT value FROM json_each($kinds)) AND m.At >= $from AND {s_green}
                UNION ALL
                SELECT MIN(m.Received, m.At) FROM Measurements m WHERE m.Patient = $patient AND m.KnownFrom > $known AND {NewReadingReader.Changed} AND m.At < $from AND {s_green}
                UNION ALL
                SELECT MIN(f.Received, f.Authored) FROM QuestionnaireResponses f WHERE f.Patient = $patient AND f.Received >= $from AND f.Received > $unmarked AND f.Authored > $unmarked AND f.Controller = $own AND f.Id > $response AND f.Id <= $answered)
            WHERE {s_opened}
            """);
        Bind(command, grant, patient, mark, through, SeenMark.Slack);
        command.Parameters.AddWithValue("$response", mark.SeenAt(through.At).Response);
        command.Parameters.AddWithValue("$answered", through.Response);
        return command.ExecuteScalar() is long since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null;
    }

    /// <param name="before">How far before what was seen the readings are looked through. What is not marked as late was received within an hour of its own time.</param>
    private void Bind(SqliteCommand command, CaseloadGrant grant, PatientId patient, GreenMark mark, GreenThrough through, TimeSpan before)
    {
        var seen = mark.SeenAt(through.At);
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$own", grant.Organisation.Value);
        command.Parameters.AddWithValue("$kinds", s_kinds);
        command.Parameters.AddWithValue("$known", seen.Known);
        command.Parameters.AddWithValue("$judged", through.Known);
        command.Parameters.AddWithValue("$from", (seen.At - before).ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$unmarked", mark.Through is null ? seen.At.ToUnixTimeMilliseconds() : 0);
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Without a mark it grows old, as news does.</summary>
    private static DateTimeOffset CountsUntil(GreenMark mark, DateTimeOffset newest) => mark.Through is null ? newest + SeenMark.Unmarked : DateTimeOffset.MaxValue;

    private static GreenMark Mark(ReadingConnection connection, CaseloadGrant grant, PatientId patient)
    {
        var command = connection.Statement("SELECT g.Number, g.At, g.SeenAt, g.Known, g.Response, g.Kind FROM GreenMarks g WHERE g.Patient = $patient AND g.Controller = $own ORDER BY g.Number DESC LIMIT 1");
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$own", grant.Organisation.Value);
        using var row = command.ExecuteReader();
        return !row.Read() ? GreenMark.None : new(
            row.GetInt32(0),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            row.IsDBNull(2) ? null : new(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetInt64(3), row.GetInt64(4)),
            (GreenMarkKind)row.GetInt32(5));
    }
}
