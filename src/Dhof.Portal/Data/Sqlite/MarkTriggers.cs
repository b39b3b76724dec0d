using Microsoft.EntityFrameworkCore.Migrations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Who had seen what, and when, is history: a later mark follows.</summary>
internal static class MarkTriggers
{
    /// <param name="table">A constant.</param>
    public static void Create(MigrationBuilder migrationBuilder, string table)
    {
        migrationBuilder.Sql($"CREATE TRIGGER {table}AreNotChanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'Marks are append-only'); END;");
        migrationBuilder.Sql($"CREATE TRIGGER {table}AreNotDeleted BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'Marks are append-only'); END;");
    }
}
