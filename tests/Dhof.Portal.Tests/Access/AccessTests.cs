using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

public sealed class AccessTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    [Fact]
    public async Task Every_opening_and_every_refusal_is_in_the_log_once()
    {
        var before = await CountAsync();
        var grant = await portal.GrantAsync(Nurse, Anna);
        Assert.Null(await portal.Get<PatientAccess>().OpenAsync(OsloNurse, Anna, Cancellation));
        Assert.Null(await portal.Get<PatientAccess>().OpenAsync(OsloNurse, new(999_999), Cancellation));
        await portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation);
        await portal.Get<PatientAccess>().RenewAsync(grant, Cancellation);

        await using var database = await portal.OpenAsync();
        var written = await database.AccessLog.OrderByDescending(row => row.Id).Take(4).ToListAsync(Cancellation);
        Assert.Equal(before + 4, await CountAsync());
        Assert.Equal(
            [("kari", "patient.open", Anna, (AccessRefusal?)null), ("amina", "patient.open", Anna, AccessRefusal.NoCareRelation), ("amina", "patient.open", new(999_999), AccessRefusal.NoCareRelation), ("kari", "caseload.open", null, null)],
            written.OrderBy(row => row.Id).Select(row => (row.Clinician, row.Action, row.Patient, row.Refusal)));
    }

    [Fact]
    public async Task Renewing_ends_when_the_relation_has_ended()
    {
        var grant = await portal.GrantAsync(Doctor, Anna);
        Assert.NotNull(await portal.Get<PatientAccess>().RenewAsync(grant, Cancellation));

        await using var database = await portal.OpenAsync();
        await database.CareRelations.Where(relation => relation.Organisation == Office).ExecuteUpdateAsync(set => set.SetProperty(relation => relation.To, Now), Cancellation);
        Assert.Null(await portal.Get<PatientAccess>().RenewAsync(grant, Cancellation));
        await database.CareRelations.Where(relation => relation.Organisation == Office).ExecuteUpdateAsync(set => set.SetProperty(relation => relation.To, (DateTimeOffset?)null), Cancellation);
    }

    [Theory]
    [InlineData("/pasienter/00000000000000ab?range=3m", "/pasienter/00000000000000ab?range=3m")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Sign_in_leads_back_into_the_portal_only(string? returnUrl, string to) => Assert.Equal(to, SignIn.Local(returnUrl));

    private async Task<int> CountAsync()
    {
        await using var database = await portal.OpenAsync();
        return await database.AccessLog.CountAsync(Cancellation);
    }
}
