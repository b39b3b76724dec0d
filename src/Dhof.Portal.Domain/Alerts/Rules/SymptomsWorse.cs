using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Questionnaires.Scores;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// The answers to the daily KOLS form got worse than is usual for the patient. The cardinal symptoms of an exacerbation are breathlessness, amount and purulence of sputum (Anthonisen 1987, Ann Intern Med 106:196); an
/// exacerbation is two of them, or one with a minor one such as cough, worse on two days running (Seemungal 1998, Am J Respir Crit Care Med 157:1418). So that is yellow, and a cardinal symptom that is two steps of the
/// form worse is so at once [P]: nobody should wait a day for who is much more breathless than yesterday. Usual is the median of the answers of the 14 days before, of an even number the better of the two in the
/// middle [P]; with one answer before it is that one. What was not answered is not known, but who has no sputum has none that is coloured.
/// </summary>
public sealed record SymptomsWorse() : FormRule("symptoms-worse", 1, new("Verre symptomer i skjemaet", "Verre symptom i skjemaet", "Worse symptoms in the form"), "urn:dhof:form:daily-copd")
{
    public const int UsualDays = 14;

    /// <summary>How long before an answer the one before it may lie and still be of the day before: who answers twice a week waits four days at most [P].</summary>
    public const int RunningDays = 4;

    /// <summary>Steps of the form.</summary>
    public const int Much = 2;

    public const int Least = 2;

    private const int Highest = 3;
    private const string Amount = "sputum-amount", Colour = "sputum-colour", Cough = "cough";

    /// <summary>The cardinal symptoms, and cough after them.</summary>
    private static readonly ImmutableArray<string> s_asked = ["breathlessness", Amount, Colour, Cough];

    public override TimeSpan Window => TimeSpan.FromDays(UsualDays + RunningDays);

    public override bool IsOverTime => true;

    private protected override Finding? Find(Form form, JudgedForm answered, ImmutableArray<JudgedForm> earlier)
    {
        var worse = Worse(form, answered, earlier);
        var before = earlier.LastOrDefault(one => Day(one) < Day(answered) && one.At >= answered.At.AddDays(-RunningDays));
        var lasts = Counts(worse) && before is not null && Counts(Worse(form, before, earlier));

        return !lasts && !worse.Any(one => one.IsCardinal && one.Steps >= Much) ? null : new(Key, Version, Url, Severity.Yellow, answered.Id, answered.At, worse.Length, Least, Below: false, ReadingMarks.None)
        {
            Basis = new([], [new("cardinal", worse.Count(one => one.IsCardinal)), new("steps", worse.Max(one => one.Steps)), new("running", lasts ? 1 : 0), new("usual-days", UsualDays)])
            {
                Responses = lasts ? [before!.Id, answered.Id] : [answered.Id],
                Answers = [.. worse.Select(one => Beside(form, one))],
            },
        };
    }

    /// <summary>Two cardinal symptoms, or one and the cough: of the four only the cough is minor.</summary>
    private static bool Counts(ImmutableArray<WorseSymptom> worse) => worse.Length >= Least;

    private static ImmutableArray<WorseSymptom> Worse(Form form, JudgedForm judged, ImmutableArray<JudgedForm> all)
    {
        var now = Points(form, judged);
        ImmutableArray<IReadOnlyDictionary<string, int>> before = [.. all.Where(one => one.At < judged.At && one.At >= judged.At.AddDays(-UsualDays)).Select(one => Points(form, one))];

        return
        [
            .. from symptom in s_asked
               where now.ContainsKey(symptom)
               let known = before.Where(points => points.ContainsKey(symptom)).Select(points => points[symptom]).Order().ToArray()
               where known.Length > 0
               let usual = known[(known.Length - 1) / 2]
               where now[symptom] > usual
               select new WorseSymptom(symptom, now[symptom], usual),
        ];
    }

    private static Dictionary<string, int> Points(Form form, JudgedForm answered)
    {
        Dictionary<string, int> points = new(AnsweredPoints.Of(form, answered.Items, Highest), StringComparer.Ordinal);

        if (points.GetValueOrDefault(Amount, -1) == 0)
        {
            points[Colour] = 0;
        }

        return points;
    }

    private static AnswerBeside Beside(Form form, WorseSymptom worse)
    {
        var question = form.Find(worse.Key)!;
        return new(question.ShortText, Option(question, worse.Now), Option(question, worse.Usual));
    }

    private static LocalText Option(Question question, int points) => question.Options.First(option => option.Rank == points).Display;

    /// <summary>Days are those of UTC, as everywhere in the rules.</summary>
    private static long Day(JudgedForm one) => DailyMeans.DayOf(one.At);

    private readonly record struct WorseSymptom(string Key, int Now, int Usual)
    {
        public bool IsCardinal => Key != Cough;

        public int Steps => Now - Usual;
    }
}
