using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AppendOnlyAccessLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER AccessLogIsNotChanged BEFORE UPDATE ON AccessLog BEGIN SELECT RAISE(ABORT, 'The access log is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER AccessLogIsNotDeleted BEFORE DELETE ON AccessLog BEGIN SELECT RAISE(ABORT, 'The access log is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER AccessLogIsNotChanged;");
            migrationBuilder.Sql("DROP TRIGGER AccessLogIsNotDeleted;");
        }
    }
}
