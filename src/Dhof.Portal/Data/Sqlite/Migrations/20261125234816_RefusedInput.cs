using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RefusedInput : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Quarantine_Measurement",
                table: "Quarantine");

            migrationBuilder.AddColumn<long>(
                name: "Became",
                table: "Quarantine",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Count",
                table: "Quarantine",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Expression",
                table: "Quarantine",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "Fingerprint",
                table: "Quarantine",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<int>(
                name: "Form",
                table: "Quarantine",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "HandledAt",
                table: "Quarantine",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandledBy",
                table: "Quarantine",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandledByName",
                table: "Quarantine",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HandledByRole",
                table: "Quarantine",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastReceived",
                table: "Quarantine",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Patient",
                table: "Quarantine",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "State",
                table: "Quarantine",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "TriedAt",
                table: "Quarantine",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TriedBy",
                table: "Quarantine",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Quarantine",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What was kept before: each row came once, and had no fingerprint.
            migrationBuilder.Sql("UPDATE Quarantine SET Fingerprint = randomblob(16), LastReceived = Received, Count = 1, Version = 1;");

            migrationBuilder.CreateTable(
                name: "QuarantineHistory",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Input = table.Column<long>(type: "INTEGER", nullable: false),
                    Patient = table.Column<long>(type: "INTEGER", nullable: false),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Event = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Measurement = table.Column<long>(type: "INTEGER", nullable: true),
                    Clinician = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Role = table.Column<int>(type: "INTEGER", nullable: true),
                    Organisation = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantineHistory", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuarantineQuotas",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Controller = table.Column<int>(type: "INTEGER", nullable: false),
                    Client = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    NotKept = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantineQuotas", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Quarantine_Client_State",
                table: "Quarantine",
                columns: new[] { "Client", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Quarantine_Controller_Client_Fingerprint",
                table: "Quarantine",
                columns: new[] { "Controller", "Client", "Fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quarantine_Patient_State",
                table: "Quarantine",
                columns: new[] { "Patient", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_QuarantineHistory_Input",
                table: "QuarantineHistory",
                column: "Input");

            migrationBuilder.CreateIndex(
                name: "IX_QuarantineQuotas_Controller_Client_Day",
                table: "QuarantineQuotas",
                columns: new[] { "Controller", "Client", "Day" },
                unique: true);

            migrationBuilder.Sql("CREATE TRIGGER QuarantineHistoryIsNotChanged BEFORE UPDATE ON QuarantineHistory BEGIN SELECT RAISE(ABORT, 'The history is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER QuarantineHistoryIsNotDeleted BEFORE DELETE ON QuarantineHistory BEGIN SELECT RAISE(ABORT, 'The history is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "QuarantineHistory");

            migrationBuilder.DropTable(
                name: "QuarantineQuotas");

            migrationBuilder.DropIndex(
                name: "IX_Quarantine_Client_State",
                table: "Quarantine");

            migrationBuilder.DropIndex(
                name: "IX_Quarantine_Controller_Client_Fingerprint",
                table: "Quarantine");

            migrationBuilder.DropIndex(
                name: "IX_Quarantine_Patient_State",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "Became",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "Count",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "Expression",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "Fingerprint",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "HandledAt",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "HandledBy",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "HandledByName",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "HandledByRole",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "LastReceived",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "Patient",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "TriedAt",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "TriedBy",
                table: "Quarantine");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Quarantine");

            migrationBuilder.CreateIndex(
                name: "IX_Quarantine_Measurement",
                table: "Quarantine",
                column: "Measurement");
        }
    }
}
