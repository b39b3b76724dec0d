using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Patients;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Patients;

public sealed class PauseCommandTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    private PauseCommands Commands => _portal.Get<PauseCommands>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_paused_patient_is_out_of_the_list_counted_and_listed_with_who_and_until_when_and_comes_back_by_itself()
    {
        await RaiseAsync(90);
        Assert.Equal(Outcome.Done, await PauseAsync(Nurse, 0));
        var list = await ListAsync(Nurse);
        Assert.Empty(list.Rows);
        var paused = Assert.Single(list.Paused);
        Assert.Equal((Anna, "Kari Nilsen", Now.AddDays(3), 1), (paused.Patient, paused.Pause.By.Name, paused.Pause.Until, paused.Open));
        Assert.NotNull(paused.Worst);
        Assert.Equal((1, 1), (list.Without, list.Rows.Length + list.Snoozed.Length + list.Paused.Length));

        _portal.Clock.Advance(TimeSpan.FromDays(3));
        list = await ListAsync(Nurse);
        Assert.Equal((1, 0, 1), (list.Rows.Length, list.Paused.Length, list.Without));
    }

    [Fact]
    public async Task A_pause_never_hides_a_red_that_comes_while_it_lasts()
    {
        await PauseAsync(Nurse, 0);
        await RaiseAsync(84);
        var row = Assert.Single((await ListAsync(Nurse)).Rows);
        Assert.Equal((Anna, Now.AddDays(3)), (row.Patient, row.Pause?.Until));
        Assert.Empty((await ListAsync(Nurse)).Paused);
    }

    [Fact]
    public async Task What_could_not_be_read_shows_a_paused_patient()
    {
        await PauseAsync(Nurse, 0);
        await _portal.RefuseAsync(Anna);
        Assert.Equal(Anna, Assert.Single((await ListAsync(Nurse)).Rows).Patient);
    }

    [Fact]
    public async Task Of_two_who_pause_at_once_one_does_and_the_other_is_told_who()
    {
        var (kari, ola) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Colleague, Anna));
        Task<Outcome>[] pauses;

        using (await _portal.Get<WriteGate>().EnterAsync(Cancellation))
        {
            pauses = [Pause(kari, 0), Pause(ola, 0)];
        }

        var outcomes = await Task.WhenAll(pauses);
        var refused = Assert.IsType<Outcome.Refused>(Assert.Single(outcomes, outcome => outcome != Outcome.Done));
        var first = (await HistoryAsync(kari)).Pauses[0].By.Name;
        Assert.Equal((OutcomeRefusal.AlreadyHandled, $"{first}, Sykepleier, hjemmetjenesten"), (refused.Because, refused.By));
        Assert.Equal(1, (await HistoryAsync(kari)).Acts);
    }

    [Fact]
    public async Task It_is_ended_before_its_time_by_a_colleague_and_that_is_undone()
    {
        await PauseAsync(Nurse, 0);
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Outcome.Done, await Commands.EndAsync(await _portal.GrantAsync(Colleague, Anna), 1, Cancellation));
        Assert.Empty((await ListAsync(Nurse)).Paused);
        Assert.Equal(Outcome.Done, await PauseAsync(Colleague, 2));
        Assert.Single((await ListAsync(Nurse)).Paused);
        var told = await _portal.Get<PauseEvents>().SinceAsync(await _portal.GrantAsync(Doctor, Anna), Now, Cancellation);
        Assert.Equal(["Oppfølgingen er pauset til 26.11. 10:00", "Pausen i oppfølgingen ble avsluttet", "Oppfølgingen er pauset til 26.11. 10:00"], told.Select(one => one.Title));
        Assert.Equal(["Kari Nilsen", "Ola Hansen", "Ola Hansen"], told.Select(one => one.Note.Split(',')[0]));
    }

    [Fact]
    public async Task Nobody_ends_what_they_have_not_seen()
    {
        await PauseAsync(Nurse, 0);
        Assert.Equal(OutcomeRefusal.AlreadyHandled, Assert.IsType<Outcome.Refused>(await Commands.EndAsync(await _portal.GrantAsync(Colleague, Anna), 0, Cancellation)).Because);
        Assert.True((await HistoryAsync(await _portal.GrantAsync(Nurse, Anna))).IsPaused(Now));
    }

    [Fact]
    public async Task Another_organisation_sees_it_and_can_neither_pause_nor_end_it_nor_is_it_out_of_its_list()
    {
        await RaiseAsync(90);
        var doctor = await _portal.GrantAsync(Doctor, Anna);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Pause(doctor, 0));
        await PauseAsync(Nurse, 0);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.EndAsync(doctor, 1, Cancellation));
        Assert.True((await HistoryAsync(doctor)).IsPaused(Now));
        Assert.Single((await ListAsync(Doctor)).Rows);
        Assert.Empty((await ListAsync(Nurse)).Rows);
    }

    [Fact]
    public async Task A_list_that_stands_open_hears_of_a_pause_and_of_its_end()
    {
        await RaiseAsync(90);
        Assert.Single((await OpenListAsync()).Rows);
        await PauseAsync(Nurse, 0);
        Assert.Single((await OpenListAsync()).Paused);
        await Commands.EndAsync(await _portal.GrantAsync(Nurse, Anna), 1, Cancellation);
        Assert.Single((await OpenListAsync()).Rows);
    }

    [Fact]
    public async Task The_same_again_by_the_same_person_is_done_once()
    {
        Assert.Equal(Outcome.Done, await PauseAsync(Nurse, 0));
        Assert.Equal(Outcome.Done, await PauseAsync(Nurse, 0));
        Assert.Equal(1, (await HistoryAsync(await _portal.GrantAsync(Nurse, Anna))).Acts);
    }

    [Fact]
    public async Task Two_organisations_pause_each_their_own_follow_up()
    {
        await using (var database = await _portal.OpenAsync())
        {
            database.Add(new PatientRecordRow { Patient = Anna, Controller = Oslo, GivenName = "Anna", FamilyName = "Testland", BirthDate = new(1950, 1, 2), EnrolledFrom = Now.AddYears(-1) });
            database.AddRange(((OrganisationNumber[])[Oslo, Larvik]).Select(organisation => new CareRelationRow { Patient = Anna, Controller = Oslo, Organisation = organisation, Kind = CareRelationKind.DailyFollowUp, From = Now.AddYears(-1) }));
            await database.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(Outcome.Done, await PauseAsync(OsloNurse, 0));
        Assert.Equal(Outcome.Done, await PauseAsync(Nurse, 0));
        Assert.Equal([Larvik, Oslo], (await _portal.Get<PauseQueries>().OfAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation)).Keys.OrderBy(controller => controller.Value));
    }

    [Fact]
    public async Task The_engine_is_told_of_what_time_it_expects_nothing()
    {
        await PauseAsync(Nurse, 0);
        var engine = await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation);
        var paused = await _portal.Get<PauseQueries>().OfAsync(engine, [Anna, Bo], Cancellation);
        Assert.Equal([new RecordKey(Anna, Larvik)], paused.Keys);
        Assert.True(paused[new(Anna, Larvik)].IsPaused(Now.AddDays(2)));
    }

    [Fact]
    public async Task Each_act_stands_in_the_access_log_also_one_that_is_refused()
    {
        await PauseAsync(Nurse, 0);
        Assert.IsType<Outcome.Refused>(await Commands.PauseAsync(await _portal.GrantAsync(Nurse, Anna), 1, PauseReason.Away, "", Now.AddDays(31), Cancellation));
        await using var database = await _portal.OpenAsync();
        Assert.Equal(2, await database.AccessLog.CountAsync(entry => entry.Action == AccessLog.PauseActed && entry.Patient == Anna && entry.Clinician == "kari", Cancellation));
    }

    [Theory, InlineData("UPDATE Pauses SET Until = 0"), InlineData("DELETE FROM Pauses")]
    public async Task An_act_is_neither_changed_nor_deleted(string statement)
    {
        await PauseAsync(Nurse, 0);
        await using var database = await _portal.OpenAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync(statement, Cancellation));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private async Task<Outcome> PauseAsync(Clinician clinician, int seen) => await Pause(await _portal.GrantAsync(clinician, Anna), seen);

    private Task<Outcome> Pause(PatientGrant grant, int seen) => Commands.PauseAsync(grant, seen, PauseReason.Away, "Besøker datteren", Now.AddDays(3), Cancellation);

    private async Task<PauseHistory> HistoryAsync(PatientGrant grant) => (await _portal.Get<PauseQueries>().OfAsync(grant, Cancellation))[Larvik];

    private async Task RaiseAsync(decimal value)
    {
        await _portal.MeasureAsync(Anna, value, Now);
        await _portal.JudgeAsync();
    }

    private async Task<WorklistReading> OpenListAsync() => await _portal.Get<SharedWorklist>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation), Cancellation);

    private async Task<WorklistReading> ListAsync(Clinician clinician) => await _portal.Get<WorklistQueries>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation), Cancellation);
}
