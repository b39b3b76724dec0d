using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class VersionedRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Updated",
                table: "PatientRecords",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "PatientRecords",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Updated",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // When a row was stored before this is not known. Whoever reads what is new since a time must not miss it, so it counts as stored now.
            foreach (var table in new[] { "PatientRecords", "Alerts" })
            {
                migrationBuilder.Sql($"UPDATE {table} SET Version = 1, Updated = CAST(strftime('%s', 'now') AS INTEGER) * 1000;");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Updated",
                table: "PatientRecords");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "PatientRecords");

            migrationBuilder.DropColumn(
                name: "Updated",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Alerts");
        }
    }
}
