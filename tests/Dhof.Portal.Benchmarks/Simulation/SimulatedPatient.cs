using System.Collections.Immutable;
using Dhof.Portal.Demo.Alerting;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>Lives one invented patient through: what is planted, what is measured, and what the rules of the domain say of it, oldest first.</summary>
internal static class SimulatedPatient
{
    public static FollowUp Follow(SyntheticPatient patient, DateTimeOffset from, DateTimeOffset through)
    {
        SimulatedReading[] measured = [.. new Diary(patient, Cohort.Days).Between(patient.EnrolledFrom.AddTicks(-1), through)];
        return new(patient.Condition, from, through, Planted(patient, from, through, measured), Alerts(patient, from, through, measured));
    }

    /// <summary>The truth: of the dice and the diary, before any rule is asked.</summary>
    public static ImmutableArray<Deterioration> Planted(SyntheticPatient patient, DateTimeOffset from, DateTimeOffset through, IReadOnlyCollection<SimulatedReading> measured)
    {
        SimulatedReading[] telling = [.. measured.Where(reading => reading.Kind.Series.Any(series => Episodes.Effect(patient.Condition, series.Key) != 0))];
        var planted = Episodes.Between(patient.Seed, patient.Index, DayOf(from), DayOf(through), StoryLine.Free(patient.Story, Cohort.Days))
            .Select(episode => new Deterioration(Begin(episode.First), Begin(episode.Peak), Begin(episode.Last + 1), episode.IsSeen, IsMeasured: false));

        return [.. planted.Select(one => one with { IsMeasured = telling.Any(reading => one.Holds(reading.At)) })];
    }

    private static ImmutableArray<RaisedAlert> Alerts(SyntheticPatient patient, DateTimeOffset from, DateTimeOffset through, IEnumerable<SimulatedReading> measured)
    {
        (MeasurementKind Kind, Reading Reading)[] readings = [.. measured.Select((reading, i) => (reading.Kind, reading.As(i + 1)))];
        var history = new History(patient.Limits, patient.Condition, readings.GroupBy(one => one.Kind.Key).ToDictionary(kind => kind.Key, kind => kind.Select(one => one.Reading).Order(History.Order).ToArray()));
        var alerts = new PatientAlerts(patient, [], history, DateTimeOffset.MaxValue);

        foreach (var (kind, reading) in readings)
        {
            alerts.Judge(kind, reading);
        }

        return [.. alerts.Raised.Select(row => new RaisedAlert(row.Rule, [.. row.Findings.Select(finding => finding.At).Order()])).Where(alert => alert.Found.Any(at => at >= from && at < through))];
    }

    private static int DayOf(DateTimeOffset at) => DateOnly.FromDateTime(OsloTime.Of(at).DateTime).DayNumber;

    private static DateTimeOffset Begin(int day) => OsloTime.At(DateOnly.FromDayNumber(day), 0);
}
