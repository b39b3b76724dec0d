using Microsoft.EntityFrameworkCore.Migrations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>What clinicians do is added, never changed and never removed.</summary>
internal static class LifeTriggers
{
    private static readonly string[] s_tables = ["Pauses", "JournalDocuments", "ReceivedIssues"];

    public static void Create(MigrationBuilder migrationBuilder)
    {
        foreach (var table in s_tables)
        {
            migrationBuilder.Sql($"CREATE TRIGGER {table}AreNotChanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;");
            migrationBuilder.Sql($"CREATE TRIGGER {table}AreNotDeleted BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;");
        }
    }
}
