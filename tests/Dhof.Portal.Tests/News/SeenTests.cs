using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Limits;
using Dhof.Portal.News;
using Dhof.Portal.Plans;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Tests.Plans;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.News;

public sealed class SeenTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    private SeenCommands Commands => _portal.Get<SeenCommands>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Reading_moves_no_mark_and_marking_does()
    {
        await _portal.MeasureAsync(Anna, 93, Now.AddHours(-3));
        Assert.Equal(1, Count(await ReadAsync(Doctor)));
        Assert.Equal(1, Count(await ReadAsync(Doctor)));
        Assert.False((await ReadAsync(Doctor)).Mark.Stands);

        Assert.Equal(Outcome.Done, await MarkAsync(Doctor));
        Assert.False((await ReadAsync(Doctor)).HasNews);
        Assert.Equal((1, Now), ((await ReadAsync(Doctor)).Mark.Number, (await ReadAsync(Doctor)).Mark.Through!.At));
    }

    [Fact]
    public async Task Each_clinician_has_their_own_mark()
    {
        await _portal.MeasureAsync(Anna, 93, Now.AddHours(-3));
        await MarkAsync(Nurse);
        Assert.False((await ReadAsync(Nurse)).HasNews);
        Assert.True((await ReadAsync(Colleague)).HasNews);
        Assert.True((await ReadAsync(Doctor)).HasNews);
    }

    [Fact]
    public async Task What_is_stored_while_the_page_is_read_is_new_the_next_time()
    {
        await _portal.MeasureAsync(Anna, 93, Now.AddHours(-3));
        var read = await ReadAsync(Doctor);
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await _portal.JudgeAsync();

        await Commands.MarkAsync(await GrantAsync(Doctor), read, Cancellation);
        var after = await ReadAsync(Doctor);
        Assert.Equal((1, 1), (Count(after), after.Raised.Length));
    }

    [Fact]
    public async Task What_was_measured_long_before_and_comes_late_is_corrected_or_withdrawn_is_new()
    {
        var long_ago = Now.AddDays(-100);
        var one = (await _portal.MeasureAsync(Anna, 93, long_ago)).Measurement;
        var other = (await _portal.MeasureAsync(Anna, 94, long_ago)).Measurement;
        await MarkAsync(Doctor);
        _portal.Clock.Advance(TimeSpan.FromDays(3));

        await _portal.MeasureAsync(Anna, 91, long_ago.AddDays(1), isLate: true);
        await _portal.CorrectAsync(one, 92);
        await _portal.WithdrawAsync(other);

        var news = Assert.Single((await ReadAsync(Doctor)).Readings);
        Assert.Equal((2, 1, 1, 1), (news.Count, news.Late, news.Corrected, news.Withdrawn));
    }

    [Fact]
    public async Task What_was_done_is_new_until_it_is_seen()
    {
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await _portal.JudgeAsync();
        await MarkAsync(Doctor);
        _portal.Clock.Advance(TimeSpan.FromHours(1));

        var kari = await GrantAsync(Nurse);
        var alerts = await _portal.Get<AlertQueries>().OpenAsync(kari, Cancellation);
        await _portal.Get<AlertCommands>().CloseAsync(kari, [.. alerts.Select(alert => alert.Seen)], ClosingReason.Acted, new(ContactOutcome.Patient, "Tungpust", "Øker", null), Cancellation);
        await _portal.Get<LimitCommands>().SetAsync(kari, Larvik, new("spo2", new(86, 90, null, null, false), null, "Egen normal", new(2027, 2, 1), 0), Cancellation);
        await _portal.Get<PlanCommands>().AgreeAsync(kari, SamplePlan.Whole, new(true, "Dr. Nils Berg", new(2026, 11, 20)), 0, Cancellation);
        await _portal.AnswerAsync(Anna, _portal.Clock.GetUtcNow(), "urn:form");
        await _portal.RefuseAsync(Anna);

        var news = await ReadAsync(Doctor);
        Assert.Equal((0, 1, 1, 1, 1, 1, 1, 1), (news.Raised.Length, news.Closed.Length, news.Assessments.Length, news.LimitsSet.Length, news.Plans.Length, news.Forms.Length, news.NewUnread, news.Unread));

        await MarkAsync(Doctor);
        Assert.False((await ReadAsync(Doctor)).HasNews);
        Assert.Equal(1, (await ReadAsync(Doctor)).Unread);
    }

    [Fact]
    public async Task A_form_that_was_answered_long_ago_is_new_to_whoever_has_a_mark_and_has_not_seen_it()
    {
        await _portal.AnswerAsync(Anna, Now.AddDays(-20), "urn:form");
        Assert.Empty((await ReadAsync(Doctor)).Forms);
        await MarkAsync(Doctor);
        await _portal.AnswerAsync(Anna, Now.AddDays(-20), "urn:form");
        Assert.Single((await ReadAsync(Doctor)).Forms);
    }

    [Fact]
    public async Task A_doctors_approval_is_new_for_the_others()
    {
        await MarkAsync(Nurse);
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await _portal.Get<LimitCommands>().ApproveAsync(await GrantAsync(Doctor), Larvik, [("spo2", 0)], Cancellation);
        Assert.Equal("spo2", Assert.Single((await ReadAsync(Nurse)).LimitsApproved).Series);
        await MarkAsync(Nurse);
        Assert.Empty((await ReadAsync(Nurse)).LimitsApproved);
    }

    [Fact]
    public async Task A_mark_that_is_taken_back_leaves_what_stood_before()
    {
        await _portal.MeasureAsync(Anna, 93, Now.AddHours(-3));
        await MarkAsync(Doctor);
        await _portal.MeasureAsync(Anna, 92, Now.AddHours(-2));
        await MarkAsync(Doctor);

        Assert.Equal(Outcome.Done, await UndoAsync(Doctor, 2));
        Assert.Equal(1, Count(await ReadAsync(Doctor)));
        Assert.Equal(OutcomeRefusal.NothingToUndo, Assert.IsType<Outcome.Refused>(await UndoAsync(Doctor, 2)).Because);
        Assert.Equal(OutcomeRefusal.NothingToUndo, Assert.IsType<Outcome.Refused>(await UndoAsync(Doctor, 3)).Because);
    }

    [Fact]
    public async Task The_only_mark_taken_back_leaves_none()
    {
        await _portal.MeasureAsync(Anna, 93, Now.AddHours(-3));
        await MarkAsync(Doctor);
        await UndoAsync(Doctor, 1);
        Assert.Equal((1, false), (Count(await ReadAsync(Doctor)), (await ReadAsync(Doctor)).Mark.Stands));
    }

    [Fact]
    public async Task An_old_page_does_not_move_the_mark_back()
    {
        await _portal.MeasureAsync(Anna, 93, Now.AddHours(-3));
        var old = await ReadAsync(Doctor);
        await _portal.MeasureAsync(Anna, 92, Now.AddHours(-2));
        await MarkAsync(Doctor);

        Assert.Equal(Outcome.Done, await Commands.MarkAsync(await GrantAsync(Doctor), old, Cancellation));
        Assert.False((await ReadAsync(Doctor)).HasNews);
        Assert.Equal(1, (await ReadAsync(Doctor)).Mark.Number);
    }

    [Fact]
    public async Task The_news_of_one_patient_mark_no_other_and_a_secretary_marks_nothing()
    {
        var anna = await ReadAsync(Nurse);
        Assert.IsType<Outcome.Refused>(await Commands.MarkAsync(await _portal.GrantAsync(Nurse, Bo), anna, Cancellation));
        Assert.IsType<Outcome.Refused>(await Commands.MarkAsync(await _portal.GrantAsync(Secretary, Anna), anna, Cancellation));
    }

    [Fact]
    public async Task Marks_are_in_the_access_log_and_are_never_changed()
    {
        await MarkAsync(Doctor);
        await UndoAsync(Doctor, 1);
        await Commands.CopiedAsync(await GrantAsync(Doctor), Cancellation);
        await using var database = await _portal.OpenAsync();
        Assert.Equal([AccessLog.SeenMarked, AccessLog.SeenUndone, AccessLog.NewsCopied], await database.AccessLog.Where(row => row.Action.StartsWith("news.")).OrderBy(row => row.Id).Select(row => row.Action).ToListAsync(Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("UPDATE SeenMarks SET Known = 1", Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync("DELETE FROM SeenMarks", Cancellation));
    }

    [Fact]
    public async Task Somebody_elses_list_gives_no_marks()
    {
        var list = await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation);
        await Assert.ThrowsAsync<ArgumentException>(() => _portal.Get<NewsQueries>().ReadAsync(list, Colleague, [Anna], Cancellation));
    }

    [Fact]
    public async Task A_list_says_the_same_of_a_patient_as_the_patients_page()
    {
        await _portal.MeasureAsync(Anna, 93, Now.AddHours(-30));
        await MarkAsync(Doctor);
        _portal.Clock.Advance(TimeSpan.FromDays(2));
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(40));
        await _portal.JudgeAsync();

        var page = await ReadAsync(Doctor);
        var list = (await _portal.Get<NewsQueries>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Doctor, Cancellation), Doctor, [Anna], Cancellation))[Anna];
        Assert.Equal((page.Mark, page.Through, page.Open.Single().Id, page.Raised.Single().Id, Count(page)), (list.Mark, list.Through, list.Open.Single().Id, list.Raised.Single().Id, Count(list)));
    }

    /// <summary>Whatever comes, in whatever order of effective times: a reading is new to each clinician until a page that showed it was marked, and not after.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_reading_is_new_exactly_until_it_was_seen(int seed)
    {
        var random = new Random(seed);
        Dictionary<string, (HashSet<long> Seen, PatientNews? Read, HashSet<long> Shown)> people = new() { [Nurse.Key] = ([], null, []), [Doctor.Key] = ([], null, []) };
        HashSet<long> stored = [];
        var reader = _portal.Get<Dhof.Portal.Data.Sqlite.NewReadingReader>();

        for (var step = 0; step < 60; step++)
        {
            var clinician = random.Next(2) == 0 ? Nurse : Doctor;
            var (seen, read, shown) = people[clinician.Key];

            switch (random.Next(4))
            {
                case 0 or 1:
                    var behind = random.Next(3) == 0 ? random.Next(2, 24 * 9) : 0;
                    stored.Add((await _portal.MeasureAsync(Anna, random.Next(80, 99), _portal.Clock.GetUtcNow().AddHours(-behind), isLate: behind > 1)).Measurement);
                    _portal.Clock.Advance(TimeSpan.FromMinutes(random.Next(0, 200)));
                    break;
                case 2:
                    people[clinician.Key] = (seen, await ReadAsync(clinician), [.. stored]);
                    break;
                default:
                    if (read is not null && await Commands.MarkAsync(await GrantAsync(clinician), read, Cancellation) == Outcome.Done)
                    {
                        people[clinician.Key] = ([.. seen, .. shown], null, []);
                    }

                    break;
            }

            foreach (var one in new[] { Nurse, Doctor })
            {
                var now = await ReadAsync(one);
                Assert.Equal(stored.Except(people[one.Key].Seen).Order(), reader.Since(await GrantAsync(one), now.Mark.SeenAt(now.At)).Where(reading => reading.IsNew).Select(reading => reading.Reading.Id).Order());
            }
        }
    }

    private static int Count(PatientNews news) => news.Readings.Sum(one => one.Count);

    private Task<PatientGrant> GrantAsync(Clinician clinician) => _portal.GrantAsync(clinician, Anna);

    private async Task<PatientNews> ReadAsync(Clinician clinician) => await _portal.Get<NewsQueries>().ReadAsync(await GrantAsync(clinician), Cancellation);

    private async Task<Outcome> MarkAsync(Clinician clinician) => await Commands.MarkAsync(await GrantAsync(clinician), await ReadAsync(clinician), Cancellation);

    private async Task<Outcome> UndoAsync(Clinician clinician, int number) => await Commands.UndoAsync(await GrantAsync(clinician), number, Cancellation);
}
