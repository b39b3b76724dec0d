using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Organisation numbers in a statement: integers, so that they need no parameters.</summary>
internal static class Numbers
{
    /// <summary>As the right side of IN, with its brackets.</summary>
    public static string InSql(this IEnumerable<OrganisationNumber> organisations) => $"({string.Join(',', organisations.Select(organisation => organisation.Value))})";
}
