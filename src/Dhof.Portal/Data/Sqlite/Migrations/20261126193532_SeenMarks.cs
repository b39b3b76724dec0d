using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SeenMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SeenMarks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Clinician = table.Column<string>(type: "TEXT", nullable: false),
                    Organisation = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    IsUndo = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Known = table.Column<long>(type: "INTEGER", nullable: true),
                    Alert = table.Column<long>(type: "INTEGER", nullable: true),
                    Act = table.Column<long>(type: "INTEGER", nullable: true),
                    Response = table.Column<long>(type: "INTEGER", nullable: true),
                    Limit = table.Column<long>(type: "INTEGER", nullable: true),
                    Plan = table.Column<long>(type: "INTEGER", nullable: true),
                    Unread = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SeenMarks_Persons_Patient",
                        column: x => x.Patient,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Measurements_Patient_KnownFrom",
                table: "Measurements",
                columns: new[] { "Patient", "KnownFrom" },
                filter: "(Marks & 224) <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_SeenMarks_Clinician_Organisation_Patient_Number",
                table: "SeenMarks",
                columns: new[] { "Clinician", "Organisation", "Patient", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SeenMarks_Patient",
                table: "SeenMarks",
                column: "Patient");

            MarkTriggers.Create(migrationBuilder, "SeenMarks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SeenMarks");

            migrationBuilder.DropIndex(
                name: "IX_Measurements_Patient_KnownFrom",
                table: "Measurements");
        }
    }
}
