using System.Globalization;
using Dhof.Portal.Benchmarks.Reports;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>The figures of one row, and what stands over them.</summary>
internal static class SimulationTable
{
    public static string[] Head(string what) =>
    [
        what, "planted", "found, of all planted", "of those that show", "missed: show in nothing", "not measured", "joined an open alert", "measured, not found", "by chance",
        "days from onset", "before peak", "days before peak", "alerts/patient-week", "false/patient-week",
    ];

    public static string[] Row(string what, Tally tally) =>
    [
        what, Text(tally.Planted), tally.Found.AsShare, tally.FoundOfSeen.AsShare, Text(tally.Of(Sighting.Unseen)), Text(tally.Of(Sighting.NotMeasured)), Text(tally.Of(Sighting.Joined)),
        Text(tally.Of(Sighting.NotFound)), tally.Chance.AsShare, Spread(tally.DaysFromOnset), tally.BeforePeak.AsShare, Spread(tally.DaysBeforePeak), tally.Alerts.AsRate, tally.False.AsRate,
    ];

    private static string Spread(IEnumerable<double> days)
    {
        double[] all = [.. days];
        return all.Length == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{all.Percentile(0.5):0.0} ({all.Percentile(0.25):0.0} to {all.Percentile(0.75):0.0})");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
