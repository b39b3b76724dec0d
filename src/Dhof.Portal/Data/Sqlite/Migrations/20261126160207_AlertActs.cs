using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AlertActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LastActAt",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NextCheck",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AlertActs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Alert = table.Column<long>(type: "INTEGER", nullable: false),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Clinician = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<int>(type: "INTEGER", nullable: false),
                    Seen = table.Column<int>(type: "INTEGER", nullable: false),
                    Contact = table.Column<int>(type: "INTEGER", nullable: true),
                    Judged = table.Column<string>(type: "TEXT", nullable: true),
                    Agreed = table.Column<string>(type: "TEXT", nullable: true),
                    NextCheck = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<int>(type: "INTEGER", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    TakesOver = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertActs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AlertActs_Alerts_Alert",
                        column: x => x.Alert,
                        principalTable: "Alerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_NextCheck",
                table: "Alerts",
                column: "NextCheck",
                filter: "\"NextCheck\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AlertActs_Alert_Id",
                table: "AlertActs",
                columns: new[] { "Alert", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AlertActs_Patient_At",
                table: "AlertActs",
                columns: new[] { "Patient", "At" });

            migrationBuilder.Sql("CREATE TRIGGER AlertActsAreNotChanged BEFORE UPDATE ON AlertActs BEGIN SELECT RAISE(ABORT, 'The acts on alerts are append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER AlertActsAreNotDeleted BEFORE DELETE ON AlertActs BEGIN SELECT RAISE(ABORT, 'The acts on alerts are append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertActs");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_NextCheck",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "LastActAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "NextCheck",
                table: "Alerts");
        }
    }
}
