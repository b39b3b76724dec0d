using Dhof.Portal.Access;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Live;
using Dhof.Portal.Plans;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Plans;

public sealed class PlanCommandsTests : IAsyncLifetime
{
    private static readonly PlanAgreement s_agreed = new(true, "Dr. Nils Berg, fastlege", new(2026, 11, 20));

    private static readonly string s_kari = $"Kari Nilsen, {RoleWords.For(ClinicianRole.HomeCareNurse)}", s_ola = $"Ola Hansen, {RoleWords.For(ClinicianRole.HomeCareNurse)}";

    private readonly PortalUnderTest _portal = new();

    private PlanCommands Commands => _portal.Get<PlanCommands>();

    private PlanQueries Queries => _portal.Get<PlanQueries>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_draft_is_saved_unfinished_and_agreed_when_it_is_whole_and_the_next_version_follows()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        var unfinished = PlanContent.Empty.With(PlanPart.GreenSigns, ["stabil"]);
        Assert.Equal(Outcome.Done, await Commands.SaveAsync(nurse, unfinished, 0, Cancellation));
        Assert.Equal(new PlanDraft(unfinished, PlanDraftState.Open, 1, s_kari, Now), (await Queries.DraftsAsync(nurse, Cancellation))[Larvik]);
        Assert.Empty(await Queries.PlansAsync(nurse, Cancellation));

        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Incomplete), await Commands.AgreeAsync(nurse, unfinished, s_agreed, 1, Cancellation));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Incomplete), await Commands.AgreeAsync(nurse, SamplePlan.Whole, s_agreed with { ByPatient = false }, 1, Cancellation));
        Assert.Equal(Outcome.Done, await Commands.AgreeAsync(nurse, SamplePlan.Whole, s_agreed, 1, Cancellation));
        Assert.Equal(PlanDraftState.Agreed, (await Queries.DraftsAsync(nurse, Cancellation))[Larvik].State);

        var second = SamplePlan.Whole.With(PlanPart.Goals, []) with { ValidFrom = new(2026, 11, 23) };
        Assert.Equal(Outcome.Done, await Commands.SaveAsync(nurse, second, 2, Cancellation));
        Assert.Equal(Outcome.Done, await Commands.AgreeAsync(nurse, second, s_agreed, 3, Cancellation));

        var plan = Assert.Single(await Queries.PlansAsync(nurse, Cancellation));
        Assert.Equal(
            [new PlanVersion(Larvik, 1, SamplePlan.Whole, s_agreed, s_kari, Now), new PlanVersion(Larvik, 2, second, s_agreed, s_kari, Now)],
            plan.Versions);
    }

    [Fact]
    public async Task Of_two_who_save_the_second_is_told_who_was_first_and_nothing_of_the_first_is_overwritten()
    {
        var (kari, ola) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Colleague, Anna));
        Assert.Equal(Outcome.Done, await Commands.SaveAsync(kari, SamplePlan.Whole, 0, Cancellation));
        var hers = SamplePlan.Whole.With(PlanPart.Goals, ["hennes"]);
        Assert.Equal(Outcome.Done, await Commands.SaveAsync(kari, hers, 1, Cancellation));

        var first = new Outcome.Refused(OutcomeRefusal.AlreadyHandled, s_kari, Now);
        var his = SamplePlan.Whole.With(PlanPart.Goals, ["hans"]);
        Assert.Equal(first, await Commands.SaveAsync(ola, his, 1, Cancellation));
        Assert.Equal(first, await Commands.AgreeAsync(ola, his, s_agreed, 1, Cancellation));
        Assert.Equal(first, await Commands.DiscardAsync(ola, 1, Cancellation));
        Assert.Equal(hers, (await Queries.DraftsAsync(ola, Cancellation))[Larvik].Content);

        // Who never saw it is told too; and the same button twice is done once.
        Assert.Equal(first, await Commands.SaveAsync(ola, his, 0, Cancellation));
        Assert.Equal(Outcome.Done, await Commands.SaveAsync(kari, hers, 1, Cancellation));
        Assert.Equal(2, (await Queries.DraftsAsync(ola, Cancellation))[Larvik].Version);
    }

    [Fact]
    public async Task Of_many_who_agree_at_once_one_version_comes_of_it()
    {
        var (kari, ola) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Colleague, Anna));
        await Commands.SaveAsync(kari, SamplePlan.Whole, 0, Cancellation);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Commands.AgreeAsync(i % 2 == 0 ? kari : ola, SamplePlan.Whole.With(PlanPart.Goals, [$"{i % 2}"]), s_agreed, 1, Cancellation))));

        var version = Assert.Single(Assert.Single(await Queries.PlansAsync(kari, Cancellation)).Versions);
        Assert.Equal(4, outcomes.Count(outcome => outcome == Outcome.Done));
        Assert.All(outcomes.OfType<Outcome.Refused>(), refused => Assert.Equal((OutcomeRefusal.AlreadyHandled, version.Author), (refused.Because, refused.By)));
    }

    [Fact]
    public async Task Of_two_who_begin_at_once_one_draft_stands()
    {
        var (kari, ola) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Colleague, Anna));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Commands.SaveAsync(i % 2 == 0 ? kari : ola, SamplePlan.Whole, 0, Cancellation))));
        var draft = (await Queries.DraftsAsync(kari, Cancellation))[Larvik];
        Assert.Equal((1, 4), (draft.Version, outcomes.Count(outcome => outcome == Outcome.Done)));
        Assert.All(outcomes.OfType<Outcome.Refused>(), refused => Assert.Equal(draft.By, refused.By));
    }

    [Fact]
    public async Task What_is_thrown_away_can_be_taken_up_again_but_not_over_what_came_after()
    {
        var (kari, ola) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Colleague, Anna));
        await Commands.SaveAsync(kari, SamplePlan.Whole, 0, Cancellation);
        Assert.Equal(Outcome.Done, await Commands.DiscardAsync(kari, 1, Cancellation));
        Assert.Equal(PlanDraftState.Discarded, (await Queries.DraftsAsync(kari, Cancellation))[Larvik].State);
        Assert.Equal(Outcome.Done, await Commands.RestoreAsync(kari, 2, Cancellation));
        var restored = (await Queries.DraftsAsync(kari, Cancellation))[Larvik];
        Assert.Equal((PlanDraftState.Open, SamplePlan.Whole, 3), (restored.State, restored.Content, restored.Version));

        await Commands.DiscardAsync(kari, 3, Cancellation);
        var another = PlanContent.Empty.With(PlanPart.Goals, ["ny"]);
        Assert.Equal(Outcome.Done, await Commands.SaveAsync(ola, another, 4, Cancellation));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.AlreadyHandled, s_ola, Now), await Commands.RestoreAsync(kari, 4, Cancellation));
        Assert.Equal(another, (await Queries.DraftsAsync(kari, Cancellation))[Larvik].Content);
    }

    [Fact]
    public async Task Versions_cannot_be_changed_or_deleted()
    {
        await AgreeAsync();
        await using var database = await _portal.OpenAsync();
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("UPDATE PlanVersions SET AgreedWith = 'x'", Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("DELETE FROM PlanVersions", Cancellation));
    }

    [Fact]
    public async Task Only_those_who_give_care_at_the_controller_write_and_the_gp_reads()
    {
        await AgreeAsync();
        var doctor = await _portal.GrantAsync(Doctor, Anna);
        Assert.Equal(SamplePlan.Whole, Assert.Single(await Queries.PlansAsync(doctor, Cancellation)).Newest.Content);

        foreach (var grant in (PatientGrant[])[doctor, await _portal.GrantAsync(Secretary, Anna)])
        {
            Assert.False(grant.MayWritePlan);
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.SaveAsync(grant, PlanContent.Empty, 0, Cancellation));
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.SaveAsync(grant, PlanContent.Empty, 1, Cancellation));
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.DiscardAsync(grant, 1, Cancellation));
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.RestoreAsync(grant, 1, Cancellation));
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.AgreeAsync(grant, SamplePlan.Whole, s_agreed, 1, Cancellation));
        }
    }

    [Fact]
    public async Task A_second_organisation_does_not_begin_another_plan_where_it_sees_one()
    {
        await AgreeAsync();
        await using var database = await _portal.OpenAsync();
        database.Add(new PatientRecordRow { Patient = Anna, Controller = Office, GivenName = "Anna", FamilyName = "Testland", BirthDate = new(1950, 1, 2), EnrolledFrom = Now.AddYears(-1) });
        database.Add(new CareRelationRow { Patient = Anna, Controller = Office, Organisation = Office, Kind = CareRelationKind.GeneralPractice, From = Now.AddYears(-1) });
        await database.SaveChangesAsync(Cancellation);
        var doctor = await _portal.GrantAsync(Doctor, Anna);
        Assert.True(doctor.MayWritePlan);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.KeptElsewhere), await Commands.SaveAsync(doctor, PlanContent.Empty, 0, Cancellation));
        Assert.Equal(Larvik, Assert.Single(await Queries.PlansAsync(doctor, Cancellation)).Controller);
    }

    [Fact]
    public async Task Every_act_is_in_the_log_and_in_the_feed()
    {
        List<PatientChange> heard = [];
        using var listening = _portal.Get<ChangeFeed>().ListenToAll(change =>
        {
            if (change.Area == Area.Plans)
            {
                heard.Add(change);
            }
        });
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        await Commands.SaveAsync(nurse, SamplePlan.Whole, 0, Cancellation);
        await Commands.DiscardAsync(nurse, 1, Cancellation);
        await Commands.RestoreAsync(nurse, 2, Cancellation);
        await Commands.AgreeAsync(nurse, SamplePlan.Whole, s_agreed, 3, Cancellation);
        Assert.True(SpinWait.SpinUntil(() => heard.Count == 4, TimeSpan.FromSeconds(5)));
        Assert.All(heard, change => Assert.Equal(Anna, change.Patient));

        await using var database = await _portal.OpenAsync();
        var log = await database.AccessLog.Where(row => row.Action.StartsWith("plan.")).OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal([AccessLog.PlanSaved, AccessLog.PlanDiscarded, AccessLog.PlanRestored, AccessLog.PlanAgreed], log.Select(row => row.Action));
        Assert.All(log, row => Assert.Equal(("kari", (PatientId?)Anna, InformationTypes.Plans, "310000019"), (row.Clinician, row.Patient, row.Types, row.Controllers)));
    }

    [Fact]
    public async Task The_zone_is_the_version_in_force_today_for_a_page_and_for_a_list()
    {
        var coming = SamplePlan.Whole.With(PlanPart.YellowActions, ["fra desember"]) with { ValidFrom = new(2026, 12, 1) };
        await AgreeAsync();
        await AgreeAsync(coming, 1);
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        var list = await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation);
        Assert.Equal(SamplePlan.Whole.Yellow, (await Queries.ZonesAsync(nurse, Cancellation)).Find(Larvik, Severity.Yellow));
        var zones = await Queries.ZonesAsync(list, [Anna, Bo], Cancellation);
        Assert.Equal([Anna], zones.Keys);
        Assert.Equal(SamplePlan.Whole.Red, zones[Anna].Find(Larvik, Severity.Red));
        Assert.Empty(await Queries.ZonesAsync(list, [Bo], Cancellation));

        _portal.Clock.SetUtcNow(new(2026, 11, 30, 23, 30, 0, TimeSpan.Zero));
        Assert.Equal(["fra desember"], (await Queries.ZonesAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation)).Find(Larvik, Severity.Yellow)!.Actions);
    }

    [Fact]
    public void What_another_controller_found_is_met_by_the_one_plan_there_is_and_by_none_of_several()
    {
        var larvik = Version(Larvik);
        Assert.Equal(SamplePlan.Whole.Red, new PlanZones([larvik]).Find(Oslo, Severity.Red));
        Assert.Null(new PlanZones([larvik, Version(Office)]).Find(Oslo, Severity.Red));
        Assert.Equal(larvik, new PlanZones([larvik, Version(Office)]).InForce(Larvik));
        Assert.Null(PlanZones.None.Find(Larvik, Severity.Red));

        static PlanVersion Version(Domain.Organisations.OrganisationNumber controller) => new(controller, 1, SamplePlan.Whole, s_agreed, "", default);
    }

    private async Task AgreeAsync(PlanContent? content = null, int seen = 0) =>
        Assert.Equal(Outcome.Done, await Commands.AgreeAsync(await _portal.GrantAsync(Nurse, Anna), content ?? SamplePlan.Whole, s_agreed, seen, Cancellation));
}
