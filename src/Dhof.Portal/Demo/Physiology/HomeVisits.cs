using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>
/// What is more than a number from a device, for four of the named patients: NEWS2 and consciousness at a nurse's visit, frailty, the score of a form, and
/// vital signs without a kind of their own. A pure function of patient, first start and day.
/// </summary>
internal static class HomeVisits
{
    private const int Berit = 0, Aud = 3, Harald = 8, Gunvor = 9;

    public static IEnumerable<SimulatedReading> On(SyntheticPatient patient, StoryDays days, DateOnly date)
    {
        var dice = new Dice(Throw.Habit, patient.Seed, patient.Index, date.DayNumber, 100);
        var at = OsloTime.At(date, 10.5 + dice.Between(0, 0.5));
        var isFirst = date == patient.Enrolled.AddDays(1);

        return (patient.Index, date.DayOfWeek) switch
        {
            (Berit, _) => AtBerits(at, date, isFirst, ref dice),
            (Aud, DayOfWeek.Tuesday or DayOfWeek.Friday) => [News2(at, AudsPoints(date.DayNumber - days.Zero)), Awake(at)],
            (Harald, DayOfWeek.Wednesday) => [News2(at, HaraldsPoints), Awake(at), .. isFirst || date.Day <= 7 ? [Frailty(at, 6, "Trenger hjelp til dusj og trapp.")] : Array.Empty<SimulatedReading>()],
            (Gunvor, DayOfWeek.Thursday) when date.Day <= 7 => [Frailty(at, 7, null)],
            _ => [],
        };
    }

    private static IEnumerable<(string Snomed, int Points, string Band)> HaraldsPoints =>
    [
        ("1104301000000104", 0, "12–20"), ("1104321000000108", 0, "88–92"), ("1104331000000105", 2, "Oksygen"), ("1104341000000101", 0, "111–219"),
        ("1104351000000103", 0, "51–90"), ("1104361000000100", 0, "A"), ("1104371000000107", 0, "36,1–38,0"),
    ];

    /// <summary>Bands and points by the chart of the Royal College of Physicians (2017), of what her devices show on those days.</summary>
    private static IEnumerable<(string Snomed, int Points, string Band)> AudsPoints(int on) =>
    [
        ("1104301000000104", 0, "12–20"), ("1104311000000102", on >= -4 ? 3 : 2, on >= -4 ? "≤91" : "92–93"), ("1104331000000105", 0, "Luft"), ("1104341000000101", 0, "111–219"),
        ("1104351000000103", on >= -3 ? 1 : 0, on >= -3 ? "91–110" : "51–90"), ("1104361000000100", 0, "A"), ("1104371000000107", 0, "36,1–38,0"),
    ];

    private static SimulatedReading[] AtBerits(DateTimeOffset at, DateOnly date, bool isFirst, ref Dice dice)
    {
        var flow = Math.Round(240 + (15 * dice.Bell()), MidpointRounding.ToEven);
        List<SimulatedReading> readings = [Other(at, "http://loinc.org|19935-6", "Peak flow (PEF)", (decimal)flow, "L/min")];

        if (isFirst)
        {
            readings.Add(Other(at.AddMinutes(4), "http://loinc.org|8302-2", "Høyde", 164, "cm"));
        }

        if (date.DayNumber % 14 == 0)
        {
            var score = 14 + dice.Below(3);
            readings.Add(new(MeasurementCatalogue.Get("form"), at.AddMinutes(8), score, null, null, Activity.NotRecorded, MeasurementDetails.None with { Name = "CAT" }));
        }

        return [.. readings];
    }

    private static SimulatedReading News2(DateTimeOffset at, IEnumerable<(string Snomed, int Points, string Band)> points)
    {
        var kind = MeasurementCatalogue.Get("news2");
        MeasurementPart[] parts = [.. points.Select(part => Part($"http://snomed.info/sct|{part.Snomed}", part.Points, part.Band))];
        return new(kind, at, points.Sum(part => part.Points), null, null, Activity.NotRecorded, MeasurementDetails.None with { Parts = [.. parts] });

        MeasurementPart Part(string code, int value, string band) =>
            new(code, kind.PartOf(code)!.Name.Nb, new(DetailForm.Number, value.ToString(System.Globalization.CultureInfo.InvariantCulture), "poeng"), band);
    }

    private static SimulatedReading Awake(DateTimeOffset at) => new(MeasurementCatalogue.Get("acvpu"), at, 0, null, null, Activity.NotRecorded);

    private static SimulatedReading Frailty(DateTimeOffset at, int score, string? note) =>
        new(MeasurementCatalogue.Get("cfs"), at.AddMinutes(6), score, null, null, Activity.NotRecorded, note is null ? null : MeasurementDetails.None with { Note = note });

    private static SimulatedReading Other(DateTimeOffset at, string code, string name, decimal value, string unit) => new(
        MeasurementCatalogue.Other,
        at,
        value,
        null,
        null,
        Activity.NotRecorded,
        new(name, [code], new(DetailForm.Number, value.ToString(System.Globalization.CultureInfo.InvariantCulture), unit), [], null));
}
