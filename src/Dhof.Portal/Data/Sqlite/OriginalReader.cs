using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>What was received for one measurement: the compressed body and the place in it.</summary>
public sealed record Original(byte[] Content, int Index, DateTimeOffset Received);

/// <summary>Reads originals by the id of their measurement.</summary>
public sealed class OriginalReader(SqliteConnections connections)
{
    /// <summary>Null where there is none, and where the grant does not read its controller: the two are not told apart.</summary>
    public Original? Find(ControllerGrant grant, long measurement)
    {
        using var connection = connections.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant, and organisation numbers that are integers.
        command.CommandText =
            $"""
            SELECT b.Content, m.BodyIndex, m.Received FROM Measurements m JOIN Bodies b ON b.Id = m.Body
            WHERE m.Id = $id AND m.Controller IN ({string.Join(',', grant.Reads.Select(controller => controller.Value))})
            """;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$id", measurement);
        using var row = command.ExecuteReader();
        return row.Read() ? new((byte[])row[0], row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))) : null;
    }
}
