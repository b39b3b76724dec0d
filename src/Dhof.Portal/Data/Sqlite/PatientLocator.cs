using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>A patient, and the controllers with a record of them that the grant reads; never none.</summary>
public sealed record LocatedPatient(PatientId Patient, ImmutableArray<OrganisationNumber> Controllers)
{
    /// <summary>Null where that one is not among them.</summary>
    public LocatedPatient? Only(OrganisationNumber controller) => Controllers.Contains(controller) ? this with { Controllers = [controller] } : null;
}

/// <summary>Finds whom a search is about, below EF. A patient without a record at a readable controller is as unknown as none.</summary>
public sealed class PatientLocator(SqliteConnections connections)
{
    public LocatedPatient? Find(ControllerGrant grant, PatientId patient) => Find(grant, "r.Patient = $who", patient.Value);

    public LocatedPatient? Find(ControllerGrant grant, IdentityNumber number) => Find(grant, "r.Patient = (SELECT p.Id FROM Persons p WHERE p.IdentityNumber = $who)", number.Value);

    private LocatedPatient? Find(ControllerGrant grant, string where, object who)
    {
        using var connection = connections.Read();
        var command = connection.Statement($"SELECT r.Patient, r.Controller FROM PatientRecords r WHERE {where} AND r.Controller IN {grant.Reads.InSql()} AND {Shared.With(grant.Writes, "r")}");
        command.Parameters.Add(new SqliteParameter("$who", who));
        using var row = command.ExecuteReader();
        var (patient, controllers) = (0L, ImmutableArray.CreateBuilder<OrganisationNumber>());

        while (row.Read())
        {
            patient = row.GetInt64(0);
            controllers.Add(new(row.GetInt32(1)));
        }

        return controllers.Count == 0 ? null : new(new(patient), controllers.ToImmutable());
    }
}
