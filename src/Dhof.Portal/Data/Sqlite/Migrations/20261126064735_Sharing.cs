using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Sharing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Sharing",
                columns: table => new
                {
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedByRole = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sharing", x => new { x.Patient, x.Controller });
                    table.ForeignKey(
                        name: "FK_Sharing_Persons_Patient",
                        column: x => x.Patient,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SharingHistory",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Clinician = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharingHistory", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SharingHistory_Patient_Controller_At",
                table: "SharingHistory",
                columns: new[] { "Patient", "Controller", "At" });

            migrationBuilder.Sql("CREATE TRIGGER SharingHistoryIsNotChanged BEFORE UPDATE ON SharingHistory BEGIN SELECT RAISE(ABORT, 'The history of sharing is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER SharingHistoryIsNotDeleted BEFORE DELETE ON SharingHistory BEGIN SELECT RAISE(ABORT, 'The history of sharing is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Sharing");

            migrationBuilder.DropTable(
                name: "SharingHistory");
        }
    }
}
