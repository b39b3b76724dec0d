using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>What was received for one version of a measurement, or for an answered form: the compressed body and the place in it.</summary>
public sealed record Original(RecordKey Record, int Version, byte[] Content, int Index, DateTimeOffset Received);

/// <summary>Where the original of one version of a measurement is.</summary>
public readonly record struct KeptVersion(RecordKey Record, int Version, long Body, int BodyIndex, DateTimeOffset Received);

/// <summary>Reads originals by the id of their measurement.</summary>
public sealed class OriginalReader(SqliteConnections connections)
{
    private const string Present = "FROM Measurements m JOIN Bodies b ON b.Id = m.Body WHERE m.Id = $id";
    private const string Former = "FROM MeasurementHistory m JOIN Bodies b ON b.Id = m.Body WHERE m.Measurement = $id";
    private const string Whole = "SELECT m.Version, b.Content, m.BodyIndex, m.Received, m.Patient, m.Controller";
    private const string Place = "SELECT m.Version, m.Body, m.BodyIndex, m.Received, m.Patient, m.Controller";

    /// <summary>The present version. Null where there is none, and where the grant does not read its controller: the two are not told apart.</summary>
    public Original? Find(ControllerGrant grant, long measurement) => Read(grant, measurement, null, $"{Whole} {Present}", Found).FirstOrDefault();

    /// <summary>One version; null as above, and where there is no such version.</summary>
    public Original? Find(ControllerGrant grant, long measurement, int version) =>
        Read(grant, measurement, version, $"{Whole} {Present} AND m.Version = $version UNION ALL {Whole} {Former} AND m.Version = $version", Found).FirstOrDefault();

    /// <summary>Every version, the present one first; none as above.</summary>
    public IReadOnlyList<KeptVersion> History(ControllerGrant grant, long measurement) =>
        Read(grant, measurement, null, $"{Place} {Present} UNION ALL {Place} {Former} ORDER BY 1 DESC", row => new KeptVersion(Record(row), row.GetInt32(0), row.GetInt64(1), row.GetInt32(2), Received(row)));

    private List<T> Read<T>(ControllerGrant grant, long measurement, int? version, string select, Func<SqliteDataReader, T> read)
    {
        var readable = $"WHERE m.Controller IN {grant.Reads.InSql()} AND {Shared.With(grant.Writes, "m")} AND";
        using var connection = connections.Read();
        var command = connection.Statement(select.Replace("WHERE", readable, StringComparison.Ordinal));
        command.Parameters.AddWithValue("$id", measurement);
        command.Parameters.AddWithValue("$version", version ?? 0);
        List<T> found = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            found.Add(read(row));
        }

        return found;
    }

    private static Original Found(SqliteDataReader row) => new(Record(row), row.GetInt32(0), (byte[])row[1], row.GetInt32(2), Received(row));

    private static DateTimeOffset Received(SqliteDataReader row) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3));

    private static RecordKey Record(SqliteDataReader row) => new(new(row.GetInt64(4)), new(row.GetInt32(5)));
}
