using System.Diagnostics;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>
/// What the rules find of planted deteriorations, and what it costs in alerts. It says how the rules meet illness as this project imagines it, and nothing about patients. No figure has a target: fewer alerts
/// are not better, and a rule that never speaks has none.
/// </summary>
internal static class SimulationBenchmark
{
    public const string Name = "simulation";

    public static Task RunAsync(Report report, Cohort cohort)
    {
        var watch = Stopwatch.StartNew();
        FollowUp[] all = [.. cohort.All.AsParallel().AsOrdered().Select(patient => SimulatedPatient.Follow(patient, cohort.From, Cohort.Through))];
        Report.Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cohort.Patients} patients, {cohort.Weeks} weeks, seed {cohort.Seed}: lived through in {watch.Elapsed.TotalSeconds:0} s"));

        Report.Table([SimulationTable.Head("rules"), .. RuleSet.All.Select(rules => SimulationTable.Row(rules.Name, Tally.Of(all, rules)))]);
        Report.Table([SimulationTable.Head("condition"), .. from rules in new[] { RuleSet.Default, RuleSet.PlainLimits } from condition in Enum.GetValues<FollowUpCondition>()
                                                               select SimulationTable.Row($"{condition}, {rules.Name}", Tally.Of([.. all.Where(one => one.Condition == condition)], rules))]);

        foreach (var rules in RuleSet.All)
        {
            var tally = Tally.Of(all, rules);
            report.Add(new(Name, $"{rules.Name}: found of all planted", 100 * tally.Found.Value, "%", Beside: 100 * tally.Chance.Value, BesideWhat: "found by chance"));
            report.Add(new(Name, $"{rules.Name}: alerts", tally.Alerts.Value, "a patient-week", Beside: tally.False.Value, BesideWhat: "false"));
        }

        return Task.CompletedTask;
    }
}
