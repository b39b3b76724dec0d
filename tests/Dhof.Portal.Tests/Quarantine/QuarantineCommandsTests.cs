using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Live;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Texts;
using Dhof.Portal.Worklist;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Quarantine;

public sealed class QuarantineCommandsTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    private QuarantineQueries Queries => _portal.Get<QuarantineQueries>();

    private QuarantineCommands Commands => _portal.Get<QuarantineCommands>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task What_is_handled_leaves_and_comes_back_when_it_is_undone_and_the_history_keeps_both()
    {
        await _portal.RefuseAsync(Anna);
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        var input = Assert.Single(await Queries.OfPatientAsync(nurse, Cancellation));

        Assert.Equal(Outcome.Done, await Commands.HandleAsync(nurse, input.Id, Cancellation));
        Assert.Equal(Outcome.Done, await Commands.HandleAsync(nurse, input.Id, Cancellation));
        var handled = Assert.Single(await Queries.OfPatientAsync(nurse, Cancellation));
        Assert.Equal((QuarantineState.Handled, "Kari Nilsen", Now), (handled.State, handled.HandledByName, handled.HandledAt));
        Assert.Empty(await Queries.OpenAsync(await CaseloadAsync(Nurse), Cancellation));

        Assert.Equal(Outcome.Done, await Commands.UndoAsync(nurse, input.Id, Cancellation));
        Assert.Equal(Outcome.Done, await Commands.UndoAsync(nurse, input.Id, Cancellation));
        Assert.Equal(input, Assert.Single(await Queries.OfPatientAsync(nurse, Cancellation)));
        Assert.Single((await Queries.OpenAsync(await CaseloadAsync(Nurse), Cancellation))[Anna]);
        Assert.Equal([QuarantineEvent.Kept, QuarantineEvent.Handled, QuarantineEvent.Undone], await HistoryAsync());
    }

    [Fact]
    public async Task Of_two_who_handle_it_at_once_one_wins_and_the_other_is_told_who()
    {
        await _portal.RefuseAsync(Anna);
        var (kari, ola) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Colleague, Anna));
        var input = (await Queries.OfPatientAsync(kari, Cancellation))[0].Id;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Commands.HandleAsync(i % 2 == 0 ? kari : ola, input, Cancellation))));

        var winner = (await Queries.OfPatientAsync(kari, Cancellation))[0].HandledByName;
        Assert.Equal(4, outcomes.Count(outcome => outcome == Outcome.Done));
        Assert.All(outcomes.OfType<Outcome.Refused>(), refused => Assert.Equal((OutcomeRefusal.AlreadyHandled, $"{winner}, {RoleWords.For(ClinicianRole.HomeCareNurse)}", Now), (refused.Because, refused.By, refused.At)));
        Assert.Equal([QuarantineEvent.Kept, QuarantineEvent.Handled], await HistoryAsync());
    }

    [Fact]
    public async Task The_history_cannot_be_changed()
    {
        await _portal.RefuseAsync(Anna);
        await using var database = await _portal.OpenAsync();
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("UPDATE QuarantineHistory SET Event = 2", Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("DELETE FROM QuarantineHistory", Cancellation));
    }

    [Fact]
    public async Task Row_history_and_change_are_one_and_the_feed_is_told()
    {
        List<PatientChange> heard = [];
        using var listening = _portal.Get<ChangeFeed>().ListenToAll(change =>
        {
            // The patients of the test are told of too, whenever the feed gets to it.
            if (change.Area != Area.Patient)
            {
                heard.Add(change);
            }
        });
        await _portal.RefuseAsync(Anna);
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        await Commands.HandleAsync(nurse, (await Queries.OfPatientAsync(nurse, Cancellation))[0].Id, Cancellation);
        Assert.True(SpinWait.SpinUntil(() => heard.Count == 2, TimeSpan.FromSeconds(5)));
        Assert.All(heard, change => Assert.Equal((Anna, Area.Quarantine), (change.Patient, change.Area)));
    }

    [Fact]
    public async Task Nobody_sees_or_acts_on_what_their_grant_does_not_open()
    {
        await _portal.RefuseAsync(Anna);
        await _portal.RefuseAsync(Anna, "of the office", Office);
        await _portal.RefuseAsync(PatientId.Nobody, "of nobody");
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        var input = Assert.Single(await Queries.OfPatientAsync(nurse, Cancellation));
        Assert.Equal("{}", await Queries.ContentAsync(nurse, input.Id, Cancellation));

        var secretary = await _portal.GrantAsync(Secretary, Anna);
        var otherPatient = await _portal.GrantAsync(Nurse, Bo);
        var otherTown = await _portal.GrantAsync(OsloNurse, Cato);

        foreach (var grant in (PatientGrant[])[secretary, otherPatient, otherTown])
        {
            Assert.Empty(await Queries.OfPatientAsync(grant, Cancellation));
            Assert.Null(await Queries.ContentAsync(grant, input.Id, Cancellation));
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.HandleAsync(grant, input.Id, Cancellation));
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.RetryAsync(grant, input.Id, Cancellation));
        }

        Assert.Empty(await Queries.OpenAsync(await CaseloadAsync(Secretary), Cancellation));
        Assert.Empty(await Queries.OpenAsync(await CaseloadAsync(OsloNurse), Cancellation));
        Assert.Equal([Anna], (await Queries.OpenAsync(await CaseloadAsync(Nurse), Cancellation)).Select(group => group.Key));
    }

    [Fact]
    public async Task An_organisation_lists_its_own_and_the_log_has_every_opening_and_every_refusal()
    {
        await _portal.RefuseAsync(Anna);
        await _portal.RefuseAsync(PatientId.Nobody, "of nobody", reason: "json-invalid");
        await _portal.RefuseAsync(Anna, "of the office", Office);
        var access = _portal.Get<QuarantineAccess>();

        var list = await Queries.ListAsync((await access.OpenAsync(Nurse, Cancellation))!, 10, Cancellation);
        Assert.Equal((2, 2), (list.Inputs.Length, list.Total));
        Assert.All(list.Inputs, input => Assert.Equal(Larvik, input.Controller));
        Assert.Equal(["json-invalid", "unit-unknown"], list.Reasons.Select(reason => reason.Reason));
        Assert.Contains(Anna, list.Followed);
        Assert.Null(await access.OpenAsync(Secretary, Cancellation));

        await using var database = await _portal.OpenAsync();
        var log = await database.AccessLog.Where(row => row.Action == AccessLog.QuarantineOpened).OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal([("kari", "310000019", null), ("siri", "", AccessRefusal.NotForRole)], log.Select(row => (row.Clinician, row.Controllers, row.Refusal)));
    }

    [Fact]
    public async Task A_grant_of_the_list_ends_and_asks_for_its_own_organisations_inputs_only()
    {
        await _portal.RefuseAsync(Anna);
        await _portal.RefuseAsync(Anna, "of the office", Office);
        var grant = (await _portal.Get<QuarantineAccess>().OpenAsync(Nurse, Cancellation))!;
        var own = Assert.Single((await Queries.ListAsync(grant, 10, Cancellation)).Inputs).Id;
        var office = (await _portal.Get<QuarantineAccess>().OpenAsync(Doctor, Cancellation))!;
        var others = Assert.Single((await Queries.ListAsync(office, 10, Cancellation)).Inputs).Id;

        Assert.Equal(Outcome.Done, await Commands.RetryAsync(grant, own, Cancellation));
        Assert.True((await Queries.ListAsync(grant, 10, Cancellation)).Inputs[0].IsWaiting);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.RetryAsync(grant, others, Cancellation));
        _portal.Clock.Advance(AccessPolicy.GrantLife);
        await Assert.ThrowsAsync<GrantExpiredException>(() => Queries.ListAsync(grant, 10, Cancellation));
    }

    [Fact]
    public async Task A_broken_sender_does_not_fill_the_disk_and_what_is_not_kept_is_counted_and_a_known_patient_still_told()
    {
        var limits = new QuarantineLimits();
        var many = Enumerable.Range(0, limits.MostInputs + 30).Select(i => RefusedInput(i % 10 == 0 ? Anna : PatientId.Nobody, $"input {i}")).ToList();
        var notKept = await _portal.Get<QuarantineWriter>().KeepAsync(ClientOf(Larvik), many, Now, "reading", Cancellation);
        Assert.Equal(30, notKept);
        Assert.Equal(1, await _portal.RefuseAsync(Bo, "one more"));
        Assert.Equal(0, await _portal.RefuseAsync(Anna, "input 0"));

        var list = await Queries.ListAsync((await _portal.Get<QuarantineAccess>().OpenAsync(Nurse, Cancellation))!, 10_000, Cancellation);
        Assert.Equal(new NotKeptOn(new(2026, 11, 23), "device", 31), Assert.Single(list.NotKept));
        Assert.Equal(limits.MostInputs + 2, list.Total);
        var bare = list.Inputs.Where(input => !input.HasContent).OrderBy(input => input.Patient.Value).ToList();
        Assert.Equal([(Anna, 3), (Bo, 1)], bare.Select(input => (input.Patient, input.Count)));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.RetryAsync(await _portal.GrantAsync(Nurse, Bo), bare[1].Id, Cancellation));

        _portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await _portal.RefuseAsync(Bo, "the day after"));
    }

    [Fact]
    public async Task Whatever_happens_shown_and_without_are_all_and_each_patient_stands_once_and_in_order()
    {
        var worklist = _portal.Get<WorklistQueries>();
        var steps = new (PatientId Patient, decimal? SpO2)[] { (Bo, null), (Bo, null), (Anna, 91), (Anna, null), (Bo, 91), (Cato, 84), (Bo, 84), (Anna, 84) };
        HashSet<PatientId> open = [];

        foreach (var (step, i) in steps.Select((step, i) => (step, i)))
        {
            Task happens = step.SpO2 is { } value ? _portal.MeasureAsync(step.Patient, value, Now.AddMinutes(-i), step.Patient == Cato ? Oslo : Larvik) : _portal.RefuseAsync(step.Patient, $"input {i}");
            await happens;
            await _portal.JudgeAsync();
            open.UnionWith(step.Patient == Cato ? [] : [step.Patient]);

            var list = await worklist.ReadAsync(await CaseloadAsync(Nurse), Cancellation);
            var rows = list.Rows;
            Assert.Equal(2, rows.Length + list.Without);
            Assert.Equal(open.OrderBy(id => id.Value), rows.Select(row => row.Patient).OrderBy(id => id.Value));
            Assert.Equal(rows.Select(row => row.Order).Order(), rows.Select(row => row.Order));
        }

        var first = (await worklist.ReadAsync(await CaseloadAsync(Nurse), Cancellation)).Rows;
        Assert.All(first, row => Assert.Equal(WorklistBand.Red, row.Order.Band));
        Assert.Equal([1, 2], first.Select(row => row.Unread.Length).Order());
    }

    private async Task<QuarantineEvent[]> HistoryAsync()
    {
        await using var database = await _portal.OpenAsync();
        return [.. await database.Visible<QuarantineHistoryRow>(await _portal.GrantAsync(Nurse, Anna)).OrderBy(row => row.Id).Select(row => row.Event).ToListAsync(Cancellation)];
    }

    private Task<CaseloadGrant> CaseloadAsync(Clinician clinician) => _portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);
}
