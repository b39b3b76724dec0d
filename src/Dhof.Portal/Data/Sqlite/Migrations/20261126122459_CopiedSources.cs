using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CopiedSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CopiedPatients",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    Ids = table.Column<string>(type: "TEXT", nullable: false),
                    WholeAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CopiedPatients", x => new { x.Source, x.Patient });
                });

            migrationBuilder.CreateTable(
                name: "CopiedResources",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<string>(type: "TEXT", nullable: true),
                    Updated = table.Column<long>(type: "INTEGER", nullable: true),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CopiedResources", x => new { x.Source, x.Type, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CopyCheckpoints",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: true),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CopiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompleteTo = table.Column<long>(type: "INTEGER", nullable: true),
                    Stored = table.Column<long>(type: "INTEGER", nullable: false),
                    Refused = table.Column<long>(type: "INTEGER", nullable: false),
                    Unknown = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CopyCheckpoints", x => new { x.Source, x.Type });
                });

            migrationBuilder.CreateIndex(
                name: "IX_CopiedResources_Source_Patient",
                table: "CopiedResources",
                columns: new[] { "Source", "Patient" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CopiedPatients");

            migrationBuilder.DropTable(
                name: "CopiedResources");

            migrationBuilder.DropTable(
                name: "CopyCheckpoints");
        }
    }
}
