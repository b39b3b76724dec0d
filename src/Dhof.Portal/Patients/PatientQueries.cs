using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Patients;

/// <summary>Who the patients are.</summary>
public sealed class PatientQueries(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>The opened patient as the reader's own record says, with identity number; null where no record is open to the reader.</summary>
    public async Task<PatientIdentity?> IdentityAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var records = await database.Visible<PatientRecordRow>(grant).ToListAsync(cancellation);
        var number = await database.IdentityNumber(grant).SingleOrDefaultAsync(cancellation);

        if (records.Count == 0 || number is null)
        {
            return null;
        }

        var organisations = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        var record = records.OwnOrFirst(grant.Clinician.Organisation);
        var sharing = await SharingAsync(database, grant, organisations, cancellation);
        return new(record, number, organisations[record.Controller], [.. grant.Controllers.Select(controller => organisations[controller])], sharing);
    }

    private static async Task<PatientSharing> SharingAsync(PortalDatabase database, PatientGrant grant, Dictionary<OrganisationNumber, string> organisations, CancellationToken cancellation)
    {
        var own = grant.Clinician.Organisation;
        var row = await database.Sharing.AsNoTracking().SingleOrDefaultAsync(sharing => sharing.Patient == grant.Patient && sharing.Controller == own, cancellation);

        return new(
            grant.Controllers.Contains(own) ? row?.State ?? SharingState.Open : null,
            row?.Since,
            row is null ? null : RoleWords.Person(row.RecordedBy, row.RecordedByRole),
            grant.MayDecideSharing,
            [.. grant.Closed.Select(closed => (organisations[closed.Controller], closed.State))]);
    }

    /// <summary>Every patient of a list, one record each.</summary>
    /// <param name="only">Null for all.</param>
    public async Task<IReadOnlyDictionary<PatientId, PatientRecordRow>> RecordsAsync(CaseloadGrant grant, CancellationToken cancellation, IReadOnlyCollection<PatientId>? only = null)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var records = await database.Visible<PatientRecordRow>(grant, only).ToListAsync(cancellation);
        return records.GroupBy(record => record.Patient).ToDictionary(group => group.Key, group => group.OwnOrFirst(grant.Organisation));
    }
}
