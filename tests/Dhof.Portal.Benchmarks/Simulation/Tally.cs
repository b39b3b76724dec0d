using System.Collections.Immutable;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>What a set of rules did for some patients.</summary>
/// <param name="Sighted">Every deterioration that lies whole in the period.</param>
/// <param name="Alerts">Alerts raised for each patient-week.</param>
/// <param name="False">Of them, those raised while nothing that shows in measurements was under way.</param>
/// <param name="Chance">How many of the deteriorations that show in nothing had an alert raised in their time: what is found by luck alone.</param>
internal sealed record Tally(ImmutableArray<Sighted> Sighted, Interval Alerts, Interval False, Interval Chance)
{
    public static Tally Of(IReadOnlyCollection<FollowUp> followUps, RuleSet rules)
    {
        var raised = followUps.Select(patient => (Patient: patient, Alerts: patient.RaisedBy(rules).ToList())).ToList();
        var unseen = raised.SelectMany(one => one.Patient.Whole.Where(planted => !planted.IsSeen).Select(planted => one.Alerts.Exists(alert => planted.Holds(alert.RaisedAt)))).ToList();

        return new(
            [.. from patient in followUps from planted in patient.Whole select Simulation.Sighted.Of(planted, patient, rules)],
            Interval.OfMean([.. raised.Select(one => one.Alerts.Count / one.Patient.Weeks)]),
            Interval.OfMean([.. raised.Select(one => one.Alerts.Count(alert => !one.Patient.Deteriorations.Any(planted => planted.IsSeen && planted.Holds(alert.RaisedAt))) / one.Patient.Weeks)]),
            Interval.OfShare(unseen.Count(alerted => alerted), unseen.Count));
    }

    public int Planted => Sighted.Length;

    public int Of(Sighting sighting) => Sighted.Count(one => one.Sighting == sighting);

    /// <summary>Of all that was planted, what shows in no measurement among it.</summary>
    public Interval Found => Interval.OfShare(Of(Sighting.Found), Planted);

    public Interval FoundOfSeen => Interval.OfShare(Of(Sighting.Found), Planted - Of(Sighting.Unseen));

    /// <summary>Of those found, as a share.</summary>
    public Interval BeforePeak => Interval.OfShare(Sighted.Count(one => one.DaysBeforePeak > 0), Of(Sighting.Found));

    public IEnumerable<double> DaysFromOnset => Sighted.Select(one => one.DaysFromOnset).OfType<double>();

    public IEnumerable<double> DaysBeforePeak => Sighted.Select(one => one.DaysBeforePeak).OfType<double>();
}
