using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Corrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Issued",
                table: "Measurements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Measurements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "Measurements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Measurements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "ClosedBecause",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CorrectedAt",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AlertFindings",
                columns: table => new
                {
                    Alert = table.Column<long>(type: "INTEGER", nullable: false),
                    Measurement = table.Column<long>(type: "INTEGER", nullable: false),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Edge = table.Column<double>(type: "REAL", nullable: false),
                    Below = table.Column<bool>(type: "INTEGER", nullable: false),
                    Marks = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertFindings", x => new { x.Alert, x.Measurement });
                    table.ForeignKey(
                        name: "FK_AlertFindings_Alerts_Alert",
                        column: x => x.Alert,
                        principalTable: "Alerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasurementHistory",
                columns: table => new
                {
                    Measurement = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Second = table.Column<double>(type: "REAL", nullable: true),
                    Marks = table.Column<int>(type: "INTEGER", nullable: false),
                    Oxygen = table.Column<double>(type: "REAL", nullable: true),
                    Activity = table.Column<int>(type: "INTEGER", nullable: false),
                    Received = table.Column<long>(type: "INTEGER", nullable: false),
                    KnownFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    KnownTo = table.Column<long>(type: "INTEGER", nullable: false),
                    Origin = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<long>(type: "INTEGER", nullable: false),
                    BodyIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Issued = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Details = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasurementHistory", x => new { x.Measurement, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AlertFindings_Measurement",
                table: "AlertFindings",
                column: "Measurement");

            migrationBuilder.CreateIndex(
                name: "IX_MeasurementHistory_Patient_KnownTo",
                table: "MeasurementHistory",
                columns: new[] { "Patient", "KnownTo" });

            migrationBuilder.Sql("CREATE TRIGGER MeasurementHistoryIsNotChanged BEFORE UPDATE ON MeasurementHistory BEGIN SELECT RAISE(ABORT, 'The history is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER MeasurementHistoryIsNotDeleted BEFORE DELETE ON MeasurementHistory BEGIN SELECT RAISE(ABORT, 'The history is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertFindings");

            migrationBuilder.DropTable(
                name: "MeasurementHistory");

            migrationBuilder.DropColumn(
                name: "Issued",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "ClosedBecause",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "CorrectedAt",
                table: "Alerts");
        }
    }
}
