using System.Text.Json;
using Dhof.Portal.Domain.Measurements;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// The prepared statements that store what is not new and final: they move the standing version to the history and put the next in its place, so that the
/// measurement keeps its id. Apart from <see cref="MeasurementStatements"/>, whose way stays as short as it was. On the same connection, and as little safe for two threads.
/// </summary>
internal sealed class VersionStatements(SqliteConnection connection) : IDisposable
{
    private const string Twin = "Version, Patient, Controller, Kind, At, Value, Second, Marks, Oxygen, Activity, Received, KnownFrom, Origin, Body, BodyIndex, Status, Issued, Reason";
    private const string Compared = "Version, {0}.Patient, {0}.Kind, {0}.At, {0}.Value, {0}.Second, {0}.Oxygen, {0}.Activity, {0}.Origin, {0}.Marks, {0}.Received, {0}.Status, {0}.Issued, {0}.Reason";

    private const string Details = "(SELECT d.Content FROM MeasurementDetails d WHERE d.Measurement = m.Id)";

    private readonly SqliteCommand _versions = connection.Prepare(
        $"""
        SELECT m.Id, m.{Compared.Replace("{0}", "m", StringComparison.Ordinal)}, {Details} FROM Measurements m WHERE m.Fingerprint = $1 AND m.Controller = $2
        UNION ALL
        SELECT m.Id, h.{Compared.Replace("{0}", "h", StringComparison.Ordinal)}, h.Details FROM Measurements m JOIN MeasurementHistory h ON h.Measurement = m.Id WHERE m.Fingerprint = $1 AND m.Controller = $2
        ORDER BY 2 DESC
        """,
        2);

    private readonly SqliteCommand _elsewhere = connection.Prepare("SELECT Id FROM Measurements WHERE Fingerprint = $1 AND Controller IN (SELECT value FROM json_each($2)) LIMIT 1", 2);

    private readonly SqliteCommand _keep = connection.Prepare($"INSERT INTO MeasurementHistory (Measurement, KnownTo, Details, {Twin}) SELECT Id, $2, {Details}, {Twin} FROM Measurements m WHERE Id = $1", 2);

    private readonly SqliteCommand _next = connection.Prepare(
        """
        UPDATE Measurements SET Version = Version + 1, Received = $2, KnownFrom = $3, Origin = $4, Body = $5, BodyIndex = $6, Status = $7, Issued = $8, Reason = $9, Marks = $10
        WHERE Id = $1
        """,
        10);

    private readonly SqliteCommand _content = connection.Prepare("UPDATE Measurements SET At = $2, Value = $3, Second = $4, Oxygen = $5, Activity = $6 WHERE Id = $1", 6);

    private readonly SqliteCommand _first = connection.Prepare("UPDATE Measurements SET Status = $2, Issued = $3, Reason = $4 WHERE Id = $1", 4);

    /// <summary>Every version that is stored under a fingerprint, the standing one first; none where nothing is.</summary>
    public IReadOnlyList<StoredVersion> Find(NewMeasurement m)
    {
        List<StoredVersion> versions = [];
        using var row = _versions.Bind(m.Fingerprint, m.Controller.Value).ExecuteReader();

        while (row.Read())
        {
            versions.Add(new(
                row.GetInt64(0),
                row.GetInt32(1),
                new(row.GetInt64(2)),
                row.GetString(3),
                new(row.GetInt64(4), row.GetDouble(5), row.IsDBNull(6) ? null : row.GetDouble(6), row.IsDBNull(7) ? null : row.GetDouble(7), row.GetInt32(8), row.GetInt64(9), row.TextOrNull(15)),
                (ReadingMarks)row.GetInt32(10),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
                (MeasurementStatus)row.GetInt32(12),
                row.IsDBNull(13) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(13)),
                row.TextOrNull(14)));
        }

        return versions;
    }

    /// <summary>The measurement under the same fingerprint for another controller that the sender writes for.</summary>
    public long? Elsewhere(NewMeasurements delivery, NewMeasurement m) =>
        delivery.Writes.IsEmpty || !m.IsIdentified ? null : (long?)_elsewhere.Bind(m.Fingerprint, JsonSerializer.Serialize(delivery.Writes.Select(controller => controller.Value))).ExecuteScalar();

    /// <summary>A first version that says of itself that it is a correction, or when its source stored it.</summary>
    public void Mark(long measurement, Revision revision) =>
        _first.Bind(measurement, (int)revision.FirstStatus, revision.Issued?.ToUnixTimeMilliseconds(), revision.Reason).ExecuteNonQuery();

    /// <summary>The next version in the place of the standing one.</summary>
    /// <param name="sequence">The change that makes it known.</param>
    public void Supersede(StoredVersion standing, NewMeasurement m, Revision revision, VersionContent content, DateTimeOffset received, long sequence, long body)
    {
        var marks = revision.IsWithdrawal ? standing.Marks | ReadingMarks.Withdrawn : VersionOrder.Marks(standing, m, content);
        _keep.Bind(standing.Measurement, sequence).ExecuteNonQuery();
        _next.Bind(
            standing.Measurement,
            received.ToUnixTimeMilliseconds(),
            sequence,
            content.Origin,
            body,
            m.BodyIndex,
            (int)revision.Status,
            revision.Issued?.ToUnixTimeMilliseconds(),
            revision.Reason,
            (int)marks).ExecuteNonQuery();

        // What is withdrawn keeps its values: they are what is shown struck through.
        if (!revision.IsWithdrawal)
        {
            _content.Bind(standing.Measurement, content.At, content.Value, content.Second, content.Oxygen, content.Activity).ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_versions, _elsewhere, _keep, _next, _content, _first])
        {
            command.Dispose();
        }
    }
}
