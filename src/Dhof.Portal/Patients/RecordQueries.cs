using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Patients;

/// <summary>Reads what controllers have recorded of a person, for machine clients: record by record.</summary>
public sealed class RecordQueries(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>The records that the grant reads, in the order of their controllers.</summary>
    public async Task<IReadOnlyList<PatientRecord>> OfAsync(ControllerGrant grant, PatientId patient, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<PatientRecordRow>(grant).AsNoTracking().Where(record => record.Patient == patient).ToListAsync(cancellation);

        if (rows.Count == 0 || !IdentityNumber.TryParse(await database.IdentityNumber(grant, patient).SingleAsync(cancellation), out var number))
        {
            return [];
        }

        var organisations = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        return [.. rows.OrderBy(row => row.Controller.Value).Select(row => Record(row, number, organisations.GetValueOrDefault(row.Controller)))];
    }

    private static PatientRecord Record(PatientRecordRow row, IdentityNumber number, string? controller) => new(
        row.Patient,
        row.Controller,
        controller,
        number,
        row.GivenName,
        row.FamilyName,
        row.BirthDate == default ? null : row.BirthDate,
        row.Sex,
        row.Telephone,
        row is { NextOfKinName: null, NextOfKinRelation: null, NextOfKinTelephone: null } ? null : new(row.NextOfKinName, row.NextOfKinRelation, row.NextOfKinTelephone),
        row.Version,
        row.Updated);
}
