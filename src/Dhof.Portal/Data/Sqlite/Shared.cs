using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary><see cref="Domain.Access.AccessPolicy.IsShared"/> as SQL, for the statements that go below EF.</summary>
internal static class Shared
{
    /// <summary>Of a care relation with the alias r.</summary>
    public const string WithRelation = $"(r.Organisation = r.Controller OR {Open} AND s.Patient = r.Patient AND s.Controller = r.Controller))";

    private const string Open = "NOT EXISTS (SELECT 1 FROM Sharing s WHERE s.State <> 0";

    /// <summary>Of a row with a patient and a controller, for the organisations that a machine client acts for.</summary>
    /// <param name="row">The row's alias.</param>
    public static string With(IEnumerable<OrganisationNumber> own, string row) =>
        $"({row}.Controller IN ({string.Join(',', own.Select(controller => controller.Value))}) OR {Open} AND s.Patient = {row}.Patient AND s.Controller = {row}.Controller))";
}
