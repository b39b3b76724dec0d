using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>What a list may show now, and whose part of it may have changed: so that a long list need not be read whole to be as fresh, and as closed, as if it were.</summary>
public sealed class CaseloadReader(SqliteConnections connections, TimeProvider clock)
{
    /// <summary>The number of the latest change. What is read afterwards holds all up to it.</summary>
    public long LatestChange()
    {
        using var connection = connections.Read();
        return connection.Statement("SELECT COALESCE(MAX(Sequence), 0) FROM Changes").ExecuteScalar() is long latest ? latest : 0;
    }

    /// <summary>Who changed after a number, in whatever list they are.</summary>
    public HashSet<PatientId> ChangedAfter(long sequence)
    {
        using var connection = connections.Read();
        var command = connection.Statement("SELECT DISTINCT Patient FROM Changes WHERE Sequence > $after");
        command.Parameters.AddWithValue("$after", sequence);
        HashSet<PatientId> changed = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            changed.Add(new(row.GetInt64(0)));
        }

        return changed;
    }

    /// <summary>Whose data of which controller the list opens now: the care relations that stand, without what a patient keeps from others.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public HashSet<(PatientId Patient, OrganisationNumber Controller)> Opened(CaseloadGrant grant)
    {
        clock.Demand(grant.Until);
        using var connection = connections.Read();
        var command = connection.Statement(
            $"""
            SELECT r.Patient, r.Controller FROM CareRelations r
            WHERE r.Organisation = $organisation AND r."From" <= $now AND (r."To" IS NULL OR r."To" > $now) AND {Shared.WithRelation}
            """);
        command.Parameters.AddWithValue("$organisation", grant.Organisation.Value);
        command.Parameters.AddWithValue("$now", clock.GetUtcNow().ToUnixTimeMilliseconds());
        HashSet<(PatientId, OrganisationNumber)> opened = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            opened.Add((new(row.GetInt64(0)), new(row.GetInt32(1))));
        }

        return opened;
    }
}
