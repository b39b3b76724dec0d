using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.News;
using Dhof.Portal.Tests.Alerts;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.News;

/// <summary>Greens that nobody has seen: who has any, what they are, and how far they are marked.</summary>
public sealed class GreenTests : IAsyncLifetime
{
    private static readonly AnsweredItem s_cough = new("q", 0, "Hoste", false, [new(AnswerType.Choice, "Ja", "urn:s", "1")]);

    private readonly PortalUnderTest _portal = new();

    private GreenCommands Commands => _portal.Get<GreenCommands>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_reading_is_green_when_the_rules_have_judged_it_and_it_raised_nothing()
    {
        await _portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        await _portal.MeasureAsync(Bo, 84, Now.AddHours(-1));
        Assert.Empty((await ListAsync(Nurse)).Greens);
        await _portal.JudgeAsync();
        Assert.Equal([Anna], (await ListAsync(Nurse)).Greens);
        var one = Assert.Single((await BatchAsync(Nurse, Anna, Bo)).Patients);
        Assert.Equal((Anna, "Anna Testland", 1, 95m, true), (one.Patient, one.Name, one.Readings[0].Count, one.Readings[0].Newest!.Value.Value, one.Readings[0].IsJudged));
    }

    [Fact]
    public async Task A_finding_in_an_answer_hides_no_reading_that_happens_to_have_its_number()
    {
        await _portal.AnswerAsync(Anna, Now.AddDays(-5), Answers.Daily, [.. Answers.Given(1)]);
        var worse = await _portal.AnswerAsync(Anna, Now, Answers.Daily, [.. Answers.Given(3)]);
        await _portal.MeasureAsync(Bo, 95, Now.AddHours(-2));
        var reading = await _portal.MeasureAsync(Bo, 96, Now.AddHours(-1));
        await _portal.JudgeAsync();
        Assert.Equal(worse.Measurement, reading.Measurement);
        Assert.Equal(2, Assert.Single((await BatchAsync(Nurse, Bo)).Patients).Readings[0].Count);
    }

    [Fact]
    public async Task What_raised_an_alert_is_not_green_when_the_alert_is_closed_and_what_came_after_it_is()
    {
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await _portal.JudgeAsync();
        await CloseAsync(Anna);
        Assert.Empty((await ListAsync(Nurse)).Greens);
        Assert.Empty((await BatchAsync(Nurse, Anna)).Patients);

        await MeasuredAsync(Anna, 95);
        Assert.Equal([Anna], (await ListAsync(Nurse)).Greens);
        Assert.Equal(1, (await BatchAsync(Nurse, Anna)).Patients[0].Readings[0].Count);
    }

    [Fact]
    public async Task Whoever_has_something_open_is_no_green_and_stands_in_one_place()
    {
        await MeasuredAsync(Anna, 95);
        await MeasuredAsync(Bo, 95);
        await _portal.RefuseAsync(Bo);
        await _portal.MeasureAsync(Anna, 90, Now.AddMinutes(-1));
        await _portal.JudgeAsync();
        var list = await ListAsync(Nurse);
        Assert.Equal((2, 0), (list.Rows.Length, list.Without));
        Assert.Empty(list.Greens);
    }

    [Fact]
    public async Task Impossible_and_withdrawn_readings_have_not_come()
    {
        await _portal.MeasureAsync(Anna, 149, Now.AddHours(-1));
        var stored = await _portal.MeasureAsync(Bo, 95, Now.AddHours(-1));
        await _portal.WithdrawAsync(stored.Measurement);
        await _portal.JudgeAsync();
        Assert.Empty((await ListAsync(Nurse)).Greens);
    }

    [Fact]
    public async Task Each_organisation_has_its_own_and_a_secretary_none()
    {
        await MeasuredAsync(Anna, 95);
        await _portal.MeasureAsync(Cato, 95, Now.AddMinutes(-5), controller: Oslo);
        await _portal.JudgeAsync();
        Assert.Equal([Anna], (await ListAsync(Nurse)).Greens);
        Assert.Equal([Cato], (await ListAsync(OsloNurse)).Greens);
        Assert.Empty((await ListAsync(Doctor)).Greens);
        Assert.Empty((await ListAsync(Secretary)).Greens);
        Assert.Empty((await BatchAsync(Doctor, Anna, Cato)).Patients);
        Assert.Empty((await BatchAsync(Secretary, Anna)).Patients);
        Assert.Empty((await BatchAsync(Nurse, Cato)).Patients);
        Assert.Empty((await MarkAsync(OsloNurse, await BatchAsync(Nurse, Anna))).Marks);
        Assert.Empty((await MarkAsync(Secretary, await BatchAsync(Nurse, Anna))).Marks);
    }

    [Fact]
    public async Task What_is_marked_is_gone_for_all_colleagues_and_stands_in_the_log_and_the_history_of_each_patient()
    {
        await MeasuredAsync(Anna, 95);
        await MeasuredAsync(Bo, 96);
        var done = await MarkAsync(Nurse, await BatchAsync(Nurse, Anna, Bo));
        Assert.Equal(2, done.Marks.Length);
        Assert.Empty((await ListAsync(Colleague)).Greens);
        Assert.Equal(2, (await ListAsync(Colleague)).Without);

        await using var database = await _portal.OpenAsync();
        var logged = await database.AccessLog.Where(row => row.Action == AccessLog.GreensSeenTogether).ToListAsync(Cancellation);
        Assert.Equal([Anna, Bo], logged.Select(row => row.Patient!.Value).OrderBy(patient => patient.Value));
        Assert.All(logged, row => Assert.Equal((Nurse.Key, Larvik.ToString()), (row.Clinician, row.Controllers)));
        var told = Assert.Single(await _portal.Get<GreenEvents>().SinceAsync(await _portal.GrantAsync(Doctor, Anna), Now.AddDays(-1), Cancellation));
        Assert.Equal(("Grønne målinger sett samlet, ikke individuelt vurdert", "Kari Nilsen, Sykepleier, hjemmetjenesten"), (told.Title, told.Note));
    }

    [Fact]
    public async Task What_comes_after_the_batch_was_shown_stays_new()
    {
        await MeasuredAsync(Anna, 95);
        await MeasuredAsync(Bo, 95);
        var shown = await BatchAsync(Nurse, Anna, Bo);
        await MeasuredAsync(Anna, 94);
        await _portal.MeasureAsync(Bo, 96, Now.AddDays(-60), isLate: true);
        await _portal.JudgeAsync();

        await MarkAsync(Nurse, shown);
        Assert.Equal([Anna, Bo], (await ListAsync(Nurse)).Greens);
        var left = await BatchAsync(Nurse, Anna, Bo);
        Assert.Equal([(Anna, 1, 94m), (Bo, 1, 96m)], left.Patients.Select(one => (one.Patient, one.Readings[0].Count, one.Readings[0].Newest!.Value.Value)).OrderBy(one => one.Patient.Value));
    }

    [Fact]
    public async Task Whoever_gets_an_alert_meanwhile_is_left_and_told_and_nothing_is_closed()
    {
        await MeasuredAsync(Anna, 95);
        await MeasuredAsync(Bo, 95);
        var shown = await BatchAsync(Nurse, Anna, Bo);
        await _portal.MeasureAsync(Anna, 84, Now);
        await _portal.JudgeAsync();

        var done = await MarkAsync(Nurse, shown);
        Assert.Equal((1, Bo, 1), (done.Marks.Length, done.Marks[0].Patient, done.Left));
        Assert.Equal(Anna, Assert.Single((await ListAsync(Nurse)).Rows).Patient);
        await CloseAsync(Anna);
        Assert.Equal([Anna], (await ListAsync(Nurse)).Greens);
    }

    [Fact]
    public async Task Undo_leaves_what_stood_before_and_not_what_a_colleague_has_marked_since()
    {
        await MeasuredAsync(Anna, 95);
        var first = await MarkAsync(Nurse, await BatchAsync(Nurse, Anna));
        await MeasuredAsync(Anna, 94);
        var second = await MarkAsync(Nurse, await BatchAsync(Nurse, Anna));
        Assert.Equal(0, await UndoAsync(first));
        Assert.Empty((await ListAsync(Nurse)).Greens);

        Assert.Equal(1, await UndoAsync(second));
        Assert.Equal(1, Assert.Single((await BatchAsync(Nurse, Anna)).Patients).Readings[0].Count);
        Assert.Equal(0, await UndoAsync(second));

        var third = await MarkAsync(Nurse, await BatchAsync(Nurse, Anna));
        Assert.Equal(1, await UndoAsync(third));
        Assert.Equal([Anna], (await ListAsync(Colleague)).Greens);
    }

    [Fact]
    public async Task Of_two_who_mark_at_once_each_patient_has_one_mark()
    {
        await MeasuredAsync(Anna, 95);
        await MeasuredAsync(Bo, 95);
        var shown = await BatchAsync(Nurse, Anna, Bo);
        var done = await Task.WhenAll(MarkAsync(Nurse, shown), MarkAsync(Colleague, shown));
        Assert.Equal(2, done.Sum(one => one.Marks.Length));
        await using var database = await _portal.OpenAsync();
        Assert.Equal(2, await database.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM GreenMarks").SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Answers_as_before_are_green_and_others_are_marked_one_by_one()
    {
        await _portal.AnswerAsync(Anna, Now.AddHours(-3), "urn:form", s_cough);
        var first = Assert.Single((await BatchAsync(Nurse, Anna)).Patients);
        Assert.Equal((NotTogether.FirstAnswers, Now.AddHours(-3)), (Assert.Single(first.WhyNot), Assert.Single(first.Forms)));
        var shown = await BatchAsync(Nurse, Anna);
        Assert.Empty((await MarkAsync(Nurse, shown)).Marks);
        Assert.Single((await Commands.AloneAsync(await OpenAsync(Nurse), Nurse, shown, Anna, Cancellation)).Marks);
        Assert.Empty((await ListAsync(Nurse)).Greens);

        await _portal.AnswerAsync(Anna, Now.AddHours(-2), "urn:form", s_cough);
        Assert.Empty(Assert.Single((await BatchAsync(Nurse, Anna)).Patients).WhyNot);
        await _portal.AnswerAsync(Anna, Now.AddHours(-1), "urn:form", s_cough with { Answers = [new(AnswerType.Choice, "Nei", "urn:s", "0")] });
        Assert.Equal([NotTogether.AnswersChanged], Assert.Single((await BatchAsync(Nurse, Anna)).Patients).WhyNot);
    }

    [Fact]
    public async Task Without_a_mark_the_last_fourteen_days_count_and_with_one_all_since()
    {
        await MeasuredAsync(Anna, 95);
        await MeasuredAsync(Bo, 95);
        await _portal.MeasureAsync(Anna, 94, Now.AddDays(-20), isLate: true);
        await MarkAsync(Nurse, await BatchAsync(Nurse, Bo));
        await MeasuredAsync(Bo, 96);
        Assert.Equal(1, (await BatchAsync(Nurse, Anna)).Patients[0].Readings[0].Count);
        _portal.Clock.Advance(SeenMark.Unmarked - TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal([Anna, Bo], (await ListAsync(Nurse)).Greens);
        _portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([Bo], (await ListAsync(Nurse)).Greens);
        Assert.Equal([Bo], (await BatchAsync(Nurse, Anna, Bo)).Patients.Select(one => one.Patient));
    }

    [Fact]
    public async Task Answers_are_held_against_the_one_before_also_where_that_was_seen_or_answered_long_ago()
    {
        await _portal.AnswerAsync(Anna, Now.AddDays(-300), "urn:form", s_cough);
        await MeasuredAsync(Anna, 95);
        Assert.Empty(Assert.Single((await BatchAsync(Nurse, Anna)).Patients).Forms);
        await _portal.AnswerAsync(Anna, Now.AddHours(-4), "urn:form", s_cough with { Answers = [new(AnswerType.Choice, "Nei", "urn:s", "0")] });
        Assert.Equal([NotTogether.AnswersChanged], Assert.Single((await BatchAsync(Nurse, Anna)).Patients).WhyNot);
        await Commands.AloneAsync(await OpenAsync(Nurse), Nurse, await BatchAsync(Nurse, Anna), Anna, Cancellation);
        await _portal.AnswerAsync(Anna, Now.AddHours(-3), "urn:form", s_cough with { Answers = [new(AnswerType.Choice, "Nei", "urn:s", "0")] });
        Assert.Empty(Assert.Single((await BatchAsync(Nurse, Anna)).Patients).WhyNot);

        // It comes late, and what stood before it is older than all that is new.
        await _portal.AnswerAsync(Anna, Now.AddDays(-299), "urn:form", s_cough);
        var one = Assert.Single((await BatchAsync(Nurse, Anna)).Patients);
        Assert.Empty(one.WhyNot);
        Assert.Equal(2, one.Forms.Length);
    }

    [Fact]
    public async Task A_mark_is_changed_and_deleted_by_nobody_and_made_for_nobody_else()
    {
        await MeasuredAsync(Anna, 95);
        var shown = await BatchAsync(Nurse, Anna);
        await MarkAsync(Nurse, shown);
        await using var database = await _portal.OpenAsync();
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("UPDATE GreenMarks SET Known = 0", Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("DELETE FROM GreenMarks", Cancellation));
        var list = await OpenAsync(Nurse);
        await Assert.ThrowsAsync<ArgumentException>(() => Commands.TogetherAsync(list, Colleague, shown, Cancellation));
    }

    private async Task MeasuredAsync(PatientId patient, decimal value)
    {
        await _portal.MeasureAsync(patient, value, _portal.Clock.GetUtcNow().AddMinutes(-5));
        await _portal.JudgeAsync();
    }

    private async Task CloseAsync(PatientId patient)
    {
        var grant = await _portal.GrantAsync(Nurse, patient);
        var open = await _portal.Get<AlertQueries>().OpenAsync(grant, Cancellation);
        Assert.Equal(Outcome.Done, await _portal.Get<AlertCommands>().CloseAsync(grant, [.. open.Where(alert => alert.IsOpen).Select(alert => alert.Seen)], ClosingReason.Acted, new(ContactOutcome.Patient, "t", "t", null), Cancellation));
    }

    private async Task<WorklistReading> ListAsync(Clinician clinician)
    {
        var grant = await OpenAsync(clinician);
        var whole = await _portal.Get<WorklistQueries>().ReadAsync(grant, Cancellation);
        Assert.Equal(whole.Greens, (await _portal.Get<SharedWorklist>().ReadAsync(grant, Cancellation)).Greens);
        return whole;
    }

    private async Task<GreenBatch> BatchAsync(Clinician clinician, params PatientId[] patients) => await _portal.Get<GreenQueries>().ReadAsync(await OpenAsync(clinician), patients, Cancellation);

    private async Task<GreensMarked> MarkAsync(Clinician clinician, GreenBatch shown) => await Commands.TogetherAsync(await OpenAsync(clinician), clinician, shown, Cancellation);

    private async Task<int> UndoAsync(GreensMarked done) => await Commands.UndoAsync(await OpenAsync(Nurse), Nurse, done.Marks, Cancellation);

    private Task<CaseloadGrant> OpenAsync(Clinician clinician) => _portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);
}
