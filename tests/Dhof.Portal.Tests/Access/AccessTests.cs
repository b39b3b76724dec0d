using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
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

    [Fact]
    public async Task The_log_tells_the_decision_that_the_attestation_tells_and_no_identity_number()
    {
        var grant = await portal.GrantAsync(Secretary, Bo);
        await using var database = await portal.OpenAsync();
        var row = await database.AccessLog.OrderBy(row => row.Id).LastAsync(Cancellation);
        Assert.Equal((PurposeOfUse.CoordinationOfCare, CareRelationKind.DailyFollowUp, grant.Attestation.DecisionRef.Id), (row.Purpose, row.Relation, row.Decision));
        Assert.Equal(grant.Types, row.Types);
        Assert.Equal("21817925267", grant.Attestation.Practitioner.Identity?.Value);
        Assert.False(await database.Database.SqlQueryRaw<string>("SELECT a.Clinician || a.Name || a.Action || a.Controllers || coalesce(a.Decision, '') AS Value FROM AccessLog a")
            .AnyAsync(text => text.Contains("21817925267"), Cancellation));
    }

    [Fact]
    public async Task A_page_that_stays_open_beyond_the_hour_is_a_new_decision_in_the_log()
    {
        var grant = await portal.GrantAsync(Nurse, Anna);
        var before = await CountAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Same(grant.Attestation, (await portal.Get<PatientAccess>().RenewAsync(grant, Cancellation))!.Attestation);
        Assert.Equal(before, await CountAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(30));
        var renewed = (await portal.Get<PatientAccess>().RenewAsync(grant, Cancellation))!;
        Assert.NotEqual(grant.Attestation.DecisionRef.Id, renewed.Attestation.DecisionRef.Id);
        await using var database = await portal.OpenAsync();
        Assert.Equal(renewed.Attestation.DecisionRef.Id, (await database.AccessLog.OrderBy(row => row.Id).LastAsync(Cancellation)).Decision);
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task Whoever_has_left_the_directory_opens_nothing_more()
    {
        Clinician leaving = new("vikar", "Vik Ar", ClinicianRole.HomeCareNurse, Larvik, null);
        await using var database = await portal.OpenAsync();
        database.Add(Row(leaving, null, null));
        await database.SaveChangesAsync(Cancellation);
        var grant = await portal.GrantAsync(leaving, Bo);
        await database.Clinicians.Where(row => row.Key == leaving.Key).ExecuteDeleteAsync(Cancellation);
        Assert.Null(await portal.Get<PatientAccess>().RenewAsync(grant, Cancellation));
        Assert.Null(await portal.Get<PatientAccess>().OpenAsync(leaving, Bo, Cancellation));
        Assert.Equal(AccessRefusal.NotAsSignedIn, (await database.AccessLog.AsNoTracking().OrderBy(row => row.Id).LastAsync(Cancellation)).Refusal);
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
