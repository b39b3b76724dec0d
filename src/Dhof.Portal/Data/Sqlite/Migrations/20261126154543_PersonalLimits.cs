using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dhof.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PersonalLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Limits_Patient_Controller_Series_ValidFrom",
                table: "Limits");

            migrationBuilder.AddColumn<long>(
                name: "ApprovedAt",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedByHpr",
                table: "Limits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedByKey",
                table: "Limits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ApprovedByOrganisation",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ApprovedByRole",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorHpr",
                table: "Limits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorKey",
                table: "Limits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AuthorOrganisation",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AuthorRole",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPersonal",
                table: "Limits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Limits",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReviewBy",
                table: "Limits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SetAt",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TakenBackAt",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TakenBackBy",
                table: "Limits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TakenBackByKey",
                table: "Limits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TakenBackByRole",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Undoes",
                table: "Limits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Limits",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Limits_Patient_Controller_Series_Number",
                table: "Limits",
                columns: new[] { "Patient", "Controller", "Series", "Number" },
                unique: true,
                filter: "\"Number\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Limits_Patient_Controller_Series_ValidFrom",
                table: "Limits",
                columns: new[] { "Patient", "Controller", "Series", "ValidFrom" });

            // By hand: what a limit says is held.
            LimitTriggers.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // By hand.
            LimitTriggers.Drop(migrationBuilder);

            migrationBuilder.DropIndex(
                name: "IX_Limits_Patient_Controller_Series_Number",
                table: "Limits");

            migrationBuilder.DropIndex(
                name: "IX_Limits_Patient_Controller_Series_ValidFrom",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "ApprovedAt",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "ApprovedByHpr",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "ApprovedByKey",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "ApprovedByOrganisation",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "ApprovedByRole",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "AuthorHpr",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "AuthorKey",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "AuthorOrganisation",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "AuthorRole",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "IsPersonal",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "ReviewBy",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "SetAt",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "TakenBackAt",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "TakenBackBy",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "TakenBackByKey",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "TakenBackByRole",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "Undoes",
                table: "Limits");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Limits");

            migrationBuilder.CreateIndex(
                name: "IX_Limits_Patient_Controller_Series_ValidFrom",
                table: "Limits",
                columns: new[] { "Patient", "Controller", "Series", "ValidFrom" },
                unique: true);
        }
    }
}
