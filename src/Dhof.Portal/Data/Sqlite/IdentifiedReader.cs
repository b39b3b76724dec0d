using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>What stands under an identifier of the sender.</summary>
public readonly record struct IdentifiedRow(long Id, int Version, DateTimeOffset Received, RecordKey Record);

/// <summary>Finds what is stored under an identifier, for the controllers that the grant writes for: of no other is it told whether there is anything.</summary>
public sealed class IdentifiedReader(SqliteConnections connections)
{
    public IReadOnlyList<IdentifiedRow> Measurements(ControllerGrant grant, string identifier) => Find(grant, identifier, "SELECT m.Id, m.Version, m.Received, m.Patient, m.Controller FROM Measurements m");

    public IReadOnlyList<IdentifiedRow> Responses(ControllerGrant grant, string identifier) => Find(grant, identifier, "SELECT m.Id, 1, m.Received, m.Patient, m.Controller FROM QuestionnaireResponses m");

    private List<IdentifiedRow> Find(ControllerGrant grant, string identifier, string select)
    {
        using var connection = connections.Read();
        var command = connection.Statement($"{select} WHERE m.Fingerprint = $fingerprint AND m.Controller IN {grant.Writes.InSql()}");
        command.Parameters.AddWithValue("$fingerprint", Fingerprint.OfIdentifier(identifier));
        List<IdentifiedRow> found = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            found.Add(new(row.GetInt64(0), row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), new(new(row.GetInt64(3)), new(row.GetInt32(4)))));
        }

        return found;
    }
}
