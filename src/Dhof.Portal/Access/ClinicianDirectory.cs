using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>The directory of clinicians, as an attestation names them.</summary>
internal static class ClinicianDirectory
{
    /// <summary>Null for a key that is not, or no longer, in the directory.</summary>
    public static async Task<Practitioner?> FindPractitionerAsync(this PortalDatabase database, string key, CancellationToken cancellation)
    {
        var found = await (from row in database.Clinicians.AsNoTracking()
                           join organisation in database.Organisations.AsNoTracking() on row.Organisation equals organisation.Number
                           where row.Key == key
                           select new { row, organisation }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : ToPractitioner(found.row, found.organisation);
    }

    private static Practitioner ToPractitioner(ClinicianRow row, OrganisationRow organisation)
    {
        CareUnit pointOfCare = new(organisation.Number, organisation.Name);

        return new(
            row.Key,
            row.Name,
            row.Role,
            IdentityNumber.TryParse(row.IdentityNumber, out var identity) ? identity : null,
            row.Hpr,
            row.Authorization,
            pointOfCare,
            organisation is { LegalEntity: { } number, LegalEntityName: { } name } ? new(number, name) : pointOfCare,
            organisation.Kind,
            row is { Resh: { } resh, Department: { } department } ? new(resh, department) : null);
    }
}
