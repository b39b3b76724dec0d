using System.Threading.Channels;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;
using Dhof.Portal.Patients;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

/// <summary>Amina in Oslo has no relation to Anna, whose data Larvik holds.</summary>
public sealed class CareDeclarationTests : IAsyncLifetime
{
    private const string Why = "Ringer fra legevakten om pusten";

    private static readonly IdentityNumber s_anna = Number("14834849810"), s_nobody = Number("45876249883");

    private readonly PortalUnderTest _portal = new();

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-1));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task It_opens_measurements_and_alerts_for_a_day_and_says_that_it_is_declared()
    {
        Assert.Null(await _portal.Get<PatientAccess>().OpenAsync(OsloNurse, Anna, Cancellation));
        Assert.Equal(Anna, await DeclareAsync(OsloNurse, s_anna));
        var grant = await _portal.GrantAsync(OsloNurse, Anna);

        Assert.Equal(InformationTypes.Demographics | InformationTypes.Measurements | InformationTypes.Alerts, grant.Types);
        Assert.Equal((true, true, Now.AddHours(24)), (grant.IsDeclared, grant.Attestation.DecisionRef.UserSelected, grant.RelationUntil));
        Assert.Equal([Larvik], grant.Controllers);
        await using var database = await _portal.OpenAsync();
        Assert.NotEmpty(await database.Visible<MeasurementRow>(grant).ToListAsync(Cancellation));
        Assert.Empty(await database.Visible<QuestionnaireResponseRow>(grant).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_log_holds_the_reason_once_and_no_list_shows_the_patient()
    {
        await DeclareAsync(OsloNurse, s_anna);
        await using var database = await _portal.OpenAsync();
        var row = await database.AccessLog.SingleAsync(row => row.Action == AccessLog.RelationDeclared, Cancellation);
        Assert.Equal((Anna, (AccessRefusal?)null, DeclaredReason.OnDuty, Why, CareRelationKind.SelfDeclared), (row.Patient, row.Refusal, row.Reason, row.ReasonText, row.Relation));
        var list = await _portal.Get<CaseloadAccess>().OpenAsync(OsloNurse, Cancellation);
        Assert.DoesNotContain(Anna, (await _portal.Get<PatientQueries>().RecordsAsync(list, Cancellation)).Keys);
        Assert.DoesNotContain(Anna, _portal.Get<MeasurementReader>().NewestAt(list).Keys);
    }

    [Fact]
    public async Task It_is_nobody_elses()
    {
        await DeclareAsync(OsloNurse, s_anna);
        Clinician colleague = OsloNurse with { Key = "colleague" };
        await using var database = await _portal.OpenAsync();
        database.Add(Row(colleague, null, null));
        await database.SaveChangesAsync(Cancellation);
        Assert.Null(await _portal.Get<PatientAccess>().OpenAsync(colleague, Anna, Cancellation));
    }

    [Theory]
    [InlineData(SharingState.Objects)]
    [InlineData(SharingState.Blocked)]
    public async Task It_never_goes_past_what_the_patient_has_decided(SharingState state)
    {
        await _portal.Get<SharingCommands>().DecideAsync(await _portal.GrantAsync(Nurse, Anna), SharingState.Open, state, Cancellation);
        Assert.Null(await DeclareAsync(OsloNurse, s_anna));
        await using var database = await _portal.OpenAsync();
        Assert.Empty(await database.DeclaredRelations.ToListAsync(Cancellation));
        Assert.Equal(AccessRefusal.NotShared, (await LastAsync()).Refusal);

        // What was declared while it was open is closed with it.
        await _portal.Get<SharingCommands>().DecideAsync(await _portal.GrantAsync(Nurse, Anna), state, SharingState.Open, Cancellation);
        Assert.Equal(Anna, await DeclareAsync(OsloNurse, s_anna));
        await _portal.Get<SharingCommands>().DecideAsync(await _portal.GrantAsync(Nurse, Anna), SharingState.Open, state, Cancellation);
        Assert.Null(await _portal.Get<PatientAccess>().OpenAsync(OsloNurse, Anna, Cancellation));
    }

    [Fact]
    public async Task What_is_refused_is_told_to_the_log_alone()
    {
        Assert.Null(await DeclareAsync(OsloNurse, s_nobody));
        Assert.Equal((AccessRefusal.NoRecord, null), ((await LastAsync()).Refusal, (await LastAsync()).Patient));
        Assert.Null(await DeclareAsync(Secretary, Number("27864549816")));
        Assert.Equal((AccessRefusal.NoCareRelation, Cato), ((await LastAsync()).Refusal, (await LastAsync()).Patient!.Value));
        Assert.Null(await DeclareAsync(OsloNurse, s_anna, text: "for kort "));
        Assert.Null(await DeclareAsync(OsloNurse, s_anna, reason: (DeclaredReason)99));
        await using var database = await _portal.OpenAsync();
        Assert.Empty(await database.DeclaredRelations.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task It_ends_on_time_also_for_a_page_that_is_open()
    {
        await DeclareAsync(OsloNurse, s_anna);
        _portal.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(3));
        var grant = await _portal.GrantAsync(OsloNurse, Anna);
        Assert.Equal(Now.AddHours(24), grant.Until);
        _portal.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(await _portal.Get<PatientAccess>().RenewAsync(grant, Cancellation));
    }

    [Fact]
    public async Task The_one_who_declared_it_ends_it_and_open_pages_are_told()
    {
        await DeclareAsync(OsloNurse, s_anna);
        var grant = await _portal.GrantAsync(OsloNurse, Anna);
        var heard = Channel.CreateUnbounded<Area>();
        using var listening = _portal.Get<ChangeFeed>().Listen(Anna, change => heard.Writer.TryWrite(change.Area));
        await _portal.Get<CareDeclarations>().EndAsync(grant, Cancellation);

        Assert.Equal(Area.Sharing, await heard.Reader.ReadAsync(Cancellation));
        Assert.Null(await _portal.Get<PatientAccess>().RenewAsync(grant, Cancellation));
        await using var database = await _portal.OpenAsync();
        Assert.Equal(1, await database.AccessLog.CountAsync(row => row.Action == AccessLog.RelationEnded && row.Patient == Anna && row.Clinician == OsloNurse.Key, Cancellation));
    }

    [Fact]
    public async Task A_recorded_relation_goes_before_a_declared_one()
    {
        Assert.Equal(Anna, await DeclareAsync(Doctor, s_anna));
        await using var database = await _portal.OpenAsync();
        Assert.Empty(await database.DeclaredRelations.ToListAsync(Cancellation));

        database.Add(new DeclaredRelationRow { Patient = Anna, Clinician = Doctor.Key, Organisation = Office, From = Now, Until = Now.AddHours(1) });
        await database.SaveChangesAsync(Cancellation);
        var grant = await _portal.GrantAsync(Doctor, Anna);
        Assert.Equal((CareRelationKind.GeneralPractice, true), (grant.Attestation.Relation, grant.Types.HasFlag(InformationTypes.Questionnaires)));
    }

    [Fact]
    public async Task Who_declares_a_relation_at_the_controller_does_not_decide_about_sharing()
    {
        await using var database = await _portal.OpenAsync();
        await database.CareRelations.Where(relation => relation.Organisation == Larvik && relation.Patient == Anna).ExecuteDeleteAsync(Cancellation);
        Assert.Equal(Anna, await DeclareAsync(Nurse, s_anna));
        var grant = await _portal.GrantAsync(Nurse, Anna);
        Assert.Equal((true, false), (grant.Controllers.Contains(Larvik), grant.MayDecideSharing));
    }

    [Fact]
    public async Task A_search_finds_own_patients_and_is_logged_whatever_it_finds()
    {
        var search = _portal.Get<PersonSearch>();
        Assert.Equal(Anna, await search.FindAsync(Nurse, s_anna, Cancellation));
        Assert.Null(await search.FindAsync(OsloNurse, s_anna, Cancellation));
        Assert.Null(await search.FindAsync(OsloNurse, s_nobody, Cancellation));
        await using var database = await _portal.OpenAsync();
        Assert.Equal(
            [("kari", Anna, (AccessRefusal?)null), ("amina", Anna, AccessRefusal.NoCareRelation), ("amina", null, AccessRefusal.NoRecord)],
            (await database.AccessLog.Where(row => row.Action == AccessLog.PersonSought).OrderBy(row => row.Id).ToListAsync(Cancellation)).Select(row => (row.Clinician, row.Patient, row.Refusal)));
        Assert.Equal((true, false), (search.MayDeclare(OsloNurse), search.MayDeclare(Secretary)));
    }

    private Task<PatientId?> DeclareAsync(Clinician clinician, IdentityNumber number, DeclaredReason reason = DeclaredReason.OnDuty, string text = Why) =>
        _portal.Get<CareDeclarations>().DeclareAsync(clinician, number, reason, text, Cancellation);

    private async Task<AccessLogRow> LastAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.AccessLog.OrderBy(row => row.Id).LastAsync(Cancellation);
    }

    private static IdentityNumber Number(string text) => IdentityNumber.TryParse(text, out var number) ? number : throw new ArgumentException("No identity number.", nameof(text));
}
