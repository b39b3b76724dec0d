using Dhof.Portal.Access;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Limits;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Limits;

public sealed class LimitCommandsTests : IAsyncLifetime
{
    private static readonly LimitBand s_own = new(84, 86, null, null);
    private static readonly DateOnly s_review = new(2027, 5, 23);

    private static readonly string s_role = RoleWords.For(ClinicianRole.HomeCareNurse);

    private readonly PortalUnderTest _portal = new();

    private LimitCommands Commands => _portal.Get<LimitCommands>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_nurse_sets_a_limit_that_counts_from_now_and_that_no_doctor_has_confirmed()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        Assert.Equal(Outcome.Done, await SetAsync(nurse, Limit()));

        var spo2 = await SeriesAsync(nurse);
        var limit = spo2.InForce!;
        Assert.Equal((s_own, Now, "Kari Nilsen", ClinicianRole.HomeCareNurse, "1234567", Larvik, "Egen normal", s_review), (limit.Band, limit.ValidFrom, limit.Author, limit.AuthorRole!.Value, limit.AuthorHpr, limit.AuthorOrganisation!.Value, limit.Reason, limit.ReviewBy!.Value));
        Assert.True(limit is { IsPersonal: true, IsApproved: false, Number: 1 });

        // What was judged before keeps its limit.
        Assert.Equal(DefaultLimits.Bands["spo2"], (await HistoryAsync(nurse)).InForce("spo2", Now.AddMilliseconds(-1))!.Band);
        Assert.Equal(["limit.set"], await ActsAsync());
        Assert.Equal(1, await ChangesAsync());
    }

    [Fact]
    public async Task A_limit_never_begins_in_the_past()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.TooLate), await SetAsync(nurse, Limit() with { From = Now.AddMilliseconds(-1) }));
        Assert.Equal(Outcome.Done, await SetAsync(nurse, Limit() with { From = Now }));
        Assert.Equal(1, (await SeriesAsync(nurse)).Newest);
    }

    [Fact]
    public async Task What_cannot_be_judged_by_is_not_set()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);

        foreach (var limit in new[]
        {
            Limit() with { Band = new(84, 86.5m, null, null) }, Limit() with { Band = new(84, 86, 101, null) }, Limit() with { Reason = " " }, Limit() with { Reason = new('x', 201) }, Limit() with { ReviewBy = null },
            Limit() with { ReviewBy = NorwegianTime.Day(Now) },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => SetAsync(nurse, limit));
        }

        Assert.Equal(0, (await SeriesAsync(nurse)).Newest);
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task Doing_the_same_again_is_done_once()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        Assert.Equal(Outcome.Done, await SetAsync(nurse, Limit()));
        Assert.Equal(Outcome.Done, await SetAsync(nurse, Limit()));
        Assert.Equal(1, (await SeriesAsync(nurse)).Newest);
    }

    [Fact]
    public async Task Of_two_who_set_a_limit_at_once_the_second_is_told_who_was_first()
    {
        var (kari, ola) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Colleague, Anna));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => SetAsync(i % 2 == 0 ? kari : ola, Limit()))));

        var spo2 = await SeriesAsync(kari);
        Assert.Equal(4, outcomes.Count(outcome => outcome == Outcome.Done));
        Assert.All(outcomes.OfType<Outcome.Refused>(), refused => Assert.Equal(new(OutcomeRefusal.AlreadyHandled, $"{spo2.InForce!.Author}, {s_role}", Now), refused));
        Assert.Equal(1, spo2.Newest);
        Assert.Equal(1, await ChangesAsync());

        // Told, the second has seen it, and may set another.
        Assert.Equal(Outcome.Done, await SetAsync(ola, Limit() with { Seen = 1, Reason = "Etter samtale" }));
    }

    [Fact]
    public async Task A_doctors_own_limit_is_confirmed_and_a_doctor_confirms_what_a_nurse_has_set()
    {
        var (nurse, doctor) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Doctor, Anna));
        await SetAsync(nurse, Limit());

        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.ApproveAsync(nurse, Larvik, [("spo2", 1)], Cancellation));
        Assert.Equal(Outcome.Done, await Commands.ApproveAsync(doctor, Larvik, [("spo2", 1), ("hr", 0)], Cancellation));
        Assert.Equal(Outcome.Done, await Commands.ApproveAsync(doctor, Larvik, [("spo2", 1)], Cancellation));
        var confirmed = await SeriesAsync(nurse);
        Assert.Equal(("Dr. Nils Berg", ClinicianRole.GeneralPractitioner, Now), (confirmed.InForce!.ApprovedBy, confirmed.InForce.ApprovedByRole!.Value, confirmed.InForce.ApprovedAt));
        Assert.True((await SeriesAsync(nurse, "hr")).InForce!.IsApproved);
        Assert.False((await SeriesAsync(nurse, "rr")).InForce!.IsApproved);

        Assert.Equal(Outcome.Done, await SetAsync(doctor, Limit() with { Seen = 1, Reason = "Etter kontroll" }));
        Assert.True((await SeriesAsync(nurse)).InForce is { IsApproved: true, Number: 2, AuthorRole: ClinicianRole.GeneralPractitioner });
    }

    [Fact]
    public async Task A_doctor_confirms_what_was_seen_and_no_other()
    {
        var (nurse, doctor) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Doctor, Anna));
        await SetAsync(nurse, Limit());
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.AlreadyHandled, $"Kari Nilsen, {s_role}", Now), await Commands.ApproveAsync(doctor, Larvik, [("hr", 0), ("spo2", 0)], Cancellation));
        Assert.False((await SeriesAsync(nurse)).InForce!.IsApproved);
        Assert.False((await SeriesAsync(nurse, "hr")).InForce!.IsApproved);

        // The first of two that the nurse set is not what is in force.
        await SetAsync(nurse, Limit() with { Seen = 1, Reason = "Etter samtale" });
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.AlreadyHandled, $"Kari Nilsen, {s_role}", Now), await Commands.ApproveAsync(doctor, Larvik, [("spo2", 1)], Cancellation));
        Assert.False((await SeriesAsync(nurse)).InForce!.IsApproved);
    }

    [Fact]
    public async Task What_is_not_yet_in_force_can_be_taken_back_and_then_never_counts()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        await SetAsync(nurse, Limit() with { From = Now.AddDays(1) });
        Assert.Equal(1, Assert.Single((await SeriesAsync(nurse)).Coming).Number);

        Assert.Equal(Outcome.Done, await Commands.TakeBackAsync(nurse, Larvik, "spo2", 1, Cancellation));
        Assert.Equal(Outcome.Done, await Commands.TakeBackAsync(nurse, Larvik, "spo2", 1, Cancellation));
        _portal.Clock.Advance(TimeSpan.FromDays(2));
        nurse = await _portal.GrantAsync(Nurse, Anna);
        var spo2 = await SeriesAsync(nurse);
        Assert.Equal((DefaultLimits.Bands["spo2"], "Kari Nilsen"), (spo2.InForce!.Band, spo2.All[0].TakenBackBy));
        Assert.Equal(DefaultLimits.Bands["spo2"], (await HistoryAsync(nurse)).InForce("spo2", Now.AddDays(2))!.Band);
    }

    [Fact]
    public async Task What_is_in_force_is_not_taken_back()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        await SetAsync(nurse, Limit() with { From = Now.AddHours(1) });
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        nurse = await _portal.GrantAsync(Nurse, Anna);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.TooLate), await Commands.TakeBackAsync(nurse, Larvik, "spo2", 1, Cancellation));
        Assert.Equal(s_own, (await SeriesAsync(nurse)).InForce!.Band);
    }

    [Fact]
    public async Task Undone_right_after_saving_the_limit_from_before_follows_with_its_confirmation()
    {
        var (nurse, doctor) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Doctor, Anna));
        await Commands.ApproveAsync(doctor, Larvik, [("spo2", 0)], Cancellation);
        await SetAsync(nurse, Limit());

        Assert.Equal(Outcome.Done, await Commands.UndoAsync(nurse, Larvik, "spo2", 1, Cancellation));
        Assert.Equal(Outcome.Done, await Commands.UndoAsync(nurse, Larvik, "spo2", 1, Cancellation));
        var spo2 = await SeriesAsync(nurse);
        Assert.Equal((DefaultLimits.Bands["spo2"], 2, 1, "Dr. Nils Berg", false), (spo2.InForce!.Band, spo2.Newest, spo2.InForce.Undoes!.Value, spo2.InForce.ApprovedBy, spo2.InForce.IsPersonal));

        // Somebody else's limit is not undone: another follows it.
        await SetAsync(nurse, Limit() with { Seen = 2 });
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.UndoAsync(await _portal.GrantAsync(Colleague, Anna), Larvik, "spo2", 3, Cancellation));
    }

    [Fact]
    public async Task Undone_before_it_begins_it_is_taken_back_and_a_first_limit_cannot_be_undone()
    {
        var nurse = await _portal.GrantAsync(Nurse, Anna);
        await SetAsync(nurse, Limit() with { From = Now.AddHours(1) });
        Assert.Equal(Outcome.Done, await Commands.UndoAsync(nurse, Larvik, "spo2", 1, Cancellation));
        Assert.NotNull((await SeriesAsync(nurse)).All[0].TakenBackAt);

        await SetAsync(nurse, Limit() with { Series = "weight", Band = new(null, null, 80, 82) });
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.TooLate), await Commands.UndoAsync(nurse, Larvik, "weight", 1, Cancellation));
    }

    [Fact]
    public async Task Only_those_who_treat_the_patient_may_and_a_secretary_or_another_municipality_may_not()
    {
        var secretary = await _portal.GrantAsync(Secretary, Anna);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await SetAsync(secretary, Limit()));

        var doctor = await _portal.GrantAsync(Doctor, Anna);
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.SetAsync(doctor, Oslo, Limit(), Cancellation));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.ApproveAsync(doctor, Oslo, [("spo2", 0)], Cancellation));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.TakeBackAsync(secretary, Larvik, "spo2", 0, Cancellation));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.UndoAsync(secretary, Larvik, "spo2", 0, Cancellation));
        Assert.Equal(0, (await SeriesAsync(await _portal.GrantAsync(Nurse, Anna))).Newest);
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task A_doctor_who_has_declared_the_relation_sees_the_limits_and_acts_on_none()
    {
        var doctor = Doctor with { Key = "holm", Name = "Dr. Per Holm", Role = ClinicianRole.Specialist, Organisation = Oslo, Hpr = "3333333" };
        await using (var database = await _portal.OpenAsync())
        {
            database.Add(Row(doctor, "19856825119", "LE"));
            await database.SaveChangesAsync(Cancellation);
        }

        Assert.True(IdentityNumber.TryParse("14834849810", out var number));
        Assert.Equal(Anna, await _portal.Get<CareDeclarations>().DeclareAsync(doctor, number, DeclaredReason.ReferralNotRecorded, "Henvist til poliklinikken i går", Cancellation));
        var grant = await _portal.GrantAsync(doctor, Anna);
        var larvik = Assert.Single(await _portal.Get<LimitQueries>().OpenAsync(grant, Cancellation));
        Assert.Equal((Larvik, false, false), (larvik.Controller, larvik.MaySet, larvik.MayApprove));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await SetAsync(grant, Limit()));
        Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await Commands.ApproveAsync(grant, Larvik, [("spo2", 0)], Cancellation));
    }

    [Theory]
    [InlineData("UPDATE Limits SET RedBelow = 10"), InlineData("UPDATE Limits SET ValidFrom = 0"), InlineData("UPDATE Limits SET Reason = ''"), InlineData("DELETE FROM Limits")]
    [InlineData("UPDATE Limits SET ApprovedBy = 'x' WHERE ApprovedBy IS NOT NULL"), InlineData("UPDATE Limits SET TakenBackAt = 4000000000000 WHERE Series = 'hr'")]
    public async Task What_a_limit_says_cannot_be_changed(string statement)
    {
        await Commands.ApproveAsync(await _portal.GrantAsync(Doctor, Anna), Larvik, [("spo2", 0)], Cancellation);
        await using var database = await _portal.OpenAsync();
        await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync(statement, Cancellation));
    }

    [Fact]
    public async Task A_list_tells_whose_limits_are_not_confirmed_or_due_for_review()
    {
        var doctor = await _portal.GrantAsync(Doctor, Anna);
        await Commands.ApproveAsync(doctor, Larvik, [.. DefaultLimits.Bands.Keys.Where(series => series is not ("hr" or "spo2")).Select(series => (series, 0))], Cancellation);
        await SetAsync(doctor, Limit() with { ReviewBy = new(2026, 11, 30) });
        Assert.Equal(["hr"], (await ToReviewAsync())[Anna].Unconfirmed);
        Assert.Empty((await ToReviewAsync())[Anna].ReviewPassed);
        Assert.Equal(DefaultLimits.Bands.Keys.Order(StringComparer.Ordinal), (await ToReviewAsync())[Bo].Unconfirmed);
        Assert.DoesNotContain(Cato, (await ToReviewAsync()).Keys);

        // The last day is still in time. What was taken back, or has not begun, is nobody's concern.
        await SetAsync(await _portal.GrantAsync(Nurse, Anna), Limit() with { Series = "rr", Band = new(9, 12, 24, 28), From = Now.AddDays(30) });
        _portal.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Empty((await ToReviewAsync())[Anna].ReviewPassed);
        _portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["spo2"], (await ToReviewAsync())[Anna].ReviewPassed);
        Assert.Equal(["hr"], (await ToReviewAsync())[Anna].Unconfirmed);
    }

    private static ProposedLimit Limit() => new("spo2", s_own, null, "Egen normal", s_review, 0);

    private Task<Outcome> SetAsync(PatientGrant grant, ProposedLimit limit) => Commands.SetAsync(grant, Larvik, limit, Cancellation);

    private async Task<SeriesLimits> SeriesAsync(PatientGrant grant, string series = "spo2") =>
        (await _portal.Get<LimitQueries>().OpenAsync(grant, Cancellation)).Single(one => one.Controller == Larvik).Series.Single(one => one.Series.Key == series);

    private Task<LimitHistory> HistoryAsync(PatientGrant grant) => _portal.Get<MeasurementQueries>().LimitsAsync(grant, Cancellation);

    private async Task<IReadOnlyDictionary<PatientId, LimitsToReview>> ToReviewAsync() => await _portal.Get<LimitQueries>().ToReviewAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation), Cancellation);

    private async Task<List<string>> ActsAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.AccessLog.Where(row => row.Action.StartsWith("limit.")).Select(row => row.Action).ToListAsync(Cancellation);
    }

    private async Task<int> ChangesAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.Changes.CountAsync(change => change.Patient == Anna && change.Area == Area.Limits, Cancellation);
    }
}
