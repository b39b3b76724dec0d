using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>
/// The daily KOLS form, answered after the morning's measurements on the days that have them. The answers follow the same illness and the same story as the
/// measurements; an illness that shows in no measurement shows in no answer either.
/// </summary>
internal sealed class FormDiary(SyntheticPatient patient, StoryDays days)
{
    private const int MorningSession = 8;
    private const double AfterMeasuring = 0.12;

    private static readonly string[] s_well = ["Fin dag, gikk en tur til postkassen.", "Sov godt i natt.", "Helt som vanlig.", "Litt trøtt, ellers bra."];
    private static readonly string[] s_worse = ["Må hvile oftere enn før.", "Våknet et par ganger av hosten.", "Tyngre i trappa enn i går."];
    private static readonly string[] s_ill = ["Måtte sitte oppe i natt.", "Orker ikke gå ut på badet uten pause.", "Hoster mye slim, synes det har skiftet farge."];

    /// <summary>The forms after one instant and up to another, oldest first; none for whoever has another condition.</summary>
    public IEnumerable<SimulatedForm> Between(DateTimeOffset after, DateTimeOffset through)
    {
        if (patient.Condition != FollowUpCondition.Copd)
        {
            yield break;
        }

        var from = after < patient.EnrolledFrom ? patient.EnrolledFrom : after;
        var last = DateOnly.FromDateTime(OsloTime.Of(through).DateTime);

        for (var day = DateOnly.FromDateTime(OsloTime.Of(from).DateTime); day <= last; day = day.AddDays(1))
        {
            if (IsMeasuringDay(day.DayNumber) && AnsweredAt(day) is var at && at > after && at <= through)
            {
                yield return Answer(at);
            }
        }
    }

    /// <summary>What the patient answers at an instant.</summary>
    public SimulatedForm Answer(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(OsloTime.Of(at).DateTime).DayNumber;
        var ill = Illness(day);
        var dice = new Dice(Throw.Form, patient.Seed, patient.Index, day);
        var (breath, cough, sputum) = (Level(0, ill, ref dice), Level(1, ill * 0.8, ref dice), Level(2, ill * 0.9, ref dice));
        var words = dice.Happens(0.15 + (0.5 * ill)) ? dice.Pick(ill < 0.3 ? s_well : ill < 0.65 ? s_worse : s_ill) : null;

        return new(at, breath, cough, sputum, sputum == 0 ? null : ill < 0.35 ? 0 : ill < 0.7 ? 1 : 2, words);
    }

    private int Level(int question, double ill, ref Dice dice)
    {
        var usual = new Dice(Throw.Form, patient.Seed, patient.Index, question, -1).Between(0, 1.2);
        var day = 0.3 * dice.Bell();

        // Whoever is said to have nothing open wavers in no answer: two such days running would be a finding.
        return (int)Math.Clamp(Math.Round(usual + (2.4 * ill) + (patient.Story == Story.Quiet ? 0 : day)), 0, 3);
    }

    /// <summary>From 0 to 1, as the measurements of the day are moved.</summary>
    public double Illness(int day) => (patient.Story, day - days.Zero) switch
    {
        (Story.SaturationFalls, var on and >= -5) => Math.Min(1, 0.25 + (0.15 * (on + 5))),
        (Story.Moderate, >= -2 and <= 1) => 0.5,
        (Story.Severe, >= -2 and <= 1) => 0.9,
        (Story.SilentSinceFriday, _) when day == days.Friday - 1 => 0.5,
        (Story.Quiet, _) => 0,
        _ => Episodes.Strength(patient.Seed, patient.Index, day, StoryLine.Free(patient.Story, days)),
    };

    private bool IsMeasuringDay(int day)
    {
        var kept = StoryLine.IsKept(patient.Story, days, day);
        return !StoryLine.IsSilent(patient.Story, days, day)
            && (kept || (!Attendance.IsAway(patient.Seed, patient.Index, day, days.Around) && !Attendance.IsMissed(patient.Seed, patient.Index, day, MorningSession)));
    }

    /// <summary>Some minutes after the last measurement of the morning, by the same habit.</summary>
    private DateTimeOffset AnsweredAt(DateOnly date) => OsloTime.At(
        date,
        MorningSession
            + new Dice(Throw.Habit, patient.Seed, patient.Index, MorningSession).Between(-0.8, 0.8)
            + new Dice(Throw.Time, patient.Seed, patient.Index, date.DayNumber, MorningSession).Between(-0.4, 0.4)
            + AfterMeasuring
            + new Dice(Throw.Form, patient.Seed, patient.Index, date.DayNumber, -2).Between(0, 0.08));
}
