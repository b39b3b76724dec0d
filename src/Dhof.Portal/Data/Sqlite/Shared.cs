using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary><see cref="AccessPolicy.IsShared"/> as SQL, and that a list follows no relation that a clinician has declared, for the statements that go below EF.</summary>
internal static class Shared
{
    /// <summary>Of a care relation with the alias r.</summary>
    public static readonly string WithRelation = $"(r.Kind <> {(int)CareRelationKind.SelfDeclared} AND (r.Organisation = r.Controller OR {NotClosed("r")}))";

    /// <summary>Of a row with a patient and a controller, for the organisations that a machine client acts for.</summary>
    /// <param name="row">The row's alias.</param>
    public static string With(IEnumerable<OrganisationNumber> own, string row) => $"({row}.Controller IN {own.InSql()} OR {NotClosed(row)})";

    private static string NotClosed(string row) =>
        $"NOT EXISTS (SELECT 1 FROM Sharing s WHERE s.State <> {(int)SharingState.Open} AND s.Patient = {row}.Patient AND s.Controller = {row}.Controller)";
}
