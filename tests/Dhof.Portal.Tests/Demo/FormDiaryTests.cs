using CsCheck;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Tests.Demo;

public sealed class FormDiaryTests
{
    [Fact]
    public void What_the_region_answers_the_intake_reads_back_whole()
    {
        var region = Region.Create(DemoOptions.Small, 1, Synthetic.Monday);

        foreach (var message in region.Patients.SelectMany(patient => Forms(region, patient).Select(form => new FormMessage(patient, form)).Concat(Scores(region, patient).Select(form => new FormMessage(patient, form)))))
        {
            Assert.True(QuestionnaireResponseMapping.TryRead(message.ToJson(), Synthetic.Monday, out var mapped, out var refusal), $"{refusal}");
            Assert.Equal(message.ToReported(), mapped.Response);
        }
    }

    [Fact]
    public void Only_KOLS_patients_answer_and_only_on_days_when_they_measured_in_the_morning() => Synthetic.AnySmall.Sample(
        region =>
        {
            foreach (var patient in region.Patients)
            {
                var forms = Forms(region, patient);
                Assert.Equal(patient.Condition == FollowUpCondition.Copd && forms.Length > 0, forms.Length > 0);
                var measured = Synthetic.Readings(region, patient.Index, through: region.FirstStart).Select(reading => Day(reading.At)).ToHashSet();
                Assert.All(forms, form => Assert.Contains(Day(form.At), measured));
                Assert.Equal(forms.Length, forms.Select(form => Day(form.At)).Distinct().Count());
            }
        },
        iter: 20);

    [Fact]
    public void Going_on_later_gives_what_answering_at_once_would_have_given() => Gen.Select(Synthetic.AnySmall, Gen.Int[0, 100_000]).Sample(
        (region, minutes) =>
        {
            var patient = region.Patients[3];
            var between = region.FirstStart.AddMinutes(-minutes);
            Assert.Equal(Forms(region, patient), Forms(region, patient, through: between).Concat(Forms(region, patient, between)));
        },
        iter: 50);

    [Fact]
    public void Breathlessness_grows_as_saturation_falls()
    {
        var region = Region.Create(DemoOptions.Small, 1, Synthetic.Monday);
        var forms = Forms(region, region.Patients[3]);
        Assert.Equal(Story.SaturationFalls, region.Patients[3].Story);
        Assert.True(forms[^1].Breathlessness >= 2 && forms[^1].Breathlessness > forms.SkipLast(10).Average(form => form.Breathlessness));
    }

    [Fact]
    public void Some_KOLS_patients_answer_what_is_scored_and_going_on_later_gives_the_same() => Gen.Select(Synthetic.AnySmall, Gen.Int[0, 100_000]).Sample(
        (region, minutes) =>
        {
            var between = region.FirstStart.AddMinutes(-minutes);
            Assert.All(region.Patients.Where(patient => Scores(region, patient).Length > 0), patient => Assert.Equal((FollowUpCondition.Copd, 1), (patient.Condition, patient.Index % 4)));
            Assert.Equal(Told(Scores(region, region.Patients[1])), Told(Scores(region, region.Patients[1], through: between).Concat(Scores(region, region.Patients[1], between))));
        },
        iter: 50);

    [Fact]
    public void Every_eight_weeks_there_is_a_CAT_with_its_total_or_one_question_passed_over()
    {
        var region = Region.Create(DemoOptions.Default, 1, Synthetic.Monday);
        var cats = region.Patients.SelectMany(patient => Scores(region, patient)).Where(form => form.Url == FormScores.CatUrl).ToList();
        var mmrc = FormCatalogue.Find(FormScores.MmrcUrl)!;

        Assert.InRange(cats.Count, 40, 400);
        Assert.All(cats, cat => Assert.Equal(8, cat.Points.Length));
        Assert.InRange(cats.Count(cat => cat.Points.Contains(null)), 1, cats.Count / 4);
        Assert.All(cats, cat => Assert.InRange(cat.Points.Count(points => points is null), 0, 1));
        Assert.Equal([0, 1, 2, 3, 4], mmrc.Questions[0].Options.Select(option => (int)option.Rank!));
    }

    private static IEnumerable<(DateTimeOffset, string, string)> Told(IEnumerable<SimulatedScores> forms) => forms.Select(form => (form.At, form.Url, string.Join(',', form.Points)));

    private static SimulatedScores[] Scores(Region region, SyntheticPatient patient, DateTimeOffset? after = null, DateTimeOffset? through = null) =>
        [.. new ScoreDiary(patient, new(region.FirstStart)).Between(after ?? DateTimeOffset.UnixEpoch, through ?? region.FirstStart)];

    private static SimulatedForm[] Forms(Region region, SyntheticPatient patient, DateTimeOffset? after = null, DateTimeOffset? through = null) =>
        [.. new FormDiary(patient, new(region.FirstStart)).Between(after ?? DateTimeOffset.UnixEpoch, through ?? region.FirstStart)];

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(OsloTime.Of(at).DateTime);
}
