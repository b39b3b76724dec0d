using System.Globalization;
using System.Text.Json;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Reads what became known of a patient after a mark, and the time before it that new values are held against.</summary>
public sealed class NewReadingReader(SqliteConnections connections, TimeProvider clock)
{
    /// <summary>What may have become known long after it was measured: it has an index of its own, in which nothing else takes room.</summary>
    internal static readonly string Changed = string.Create(CultureInfo.InvariantCulture, $"(Marks & {(int)(ReadingMarks.Corrected | ReadingMarks.Withdrawn | ReadingMarks.Late)}) <> 0");

    private const string Of = $"{MeasurementReader.Columns}, m.Kind";

    private static readonly string s_kinds = JsonSerializer.Serialize(MeasurementCatalogue.Kinds.Select(kind => kind.Key));

    /// <summary>How far everything reaches that is stored now.</summary>
    public SeenThrough Now()
    {
        using var connection = connections.Read();
        var command = connection.Statement(
            """
            SELECT IFNULL((SELECT MAX(Sequence) FROM Changes), 0), IFNULL((SELECT MAX(Id) FROM Alerts), 0), IFNULL((SELECT MAX(Id) FROM AlertActs), 0),
                   IFNULL((SELECT MAX(Id) FROM QuestionnaireResponses), 0), IFNULL((SELECT MAX(Id) FROM Limits), 0), IFNULL((SELECT MAX(Id) FROM PlanVersions), 0), IFNULL((SELECT MAX(Id) FROM Quarantine), 0)
            """);
        var now = clock.GetUtcNow();
        using var row = command.ExecuteReader();
        row.Read();
        return new(now, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));
    }

    /// <summary>The opened patient's.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<NewReading> Since(PatientGrant grant, SeenThrough seen)
    {
        clock.Demand(grant.Until);
        return grant.Types.HasFlag(InformationTypes.Measurements) ? Read($"m.Controller IN {grant.Controllers.InSql()}", grant.Patient, seen, null) : [];
    }

    /// <summary>Those of one patient of a list, and only what the list's care relations open.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<NewReading> Since(CaseloadGrant grant, PatientId patient, SeenThrough seen)
    {
        clock.Demand(grant.Until);
        return grant.Types.HasFlag(InformationTypes.Measurements)
            ? Read($"""EXISTS (SELECT 1 FROM CareRelations r WHERE r.Organisation = $organisation AND r.Patient = $patient AND r.Controller = m.Controller AND r."From" <= $now AND (r."To" IS NULL OR r."To" > $now) AND {Shared.WithRelation})""", patient, seen, grant)
            : [];
    }

    private List<NewReading> Read(string opened, PatientId patient, SeenThrough seen, CaseloadGrant? list)
    {
        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT {Of}, m.KnownFrom > $known AND m.Received >= $received FROM Measurements m
            WHERE m.Patient = $patient AND m.Kind IN (SELECT value FROM json_each($kinds)) AND m.At >= $from AND {opened}
            UNION ALL
            SELECT {Of}, 1 FROM Measurements m
            WHERE m.Patient = $patient AND m.KnownFrom > $known AND m.Received >= $received AND {Changed} AND m.At < $from AND {opened}
            """);
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$kinds", s_kinds);
        command.Parameters.AddWithValue("$known", seen.Known);
        command.Parameters.AddWithValue("$received", (seen.At - SeenMark.Slack).ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$from", (seen.At - ReadingsNews.Baseline).ToUnixTimeMilliseconds());

        if (list is not null)
        {
            command.Parameters.AddWithValue("$organisation", list.Organisation.Value);
            command.Parameters.AddWithValue("$now", clock.GetUtcNow().ToUnixTimeMilliseconds());
        }

        List<NewReading> readings = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            readings.Add(new(MeasurementCatalogue.Get(row.GetString(8)), MeasurementReader.Current(row), row.GetBoolean(9)));
        }

        return readings;
    }
}
