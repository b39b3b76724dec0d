using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DeclaredRelations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Reason",
                table: "AccessLog",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReasonText",
                table: "AccessLog",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeclaredRelations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Clinician = table.Column<string>(type: "TEXT", nullable: false),
                    Organisation = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclaredRelations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeclaredRelations_Persons_Patient",
                        column: x => x.Patient,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeclaredRelations_Patient_Clinician",
                table: "DeclaredRelations",
                columns: new[] { "Patient", "Clinician" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeclaredRelations");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "AccessLog");

            migrationBuilder.DropColumn(
                name: "ReasonText",
                table: "AccessLog");
        }
    }
}
