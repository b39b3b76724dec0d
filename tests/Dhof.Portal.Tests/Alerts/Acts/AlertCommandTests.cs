using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts.Acts;

public sealed class AlertCommandTests : IAsyncLifetime
{
    private static readonly Assessment s_reached = new(ContactOutcome.Patient, "Tungpust siden i går", "Øker etter planen", null);

    private readonly PortalUnderTest _portal = new();

    private AlertCommands Commands => _portal.Get<AlertCommands>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Of_two_who_claim_at_once_one_wins_and_the_other_is_told_who()
    {
        await RaiseAsync(84);
        var (kari, ola) = (await GrantAsync(Nurse), await GrantAsync(Colleague));
        var seen = await SeenAsync(kari);
        Task<Outcome>[] claims;

        // Both have read before either may write.
        using (await _portal.Get<WriteGate>().EnterAsync(Cancellation))
        {
            claims = [Commands.FollowUpAsync(kari, seen, false, Cancellation), Commands.FollowUpAsync(ola, seen, false, Cancellation)];
        }

        var outcomes = await Task.WhenAll(claims);

        var refused = Assert.IsType<Outcome.Refused>(Assert.Single(outcomes, outcome => outcome != Outcome.Done));
        var by = (await StandingAsync(kari)).Life.FollowUp!.By;
        Assert.Equal((OutcomeRefusal.AlreadyHandled, $"{by.Name}, Sykepleier, hjemmetjenesten", Now), (refused.Because, refused.By, refused.At));
        Assert.Single(await ActsAsync());
    }

    [Fact]
    public async Task Doing_the_same_again_is_done_and_adds_nothing()
    {
        await RaiseAsync(90);
        var kari = await GrantAsync(Nurse);
        var seen = await SeenAsync(kari);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(Outcome.Done, await Commands.FollowUpAsync(kari, seen, false, Cancellation));
            Assert.Equal(Outcome.Done, await Commands.AssessAsync(kari, seen, s_reached, Cancellation));
        }

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(Outcome.Done, await Commands.CloseAsync(kari, seen, ClosingReason.Acted, null, Cancellation));
        }

        Assert.Equal([AlertActKind.FollowedUp, AlertActKind.Assessed, AlertActKind.Closed], (await ActsAsync()).Select(act => act.Kind));
    }

    [Fact]
    public async Task A_red_is_closed_with_its_assessment_in_one_go_and_opened_again_by_undo()
    {
        await RaiseAsync(84);
        var kari = await GrantAsync(Nurse);
        var seen = await SeenAsync(kari);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.NeedsAssessment), await Commands.CloseAsync(kari, seen, ClosingReason.Acted, null, Cancellation));
        Assert.Empty(await ActsAsync());

        Assert.Equal(Outcome.Done, await Commands.CloseAsync(kari, seen, ClosingReason.Acted, s_reached, Cancellation));
        Assert.Empty(await _portal.Get<AlertQueries>().OpenAsync(kari, Cancellation));

        Assert.Equal(Outcome.Done, await Commands.ReopenAsync(kari, seen, Cancellation));
        var standing = await StandingAsync(kari);
        Assert.True(standing.IsOpen);
        Assert.Equal(s_reached, standing.Life.Assessed?.Assessment);
        Assert.Equal([AlertActKind.Assessed, AlertActKind.Closed, AlertActKind.Reopened], (await ActsAsync()).Select(act => act.Kind));
    }

    [Fact]
    public async Task What_became_red_while_it_was_written_about_is_not_closed_as_yellow()
    {
        await RaiseAsync(90);
        var kari = await GrantAsync(Nurse);
        var seen = await SeenAsync(kari);
        await RaiseAsync(84, 1);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Worsened), await Commands.CloseAsync(kari, seen, ClosingReason.WaitAndSee, null, Cancellation));
        Assert.True((await StandingAsync(kari)).IsOpen);
    }

    [Fact]
    public async Task A_red_that_comes_while_its_yellow_is_closed_is_not_lost()
    {
        await RaiseAsync(90);
        var kari = await GrantAsync(Nurse);
        var seen = await SeenAsync(kari);
        await _portal.MeasureAsync(Anna, 84, Now.AddMinutes(1));
        Task<Outcome> closing;
        Task judging;

        using (await _portal.Get<WriteGate>().EnterAsync(Cancellation))
        {
            (closing, judging) = (Commands.CloseAsync(kari, seen, ClosingReason.Acted, null, Cancellation), JudgeUntilDoneAsync());
        }

        await judging;
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Worsened), await closing);
        Assert.Equal(Severity.Red, (await StandingAsync(kari)).Severity);
    }

    [Fact]
    public async Task What_the_engine_has_read_is_not_saved_over_a_closing()
    {
        await RaiseAsync(90);
        var kari = await GrantAsync(Nurse);
        await using var engine = await _portal.OpenAsync();
        var read = await engine.Visible<AlertRow>(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).Include(alert => alert.Findings).SingleAsync(Cancellation);
        await Commands.CloseAsync(kari, await SeenAsync(kari), ClosingReason.Acted, null, Cancellation);
        read.Join(read.ToDomain().Latest with { Measurement = 99, Value = 84, Severity = Severity.Red });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => engine.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task What_was_raised_anew_since_is_not_opened_twice()
    {
        await RaiseAsync(90);
        var kari = await GrantAsync(Nurse);
        var seen = await SeenAsync(kari);
        await Commands.CloseAsync(kari, seen, ClosingReason.WaitAndSee, null, Cancellation);
        await RaiseAsync(90, 1);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.AnotherIsOpen), await Commands.ReopenAsync(kari, seen, Cancellation));
    }

    [Fact]
    public async Task Other_organisations_assess_and_do_nothing_else()
    {
        await RaiseAsync(90);
        var doctor = await GrantAsync(Doctor);
        var seen = await SeenAsync(doctor);
        var unknown = new Outcome.Refused(OutcomeRefusal.Unknown);
        Assert.Equal(unknown, await Commands.FollowUpAsync(doctor, seen, false, Cancellation));
        Assert.Equal(unknown, await Commands.FollowUpAsync(doctor, seen, true, Cancellation));
        Assert.Equal(unknown, await Commands.SnoozeAsync(doctor, seen, Now.AddHours(1), Cancellation));
        Assert.Equal(unknown, await Commands.CloseAsync(doctor, seen, ClosingReason.Acted, s_reached, Cancellation));
        Assert.Empty(await ActsAsync());
        Assert.Equal(Outcome.Done, await Commands.AssessAsync(doctor, seen, s_reached, Cancellation));
        Assert.Equal("Dr. Nils Berg", (await StandingAsync(await GrantAsync(Nurse))).Life.Assessed?.By.Name);
    }

    [Fact]
    public async Task All_or_none_and_never_the_alert_of_another_patient()
    {
        await RaiseAsync(90);
        await _portal.MeasureAsync(Bo, 90, Now);
        await _portal.JudgeAsync();
        var kari = await GrantAsync(Nurse);
        var others = (await _portal.Get<AlertQueries>().OpenAsync(await _portal.GrantAsync(Nurse, Bo), Cancellation)).Select(alert => alert.Seen);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.CloseAsync(kari, [.. await SeenAsync(kari), .. others], ClosingReason.Acted, null, Cancellation));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.CloseAsync(kari, [.. others], ClosingReason.Acted, null, Cancellation));
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task Each_act_stands_in_the_access_log_and_tells_who_has_the_patient_open()
    {
        await RaiseAsync(90);
        var kari = await GrantAsync(Nurse);
        await Commands.FollowUpAsync(kari, await SeenAsync(kari), false, Cancellation);
        await using var database = await _portal.OpenAsync();
        Assert.Single(await database.AccessLog.Where(entry => entry.Action == AccessLog.AlertActed && entry.Patient == Anna && entry.Clinician == "kari").ToListAsync(Cancellation));
    }

    [Theory, InlineData("UPDATE AlertActs SET Judged = 'x'"), InlineData("DELETE FROM AlertActs")]
    public async Task An_act_is_neither_changed_nor_deleted(string statement)
    {
        await RaiseAsync(90);
        var kari = await GrantAsync(Nurse);
        await Commands.AssessAsync(kari, await SeenAsync(kari), s_reached, Cancellation);
        await using var database = await _portal.OpenAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync(statement, Cancellation));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_patient_of_the_list_is_in_exactly_one_place_whatever_is_done()
    {
        await RaiseAsync(90);
        await AssertPlacesAsync(rows: 1, snoozed: 0, today: 0);
        var kari = await GrantAsync(Nurse);
        var seen = await SeenAsync(kari);

        await Commands.SnoozeAsync(kari, seen, Now.AddHours(1), Cancellation);
        await AssertPlacesAsync(rows: 0, snoozed: 1, today: 0);

        _portal.Clock.Advance(TimeSpan.FromHours(1));
        await AssertPlacesAsync(rows: 1, snoozed: 0, today: 0);
        kari = await GrantAsync(Nurse);

        await Commands.CloseAsync(kari, seen, ClosingReason.WaitAndSee, s_reached with { NextCheck = Now.AddHours(3) }, Cancellation);
        await AssertPlacesAsync(rows: 0, snoozed: 0, today: 1);

        _portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(WorklistBand.CheckDue, (await AssertPlacesAsync(rows: 1, snoozed: 0, today: 1)).Rows[0].Order.Band);

        await Commands.CheckedAsync(await GrantAsync(Nurse), seen, Cancellation);
        await AssertPlacesAsync(rows: 0, snoozed: 0, today: 0);
    }

    [Fact]
    public async Task A_claimed_red_falls_to_the_third_band_and_rises_again_when_its_promise_or_the_claim_has_passed()
    {
        await RaiseAsync(84);
        Assert.Equal(WorklistBand.Red, await BandAsync());
        var kari = await GrantAsync(Nurse);
        await Commands.FollowUpAsync(kari, await SeenAsync(kari), false, Cancellation);
        Assert.Equal(WorklistBand.RedFollowedUp, await BandAsync());
        _portal.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(WorklistBand.RedOverdue, await BandAsync());
        _portal.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(WorklistBand.Red, await BandAsync());
    }

    private async Task<WorklistBand> BandAsync() => (await ListAsync()).Rows.Single().Order.Band;

    private async Task<WorklistReading> AssertPlacesAsync(int rows, int snoozed, int today)
    {
        var list = await ListAsync();
        Assert.Equal((rows, snoozed, today, 2 - rows - snoozed), (list.Rows.Length, list.Snoozed.Length, list.Today.Length, list.Without));
        return list;
    }

    private async Task<WorklistReading> ListAsync() => await _portal.Get<WorklistQueries>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation), Cancellation);

    private Task<PatientGrant> GrantAsync(Clinician clinician) => _portal.GrantAsync(clinician, Anna);

    private async Task RaiseAsync(decimal value, int minutes = 0)
    {
        await _portal.MeasureAsync(Anna, value, Now.AddMinutes(minutes));
        await JudgeUntilDoneAsync();
    }

    /// <summary>As the engine does: who was first is looked at again.</summary>
    private async Task JudgeUntilDoneAsync()
    {
        while (true)
        {
            try
            {
                await _portal.JudgeAsync();
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
            }
        }
    }

    /// <summary>That of the rule that judges each reading by itself.</summary>
    private async Task<StandingAlert> StandingAsync(PatientGrant grant) => Assert.Single(await _portal.Get<AlertQueries>().OpenAsync(grant, Cancellation), alert => alert.Alert.Latest.Rule == "outside-limit");

    private async Task<ImmutableArray<SeenAlert>> SeenAsync(PatientGrant grant) => [(await StandingAsync(grant)).Seen];

    private async Task<List<AlertActRow>> ActsAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.Visible<AlertActRow>(await GrantAsync(Nurse)).OrderBy(act => act.Id).ToListAsync(Cancellation);
    }
}
