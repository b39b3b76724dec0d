using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SourceQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Failure",
                table: "AccessLog",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "AccessLog",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Types",
                table: "AccessLog",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Failure",
                table: "AccessLog");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "AccessLog");

            migrationBuilder.DropColumn(
                name: "Types",
                table: "AccessLog");
        }
    }
}
