using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>What one patient measured, day by day, by the schedule and in spite of it, and what was measured at visits.</summary>
internal sealed class Diary(SyntheticPatient patient, StoryDays days)
{
    private readonly Body _body = new(patient, days);

    /// <summary>The readings after one instant and up to another, oldest first.</summary>
    public IEnumerable<SimulatedReading> Between(DateTimeOffset after, DateTimeOffset through)
    {
        var from = after < patient.EnrolledFrom ? patient.EnrolledFrom : after;
        var last = DateOnly.FromDateTime(OsloTime.Of(through).DateTime);

        for (var day = DateOnly.FromDateTime(OsloTime.Of(from).DateTime); day <= last; day = day.AddDays(1))
        {
            var measured = On(day).Where(planned => planned.At > after && planned.At <= through).Select(planned => _body.Measure(planned.Kind, planned.At));
            var visited = HomeVisits.On(patient, days, day).Where(reading => reading.At > after && reading.At <= through && reading.At >= patient.EnrolledFrom);

            foreach (var reading in measured.Concat(visited).OrderBy(reading => reading.At).ThenBy(reading => reading.Kind.Order))
            {
                yield return reading;
            }
        }
    }

    private IEnumerable<(MeasurementKind Kind, DateTimeOffset At)> On(DateOnly date)
    {
        var (seed, index, day) = (patient.Seed, patient.Index, date.DayNumber);
        var kept = StoryLine.IsKept(patient.Story, days, day);

        if (StoryLine.IsSilent(patient.Story, days, day) || (!kept && Attendance.IsAway(seed, index, day, days.Around)))
        {
            yield break;
        }

        foreach (var slot in Schedule.For(patient.Condition))
        {
            if (slot.IsOn(day, index) && (kept || !Attendance.IsMissed(seed, index, day, slot.Session)))
            {
                var habit = new Dice(Throw.Habit, seed, index, slot.Session).Between(-0.8, 0.8);
                var late = new Dice(Throw.Time, seed, index, day, slot.Session).Between(-0.4, 0.4);
                var next = new Dice(Throw.Time, seed, index, day, slot.Session, slot.Number).Between(0, 0.012);

                yield return (MeasurementCatalogue.Get(slot.Kind), OsloTime.At(date, slot.Hour + habit + late + (slot.Number * 0.018) + next));
            }
        }
    }
}
