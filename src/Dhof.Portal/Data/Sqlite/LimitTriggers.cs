using Microsoft.EntityFrameworkCore.Migrations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>A limit is history as soon as it stands: what it says is never changed, a mark on it is written once, and no row is removed.</summary>
internal static class LimitTriggers
{
    private const string Said = "Patient, Controller, Series, RedBelow, YellowBelow, YellowFrom, RedFrom, UpperNeedsOxygen, ValidFrom, Number, SetAt, Author, AuthorKey, AuthorRole, AuthorHpr, AuthorOrganisation, Reason, IsPersonal, ReviewBy, Undoes";

    private const string Approval = "ApprovedBy, ApprovedAt, ApprovedByKey, ApprovedByRole, ApprovedByHpr, ApprovedByOrganisation";

    private const string TakingBack = "TakenBackAt, TakenBackBy, TakenBackByKey, TakenBackByRole";

    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql($"CREATE TRIGGER LimitSaysWhatItSaid BEFORE UPDATE OF {Said} ON Limits BEGIN SELECT RAISE(ABORT, 'A limit is not changed: a new one follows'); END;");
        migrationBuilder.Sql($"CREATE TRIGGER LimitIsApprovedOnce BEFORE UPDATE OF {Approval} ON Limits WHEN OLD.ApprovedBy IS NOT NULL BEGIN SELECT RAISE(ABORT, 'A limit is approved once'); END;");
        migrationBuilder.Sql($"CREATE TRIGGER LimitIsTakenBackOnce BEFORE UPDATE OF {TakingBack} ON Limits WHEN OLD.TakenBackAt IS NOT NULL OR NEW.TakenBackAt > OLD.ValidFrom BEGIN SELECT RAISE(ABORT, 'A limit is taken back once, before it is in force'); END;");
        migrationBuilder.Sql("CREATE TRIGGER LimitIsKept BEFORE DELETE ON Limits BEGIN SELECT RAISE(ABORT, 'Limits are history'); END;");
    }

    public static void Drop(MigrationBuilder migrationBuilder)
    {
        foreach (var trigger in new[] { "LimitSaysWhatItSaid", "LimitIsApprovedOnce", "LimitIsTakenBackOnce", "LimitIsKept" })
        {
            migrationBuilder.Sql($"DROP TRIGGER {trigger};");
        }
    }
}
