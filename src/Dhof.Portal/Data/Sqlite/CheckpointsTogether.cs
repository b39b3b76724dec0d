using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// Every connection that writes moves the log into the database at the same size. SQLite asks each of them for itself, after its own commits: one with the
/// usual thousand pages would copy the pages of all the others, again and again, that a rarer copy takes once.
/// </summary>
internal sealed class CheckpointsTogether : DbConnectionInterceptor
{
    /// <summary>48 MB of pages.</summary>
    private const string Pragma = "PRAGMA wal_autocheckpoint=12000";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public static void Set(SqliteConnection connection) => connection.Execute(Pragma);
}
