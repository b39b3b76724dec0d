using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class GreenMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "GreenMarks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Clinician = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Known = table.Column<long>(type: "INTEGER", nullable: true),
                    Response = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GreenMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GreenMarks_Persons_Patient",
                        column: x => x.Patient,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireResponses_Patient_Received",
                table: "QuestionnaireResponses",
                columns: new[] { "Patient", "Received" });

            migrationBuilder.CreateIndex(
                name: "IX_GreenMarks_Patient_Controller_Number",
                table: "GreenMarks",
                columns: new[] { "Patient", "Controller", "Number" },
                unique: true);

            MarkTriggers.Create(migrationBuilder, "GreenMarks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GreenMarks");

            migrationBuilder.DropIndex(
                name: "IX_QuestionnaireResponses_Patient_Received",
                table: "QuestionnaireResponses");
        }
    }
}
