using System.Text.Json;
using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Reads received bodies, as they are kept, by their ids.</summary>
public sealed class BodyReader(SqliteConnections connections)
{
    /// <summary>Those of the controllers that the grant reads.</summary>
    public IEnumerable<(long Body, byte[] Content)> Read(ControllerGrant grant, IReadOnlyCollection<long> bodies)
    {
        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT b.Id, b.Content FROM json_each($bodies) wanted JOIN Bodies b ON b.Id = wanted.value
            WHERE b.Controller IN {grant.Reads.InSql()}
            """);
        command.Parameters.AddWithValue("$bodies", JsonSerializer.Serialize(bodies));
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            yield return (row.GetInt64(0), (byte[])row[1]);
        }
    }
}
