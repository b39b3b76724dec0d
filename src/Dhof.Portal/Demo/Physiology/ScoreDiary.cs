using System.Collections.Immutable;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires.Scores;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>CAT, mMRC and the exacerbations of the last year: one KOLS patient in four answers them every eight weeks, one in eight times with a question passed over.</summary>
internal sealed class ScoreDiary(SyntheticPatient patient, StoryDays days)
{
    private const int OneIn = 4, First = 1, EveryDays = 56;

    private readonly FormDiary _forms = new(patient, days);

    /// <summary>The forms after one instant and up to another, oldest first.</summary>
    public IEnumerable<SimulatedScores> Between(DateTimeOffset after, DateTimeOffset through)
    {
        if (patient.Condition != FollowUpCondition.Copd || patient.Index % OneIn != First)
        {
            return [];
        }

        var from = after < patient.EnrolledFrom ? patient.EnrolledFrom : after;
        var (first, last) = (DateOnly.FromDateTime(OsloTime.Of(from).DateTime), DateOnly.FromDateTime(OsloTime.Of(through).DateTime));

        return Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays).Where(IsAsked).SelectMany(On).Where(form => form.At > after && form.At <= through);
    }

    private bool IsAsked(DateOnly day) => (day.DayNumber + (7 * patient.Index)) % EveryDays == 0
        && !StoryLine.IsSilent(patient.Story, days, day.DayNumber)
        && !Attendance.IsAway(patient.Seed, patient.Index, day.DayNumber, days.Around);

    private IEnumerable<SimulatedScores> On(DateOnly date)
    {
        var dice = new Dice(Throw.Form, patient.Seed, patient.Index, date.DayNumber, -3);
        var at = OsloTime.At(date, dice.Between(11, 11.8));
        var ill = _forms.Illness(date.DayNumber);
        int? passedOver = dice.Happens(0.125) ? dice.Below(CatScore.Items.Length) : null;
        var cat = ImmutableArray.CreateBuilder<int?>();

        for (var question = 0; question < CatScore.Items.Length; question++)
        {
            var points = Level(question, 2.6, (2.2 * ill) + (0.4 * dice.Bell()), CatScore.HighestItem);
            cat.Add(question == passedOver ? null : points);
        }

        yield return new(at, FormScores.CatUrl, cat.ToImmutable());
        yield return new(at.AddMinutes(2), FormScores.MmrcUrl, [Level(100, 2.4, ill, MmrcGrade.Highest)]);
        yield return new(at.AddMinutes(4), FormScores.ExacerbationsUrl, [Exacerbations(date, admitted: false), Exacerbations(date, admitted: true)]);
    }

    private int Level(int question, double most, double more, int highest) =>
        (int)Math.Clamp(Math.Round(new Dice(Throw.Form, patient.Seed, patient.Index, question, -4).Between(0.6, most) + more), 0, highest);

    /// <summary>Of the illness that was planted, as the hospital's record tells of it: a quiet patient has been ill too, only not on the days that are shown.</summary>
    private int Exacerbations(DateOnly date, bool admitted) => Episodes.Between(patient.Seed, patient.Index, date.DayNumber - 365, date.DayNumber, StoryLine.Free(patient.Story, days))
        .Count(episode => episode.IsSeen && episode.Peak <= date.DayNumber && Episodes.IsAdmitted(patient.Seed, patient.Index, episode.Peak) == admitted);
}
