using Microsoft.EntityFrameworkCore.Migrations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Who had seen which greens, and when, is history: a later mark follows.</summary>
internal static class GreenMarkTriggers
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TRIGGER GreenMarksAreNotChanged BEFORE UPDATE ON GreenMarks BEGIN SELECT RAISE(ABORT, 'Marks are append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER GreenMarksAreNotDeleted BEFORE DELETE ON GreenMarks BEGIN SELECT RAISE(ABORT, 'Marks are append-only'); END;");
    }
}
