using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Connections for the hot paths that go below EF. Pooled by the driver; prepared statements live as long as their command.</summary>
public sealed class SqliteConnections(IOptions<DataOptions> options)
{
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(Setup.ConnectionString(options.Value));
        connection.Open();
        return connection;
    }
}
