using Microsoft.EntityFrameworkCore.Migrations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Who had seen what, and when, is history: a later mark follows.</summary>
internal static class SeenMarkTriggers
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TRIGGER SeenMarksAreNotChanged BEFORE UPDATE ON SeenMarks BEGIN SELECT RAISE(ABORT, 'Marks are append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER SeenMarksAreNotDeleted BEFORE DELETE ON SeenMarks BEGIN SELECT RAISE(ABORT, 'Marks are append-only'); END;");
    }
}
