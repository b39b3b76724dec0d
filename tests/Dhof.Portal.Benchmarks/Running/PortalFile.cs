using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Benchmarks.Running;

/// <summary>Looks into the database of a running portal, and changes nothing.</summary>
internal sealed class PortalFile(DataFolder folder) : IDisposable
{
    private readonly SqliteConnection _connection = Open(folder);

    public Region Region()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT Region, Seed, SeededFrom FROM DemoRegion";
        using var row = command.ExecuteReader();
        row.Read();
        return Demo.People.Region.Create(row.GetString(0), row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));
    }

    public long LastChange() => Number("SELECT MAX(Sequence) FROM Changes");

    /// <summary>How far the alert engine has come.</summary>
    public long Judged() => Number("SELECT Sequence FROM Checkpoints WHERE Reader = 'alerts'");

    public long Measurements() => Number("SELECT COUNT(*) FROM Measurements");

    /// <summary>Bytes of the pages in use: tables, indexes, log of changes, originals.</summary>
    public long UsedBytes() => Number("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size");

    public PatientId IdOf(string identityNumber)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT Id FROM Persons WHERE IdentityNumber = $number";
        command.Parameters.AddWithValue("$number", identityNumber);
        return new((long)command.ExecuteScalar()!);
    }

    /// <summary>A patient with at least so many measurements since an instant that one controller holds, and the time of the last of those when they are counted from the newest.</summary>
    public (PatientId Patient, DateTimeOffset From) Measured(DateTimeOffset since, int count)
    {
        using var command = _connection.CreateCommand();
        command.CommandText =
            """
            SELECT m.Patient, (SELECT n.At FROM Measurements n WHERE n.Patient = m.Patient ORDER BY n.At DESC LIMIT 1 OFFSET $last)
            FROM Measurements m WHERE m.At >= $since GROUP BY m.Patient HAVING COUNT(*) >= $count ORDER BY COUNT(*) LIMIT 1
            """;
        command.Parameters.AddWithValue("$since", since.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$count", count);
        command.Parameters.AddWithValue("$last", count - 1);
        using var row = command.ExecuteReader();
        return row.Read() ? (new(row.GetInt64(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))) : throw new InvalidOperationException($"Nobody was measured {count} times.");
    }

    public void Dispose() => _connection.Dispose();

    private long Number(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(DataFolder folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
