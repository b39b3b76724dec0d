using System.Text.Json;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Reads measurements in bulk, below EF, with the same demand for a grant as <see cref="PortalDatabase"/>. Every statement is answered by the index (patient, kind, at).</summary>
public sealed class MeasurementReader(SqliteConnections connections, TimeProvider clock)
{
    internal const string Columns = "m.Id, m.At, m.Value, m.Second, m.Marks, m.Oxygen, m.Activity, m.Received";

    /// <summary>What was withdrawn is history, never the latest.</summary>
    private static readonly string s_stands = $"(m.Marks & {(int)ReadingMarks.Withdrawn}) = 0";

    /// <summary>The readings of one kind from an instant on, oldest first.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<Reading> Since(PatientGrant grant, MeasurementKind kind, DateTimeOffset from) =>
        Read(grant, $"SELECT {Columns} FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from AND m.Controller IN {grant.Controllers.InSql()} ORDER BY m.At, m.Id", kind, from);

    /// <summary>The same of one controller alone: what its rules judge.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<Reading> Since(PatientGrant grant, OrganisationNumber controller, MeasurementKind kind, DateTimeOffset from) => grant.Controllers.Contains(controller)
        ? Read(grant, $"SELECT {Columns} FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from AND m.Controller = {controller.Value} ORDER BY m.At, m.Id", kind, from)
        : [];

    /// <summary>The readings of one kind with the latest effective times, newest first.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<Reading> Newest(PatientGrant grant, MeasurementKind kind, int count) =>
        Read(grant, $"SELECT {Columns} FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from AND m.Controller IN {grant.Controllers.InSql()} AND {s_stands} ORDER BY m.At DESC, m.Id DESC LIMIT {count}", kind, DateTimeOffset.UnixEpoch);

    /// <summary>Whether a controller has any reading of a kind that stands.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public bool Has(PatientGrant grant, OrganisationNumber controller, MeasurementKind kind) => grant.Controllers.Contains(controller)
        && Read(grant, $"SELECT {Columns} FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from AND m.Controller = {controller.Value} AND {s_stands} LIMIT 1", kind, DateTimeOffset.UnixEpoch).Count > 0;

    /// <summary>Which of a patient's measurements came under some identifiers of their senders: the identifier by the id of the measurement.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyDictionary<long, string> Identified(PatientGrant grant, IEnumerable<string> identifiers)
    {
        clock.Demand(grant.Until);
        Dictionary<long, string> identified = [];

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return identified;
        }

        using var connection = connections.Read();

        foreach (var identifier in identifiers.Distinct(StringComparer.Ordinal))
        {
            var command = connection.Statement($"SELECT m.Id FROM Measurements m WHERE m.Fingerprint = $fingerprint AND m.Patient = $patient AND m.Controller IN {grant.Controllers.InSql()}");
            command.Parameters.AddWithValue("$fingerprint", Fingerprint.OfIdentifier(identifier));
            command.Parameters.AddWithValue("$patient", grant.Patient.Value);
            using var row = command.ExecuteReader();

            while (row.Read())
            {
                identified[row.GetInt64(0)] = identifier;
            }
        }

        return identified;
    }

    /// <summary>The latest reading of each thing that a kind named by its messages holds, with its details, newest first.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<(Reading Reading, MeasurementDetails Details)> NewestOfEach(PatientGrant grant, MeasurementKind kind)
    {
        clock.Demand(grant.Until);

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return [];
        }

        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT * FROM (
              SELECT {Columns}, d.Content, ROW_NUMBER() OVER (PARTITION BY d.Thing ORDER BY m.At DESC, m.Id DESC) AS Place
              FROM Measurements m JOIN MeasurementDetails d ON d.Measurement = m.Id
              WHERE m.Patient = $patient AND m.Kind = $kind AND m.Controller IN {grant.Controllers.InSql()} AND {s_stands})
            WHERE Place = 1 ORDER BY At DESC, Id DESC
            """);
        command.Parameters.AddWithValue("$patient", grant.Patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);

        List<(Reading, MeasurementDetails)> newest = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            newest.Add((Current(row), MeasurementDetailRow.Read(row.GetString(8))));
        }

        return newest;
    }

    /// <summary>The readings of one kind of one patient in a list, oldest first, and only what the list's care relations open.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyList<Reading> Since(CaseloadGrant grant, PatientId patient, MeasurementKind kind, DateTimeOffset from)
    {
        clock.Demand(grant.Until);

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return [];
        }

        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT {Columns} FROM Measurements m
            JOIN CareRelations r ON r.Organisation = $organisation AND r.Patient = m.Patient AND r.Controller = m.Controller AND r."From" <= $now AND (r."To" IS NULL OR r."To" > $now) AND {Shared.WithRelation}
            WHERE m.Patient = $patient AND m.Kind = $kind AND m.At >= $from ORDER BY m.At, m.Id
            """);
        command.Parameters.AddWithValue("$organisation", grant.Organisation.Value);
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        return OtherBodyMarks.On(connection, patient, kind, Rows(command));
    }

    /// <summary>The latest effective time of any measurement, for each patient of a list that has one.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IReadOnlyDictionary<PatientId, DateTimeOffset> NewestAt(CaseloadGrant grant)
    {
        clock.Demand(grant.Until);

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return new Dictionary<PatientId, DateTimeOffset>();
        }

        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT r.Patient, MAX((SELECT m.At FROM Measurements m WHERE m.Patient = r.Patient AND m.Kind = k.Key AND m.Controller = r.Controller AND {s_stands} ORDER BY m.At DESC LIMIT 1)) AS Newest
            FROM CareRelations r CROSS JOIN (SELECT value AS Key FROM json_each($kinds)) k
            WHERE r.Organisation = $organisation AND r."From" <= $now AND (r."To" IS NULL OR r."To" > $now) AND {Shared.WithRelation}
            GROUP BY r.Patient HAVING Newest IS NOT NULL
            """);
        command.Parameters.AddWithValue("$kinds", JsonSerializer.Serialize(MeasurementCatalogue.Kinds.Select(kind => kind.Key)));
        command.Parameters.AddWithValue("$organisation", grant.Organisation.Value);
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().ToUnixTimeMilliseconds());

        Dictionary<PatientId, DateTimeOffset> newest = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            newest.Add(new(row.GetInt64(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)));
        }

        return newest;
    }

    /// <summary>What became known after one change and up to another, in that order: for a reader that must not miss anything.</summary>
    public IReadOnlyList<KnownMeasurement> Known(ControllerGrant grant, long after, long through)
    {
        using var connection = connections.Read();
        var command = connection.Statement($"SELECT {Columns}, m.Patient, m.Controller, m.Kind, m.Version FROM Measurements m WHERE m.KnownFrom > $after AND m.KnownFrom <= $through ORDER BY m.KnownFrom, m.Id");
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$through", through);

        List<KnownMeasurement> known = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            var controller = new OrganisationNumber(row.GetInt32(9));

            if (grant.Reads.Contains(controller))
            {
                known.Add(new(new(row.GetInt64(8)), controller, MeasurementCatalogue.Get(row.GetString(10)), Current(row), row.GetInt32(11)));
            }
        }

        return OtherBodyMarks.On(connection, known);
    }

    private List<Reading> Read(PatientGrant grant, string sql, MeasurementKind kind, DateTimeOffset from)
    {
        clock.Demand(grant.Until);

        if (!grant.Types.HasFlag(InformationTypes.Measurements))
        {
            return [];
        }

        using var connection = connections.Read();
        var command = connection.Statement(sql);
        command.Parameters.AddWithValue("$patient", grant.Patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        return OtherBodyMarks.On(connection, grant.Patient, kind, Rows(command));
    }

    private static List<Reading> Rows(SqliteCommand command)
    {
        List<Reading> readings = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            readings.Add(Current(row));
        }

        return readings;
    }

    /// <summary>One layer below the driver, which asks twice for the type of a column before each value.</summary>
    internal static Reading Current(SqliteDataReader row)
    {
        var columns = row.Handle!;
        var (at, marks) = (DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(columns, 1)), (ReadingMarks)raw.sqlite3_column_int(columns, 4));

        return new(
            raw.sqlite3_column_int64(columns, 0),
            at,
            (decimal)raw.sqlite3_column_double(columns, 2),
            Number(columns, 3),
            marks,
            Number(columns, 5) is { } litres ? new(litres) : null,
            (Activity)raw.sqlite3_column_int(columns, 6))
        {
            // A later version was received when it was corrected: how late the first one was, it does not say.
            Lateness = (marks & (ReadingMarks.Late | ReadingMarks.Corrected | ReadingMarks.Withdrawn)) == ReadingMarks.Late
                ? DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(columns, 7)) - at
                : TimeSpan.Zero,
        };
    }

    private static decimal? Number(sqlite3_stmt columns, int column) =>
        raw.sqlite3_column_type(columns, column) == raw.SQLITE_NULL ? null : (decimal)raw.sqlite3_column_double(columns, column);
}
