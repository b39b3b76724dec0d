using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>The engine with rules about forms.</summary>
public sealed class FormAlertTests : IAsyncLifetime
{
    private static int _patients;

    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Answers_that_got_worse_open_an_alert_whose_origin_is_the_answer()
    {
        await AnswerAsync(5, 1);
        var worse = await AnswerAsync(0, 3);
        await _portal.JudgeAsync();
        var alert = Assert.Single(await OpenAsync());
        Assert.Equal((Severity.Yellow, 1, worse, "Verre i skjemaet: tungpust mye mot vanlig litt"), (alert.Severity, alert.Alert.Count, alert.Alert.Latest.Response, AlertSentence.Why(alert.Alert.Latest)));

        var raised = Assert.Single(await _portal.Get<AlertEvents>().SinceAsync(await _portal.GrantAsync(Nurse, Anna), Now.AddDays(-1), Cancellation));
        Assert.Equal(new EventOrigin(PatientEventKind.Alert, worse), Assert.Single(raised.Lines).Origin);
        Assert.Equal(worse, (await _portal.Get<ResponseQueries>().FindAsync(await _portal.GrantAsync(Nurse, Anna), worse, Cancellation))!.Value.Response.Id);
    }

    [Fact]
    public async Task It_stands_where_what_lasts_stands_and_CAT_among_the_single_yellows()
    {
        await AnswerAsync(5, 1);
        await AnswerAsync(0, 3);
        await _portal.AnswerAsync(Anna, Now.AddDays(-30), Answers.Cat, [.. Answers.CatOf(14)]);
        await _portal.AnswerAsync(Anna, Now, Answers.Cat, [.. Answers.CatOf(18)]);
        await _portal.JudgeAsync();
        Assert.Equal(
            [("cat-rise", WorklistBand.Yellow), ("symptoms-worse", WorklistBand.Lasting)],
            (await OpenAsync()).Select(alert => (alert.Alert.Latest.Rule, WorklistBands.Of(alert.Alert, alert.RaisedAt, alert.Life, Now, AlertTimes.Default, new(new(8, 0), new(15, 30), [], TimeZoneInfo.Utc))!.Value)).Order());
    }

    [Fact]
    public async Task A_better_answer_neither_closes_nor_lowers_and_judging_again_changes_nothing()
    {
        await AnswerAsync(5, 1);
        await AnswerAsync(1, 3);
        await _portal.JudgeAsync();
        await AnswerAsync(0, 0);
        await _portal.JudgeAsync();
        await _portal.JudgeAsync();
        Assert.Equal(1, Assert.Single(await OpenAsync()).Alert.Count);
    }

    [Fact]
    public async Task An_answer_that_comes_late_changes_what_a_later_one_says()
    {
        await AnswerAsync(5, 1);
        await AnswerAsync(0, 3);
        await _portal.JudgeAsync();
        Assert.Single(await OpenAsync());

        // Now three is what is usual.
        await AnswerAsync(9, 3);
        await AnswerAsync(8, 3);
        await _portal.JudgeAsync();
        Assert.Equal(ClosingReason.Corrected, Assert.Single(await RowsAsync(Anna)).ClosedBecause);
    }

    [Fact]
    public async Task A_form_of_another_controller_or_patient_plays_no_part()
    {
        await _portal.AnswerAsync(Bo, Now.AddDays(-5), Answers.Daily, [.. Answers.Given(1)]);
        await AnswerAsync(0, 3);
        await _portal.JudgeAsync();
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task Where_no_form_was_judged_before_what_is_old_raises_nothing()
    {
        await AnswerAsync(5, 1);
        await AnswerAsync(3, 3);
        _portal.Clock.Advance(TimeSpan.FromDays(1.1));
        await AnswerAsync(-1, 1);
        await _portal.JudgeAsync();
        Assert.Empty(await OpenAsync());
    }

    /// <summary>Whatever the order in which answers come and wherever the engine stops in between, what is open rests on the answers as they stand.</summary>
    [Fact]
    public async Task The_open_alerts_are_those_of_the_answers()
    {
        HashSet<string> found = [];
        var days =
            from levels in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2]).Array[4, 14]
            from cats in Gen.Int[10, 16].Array[2, 5]
            from shuffled in Gen.Shuffle(levels.Select((level, day) => (Answers.Daily, Now.AddDays(-day).AddMinutes(-level.Item1), Answers.Given(level.Item1, level.Item2, level.Item3, level.Item4)))
                .Concat(cats.Select((total, i) => (Answers.Cat, Now.AddDays(-11 * i), Answers.CatOf(total)))).ToArray())
            from stops in Gen.Bool.Array[shuffled.Length]
            select shuffled.Zip(stops).ToArray();

        await days.SampleAsync(
            async answers =>
            {
                var patient = await EnrolAsync();
                List<(string Form, JudgedForm Answered)> all = [];

                foreach (var ((form, at, items), stop) in answers)
                {
                    all.Add((form, new((await _portal.AnswerAsync(patient, at, form, [.. items])).Measurement, at, items)));

                    if (stop)
                    {
                        await _portal.JudgeAsync();
                    }
                }

                await _portal.JudgeAsync();
                var expected =
                    (from rule in AlertRules.Forms
                     from one in all
                     where one.Form == rule.Url
                     let history = all.Where(other => other.Form == rule.Url).Select(other => other.Answered).OrderBy(other => other.At)
                     let finding = rule.Judge(FormCatalogue.Find(rule.Url)!, one.Answered, history)
                     where finding is not null
                     select finding).ToList();
                var open = (await RowsAsync(patient)).Where(row => row.ClosedAt is null).ToList();
                found.UnionWith(expected.Select(finding => finding.Rule));
                Assert.Equal(
                    expected.OrderBy(finding => (finding.Rule, finding.Measurement)),
                    open.SelectMany(row => row.Findings.Select(finding => finding.ToDomain(row))).OrderBy(finding => (finding.Rule, finding.Measurement)));
                Assert.Equal(expected.GroupBy(finding => finding.Rule).OrderBy(group => group.Key).Select(group => OpenAlert.Of(group)), open.OrderBy(row => row.Rule).Select(row => row.ToDomain() with { CorrectedAt = null }));
            },
            iter: 60,
            threads: 1);

        // Otherwise it would hold because nothing was found.
        Assert.Equal(AlertRules.Forms.Select(rule => rule.Key).Order(), found.Order());
    }

    private async Task<long> AnswerAsync(double daysAgo, int breath) => (await _portal.AnswerAsync(Anna, Now.AddDays(-daysAgo), Answers.Daily, [.. Answers.Given(breath)])).Measurement;

    private async Task<IReadOnlyList<StandingAlert>> OpenAsync() => await _portal.Get<AlertQueries>().OpenAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation);

    private async Task<List<AlertRow>> RowsAsync(PatientId patient)
    {
        await using var database = await _portal.OpenAsync();
        return await database.Visible<AlertRow>(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation)).Include(row => row.Findings).Where(row => row.Patient == patient).ToListAsync(Cancellation);
    }

    private async Task<PatientId> EnrolAsync()
    {
        var patient = new PatientId(3_000 + ++_patients);
        await using var database = await _portal.OpenAsync();
        database.Add(new PersonRow { Id = patient, IdentityNumber = patient.Value.ToString(CultureInfo.InvariantCulture) });
        database.Add(new PatientRecordRow { Patient = patient, Controller = Larvik, GivenName = "T", FamilyName = "T", BirthDate = new(1950, 1, 2), Condition = FollowUpCondition.Copd, EnrolledFrom = Now.AddYears(-1) });
        await database.SaveChangesAsync(Cancellation);
        return patient;
    }
}
