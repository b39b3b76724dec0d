using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Attestation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LegalEntity",
                table: "Organisations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LegalEntityName",
                table: "Organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Authorization",
                table: "Clinicians",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Department",
                table: "Clinicians",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IdentityNumber",
                table: "Clinicians",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Resh",
                table: "Clinicians",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Decision",
                table: "AccessLog",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Purpose",
                table: "AccessLog",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Relation",
                table: "AccessLog",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LegalEntity",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "LegalEntityName",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Authorization",
                table: "Clinicians");

            migrationBuilder.DropColumn(
                name: "Department",
                table: "Clinicians");

            migrationBuilder.DropColumn(
                name: "IdentityNumber",
                table: "Clinicians");

            migrationBuilder.DropColumn(
                name: "Resh",
                table: "Clinicians");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "AccessLog");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "AccessLog");

            migrationBuilder.DropColumn(
                name: "Relation",
                table: "AccessLog");
        }
    }
}
