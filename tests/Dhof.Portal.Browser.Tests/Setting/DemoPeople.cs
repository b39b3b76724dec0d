using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Browser.Tests.Setting;

/// <summary>The people of the demonstration, as the tests need them: by what docs/demo.md calls them.</summary>
internal static class DemoPeople
{
    /// <summary>Everybody of the small region, as the portal made them.</summary>
    public static async Task<IReadOnlyList<SyntheticPatient>> OfAsync(PortalUnderTest portal)
    {
        await using var database = await DatabaseAsync(portal);
        var row = await database.DemoRegions.SingleAsync(TestContext.Current.CancellationToken);
        return Region.Create(row.Region, row.Seed, row.SeededFrom).Patients;
    }

    /// <summary>A patient by family name; the ten named ones come first.</summary>
    public static async Task<SyntheticPatient> FindAsync(PortalUnderTest portal, string familyName) => (await OfAsync(portal)).First(patient => patient.Identity.FamilyName == familyName);

    /// <summary>One whom Havna legekontor follows with Larvik, none of the named.</summary>
    public static async Task<SyntheticPatient> OfHarbourOfficeAsync(PortalUnderTest portal) =>
        (await OfAsync(portal)).Skip(NamedPatients.All.Length).First(patient => patient.Team.Office == Organisations.LarvikHarbourOffice);

    public static string Path(this SyntheticPatient patient) => $"/pasienter/{patient.Id}";

    public static string Name(this SyntheticPatient patient) => $"{patient.Identity.GivenName} {patient.Identity.FamilyName}";

    /// <summary>The organisations and clinicians, and nobody to follow up.</summary>
    public static async Task WithoutPatientsAsync(PortalUnderTest portal)
    {
        await using var database = await DatabaseAsync(portal);
        database.AddRange(Organisations.Rows);
        database.AddRange(Personas.All.Select(persona => persona.ToRow()));
        await database.SaveChangesAsync();
    }

    public static async Task<IReadOnlyList<AccessLogRow>> AccessLogAsync(PortalUnderTest portal, PatientId patient)
    {
        await using var database = await DatabaseAsync(portal);
        return await database.AccessLog.AsNoTracking().Where(row => row.Patient == patient).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static Task<PortalDatabase> DatabaseAsync(PortalUnderTest portal) =>
        portal.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
}
