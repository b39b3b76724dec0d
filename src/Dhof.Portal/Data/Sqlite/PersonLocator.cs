using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// Finds who an incoming message is about, below EF: only persons that the named controller has a record of, so that a client learns nothing about
/// anybody else's patients. Nothing is remembered: a record may come or go between two messages.
/// </summary>
public sealed class PersonLocator(SqliteConnections connections)
{
    /// <summary>The patients of the controllers that the grant may write for.</summary>
    public IReadOnlyDictionary<(OrganisationNumber Controller, IdentityNumber Number), PatientId> Find(ControllerGrant grant, IEnumerable<(OrganisationNumber Controller, IdentityNumber Number)> wanted)
    {
        Dictionary<(OrganisationNumber, IdentityNumber), PatientId> found = [];
        HashSet<(OrganisationNumber Controller, IdentityNumber Number)> open = [.. wanted.Where(one => grant.Writes.Contains(one.Controller))];

        if (open.Count == 0)
        {
            return found;
        }

        using var connection = connections.Read();
        var command = connection.Statement("SELECT p.Id FROM Persons p JOIN PatientRecords r ON r.Patient = p.Id AND r.Controller = $controller WHERE p.IdentityNumber = $number");
        var (controller, number) = (command.Parameters.Add(new("$controller", null)), command.Parameters.Add(new("$number", null)));

        foreach (var one in open)
        {
            (controller.Value, number.Value) = (one.Controller.Value, one.Number.Value);

            if (command.ExecuteScalar() is long id)
            {
                found[one] = new(id);
            }
        }

        return found;
    }
}
