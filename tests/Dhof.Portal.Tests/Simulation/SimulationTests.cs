using System.Collections.Immutable;
using Dhof.Portal.Benchmarks.Simulation;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Simulation;

/// <summary>That the simulation counts what it says it counts, on pairs planted by hand, and that what it plants owes nothing to the rules.</summary>
public sealed class SimulationTests
{
    private const string Limit = "outside-limit", Trend = "oxygen-trend";

    private static readonly DateTimeOffset s_start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Cohort s_cohort = new(Seed: 7, Patients: 40, Weeks: 26);

    [Fact]
    public void What_was_planted_by_hand_is_found_missed_and_timed_as_reckoned_by_hand()
    {
        var patient = Patient(
            [Planted(10), Planted(40), Planted(70, isSeen: false), Planted(100, isMeasured: false), Planted(130)],
            [
                Raised(Limit, 12.5), // the first: two and a half days after its onset, half a day before its peak
                Raised(Trend, 14), // finds it too, later
                Raised(Trend, 39, 41), // open before the second began, and joined by what is found in it
                Raised(Limit, 71), // chance: nothing shows in the third
                Raised(Limit, 160), // false
            ]);

        var all = Tally.Of([patient], RuleSet.Default);
        Assert.Equal([Sighting.Found, Sighting.Joined, Sighting.Unseen, Sighting.NotMeasured, Sighting.NotFound], all.Sighted.Select(one => one.Sighting));
        Assert.Equal((0.2, 0.25), (all.Found.Value, all.FoundOfSeen.Value));
        Assert.Equal([2.5], all.DaysFromOnset);
        Assert.Equal([0.5], all.DaysBeforePeak);
        Assert.Equal((1.0, 1.0), (all.BeforePeak.Value, all.Chance.Value));
        Assert.Equal((0.2, 0.12), (all.Alerts.Value, all.False.Value), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9);
    }

    [Fact]
    public void A_rule_that_is_left_out_takes_its_alerts_with_it_and_no_other()
    {
        var patient = Patient([Planted(10), Planted(40), Planted(70)], [Raised(Limit, 13.5), Raised(Trend, 11), Raised(Trend, 42), Raised(Limit, 71)]);
        var (all, plain, without) = (Tally.Of([patient], RuleSet.Default), Tally.Of([patient], RuleSet.PlainLimits), Tally.Of([patient], RuleSet.All.Single(rules => rules.Name == "without outside-limit")));

        Assert.Equal([1.0, 2.0, 1.0], all.DaysFromOnset);
        Assert.Equal([3.5, 1.0], plain.DaysFromOnset);
        Assert.Equal([-0.5, 2.0], plain.DaysBeforePeak);
        Assert.Equal([1.0, 2.0], without.DaysFromOnset);
        Assert.Equal((4 / 25.0, 2 / 25.0, 2 / 25.0), (all.Alerts.Value, plain.Alerts.Value, without.Alerts.Value));
    }

    [Theory]
    [InlineData(9.99, Sighting.NotFound)] // before the onset
    [InlineData(10, Sighting.Found)] // at it
    [InlineData(19.99, Sighting.Found)]
    [InlineData(20, Sighting.NotFound)] // when it is over
    internal void A_deterioration_lasts_from_its_onset_until_it_is_over(double day, Sighting expected) =>
        Assert.Equal(expected, Assert.Single(Tally.Of([Patient([Planted(10)], [Raised(Limit, day)])], RuleSet.Default).Sighted).Sighting);

    [Fact]
    public void A_deterioration_that_the_period_cuts_is_not_counted_and_its_alert_is_not_false()
    {
        var tally = Tally.Of([Patient([Planted(-4), Planted(170)], [Raised(Limit, 2), Raised(Limit, 172), Raised(Limit, -1, 3)])], RuleSet.Default);

        Assert.Empty(tally.Sighted);
        Assert.Equal((2 / 25.0, 0), (tally.Alerts.Value, tally.False.Value));
    }

    [Theory]
    [InlineData(0, 10, 0, 0, 0.2775)]
    [InlineData(5, 10, 0.5, 0.2366, 0.7634)]
    [InlineData(81, 263, 0.30798, 0.25527, 0.36618)]
    public void Shares_have_the_interval_of_Wilson(int part, int whole, double share, double low, double high)
    {
        var interval = Interval.OfShare(part, whole);
        Assert.Equal((share, low, high), (interval.Value, interval.Low, interval.High), (one, other) => Math.Max(Math.Abs(one.Item2 - other.Item2), Math.Max(Math.Abs(one.Item1 - other.Item1), Math.Abs(one.Item3 - other.Item3))) < 1e-4);
    }

    [Fact]
    public void Rates_vary_between_patients()
    {
        var interval = Interval.OfMean([1, 2, 3, 4, 5]);
        Assert.Equal(3, interval.Value);
        Assert.Equal(1.386, 3 - interval.Low, 3); // 1.96 × √2.5 / √5
    }

    [Fact]
    public void The_truth_is_the_same_whatever_the_rules_find()
    {
        foreach (var patient in s_cohort.All)
        {
            var blind = patient with { Limits = LimitHistory.None };
            var (seen, unseen) = (SimulatedPatient.Follow(patient, s_cohort.From, Cohort.Through), SimulatedPatient.Follow(blind, s_cohort.From, Cohort.Through));
            Assert.Equal(seen.Deteriorations.Select(one => one with { IsMeasured = true }), unseen.Deteriorations.Select(one => one with { IsMeasured = true }));
            Assert.DoesNotContain(unseen.Alerts, alert => alert.Rule == Limit);
        }
    }

    [Fact]
    public void What_shows_in_nothing_leaves_every_reading_as_it_was_and_one_in_five_does()
    {
        var all = new Cohort(Seed: 3, Patients: 1_000, Weeks: 26).All.SelectMany(patient => Episodes.Between(patient.Seed, patient.Index, Day(s_cohort.From), Day(Cohort.Through), (0, 0)).Select(episode => (patient, episode))).ToList();

        Assert.InRange(all.Count(one => !one.episode.IsSeen) / (double)all.Count, 0.17, 0.23);
        Assert.All(all, one => Assert.Equal(one.episode.IsSeen, Enumerable.Range(one.episode.First, one.episode.Last - one.episode.First + 1).Any(day => Episodes.Strength(one.patient.Seed, one.patient.Index, day, (0, 0)) > 0)));
        Assert.All(all.Where(one => one.episode.IsSeen), one =>
        {
            double On(int day) => Episodes.Strength(one.patient.Seed, one.patient.Index, day, (0, 0));
            Assert.True(On(one.episode.First - 1) == 0 && On(one.episode.First) > 0 && On(one.episode.Last) > 0 && On(one.episode.Last + 1) == 0);
            Assert.True(On(one.episode.Peak) > one.episode.Strength - 1e-9 && On(one.episode.Peak - 1) < one.episode.Strength - 1e-9);
        });
    }

    [Fact]
    public void Leaving_a_rule_out_afterwards_is_what_judging_without_it_gives()
    {
        foreach (var patient in s_cohort.All.Take(12))
        {
            var all = SimulatedPatient.Follow(patient, s_cohort.From, Cohort.Through).Alerts;
            var again = SimulatedPatient.Follow(patient, s_cohort.From, Cohort.Through).Alerts;
            Assert.Equal(all.Select(alert => (alert.Rule, alert.RaisedAt, alert.Found.Length)), again.Select(alert => (alert.Rule, alert.RaisedAt, alert.Found.Length)));
            Assert.Equal(Alone(patient, Limit), all.Where(alert => alert.Rule == Limit).Select(alert => alert.RaisedAt));
            Assert.Equal(Alone(patient, Trend), all.Where(alert => alert.Rule == Trend).Select(alert => alert.RaisedAt));
        }
    }

    /// <summary>When one rule raises, judged in the absence of all others: the plain loop, written out.</summary>
    private static List<DateTimeOffset> Alone(SyntheticPatient patient, string key)
    {
        var rule = AlertRules.Find(key)!;
        (MeasurementKind Kind, Reading Reading)[] readings = [.. new Diary(patient, Cohort.Days).Between(patient.EnrolledFrom.AddTicks(-1), Cohort.Through).Select((reading, i) => (reading.Kind, reading.As(i + 1)))];
        var history = new History(patient.Limits, patient.Condition, readings.GroupBy(one => one.Kind.Key).ToDictionary(kind => kind.Key, kind => kind.Select(one => one.Reading).Order(History.Order).ToArray()));
        var open = new Dictionary<string, (DateTimeOffset Since, DateTimeOffset Last, DateTimeOffset? Green)>();
        List<(DateTimeOffset Since, DateTimeOffset Last)> closed = [];

        foreach (var (kind, reading) in readings.Where(one => one.Reading.IsValid))
        {
            foreach (var (series, alert) in open.Where(one => one.Value.Green is { } green && OsloTime.NextRound(green) <= reading.At).ToList())
            {
                closed.Add((alert.Since, alert.Last));
                open.Remove(series);
            }

            var found = rule.Judge(kind, reading, history).Select(finding => finding.Series).ToList();

            foreach (var series in found)
            {
                open[series] = (open.TryGetValue(series, out var there) ? there.Since : reading.At, reading.At, null);
            }

            foreach (var series in kind.Series.Select(series => series.Key).Where(series => open.ContainsKey(series) && !found.Contains(series)))
            {
                open[series] = open[series] with { Green = open[series].Green ?? reading.At };
            }
        }

        return [.. closed.Concat(open.Values.Select(alert => (alert.Since, alert.Last))).Where(alert => alert.Last >= s_cohort.From).Select(alert => alert.Since).Order()];
    }

    private static int Day(DateTimeOffset at) => DateOnly.FromDateTime(OsloTime.Of(at).DateTime).DayNumber;

    private static FollowUp Patient(ImmutableArray<Deterioration> planted, ImmutableArray<RaisedAlert> alerts) => new(FollowUpCondition.Copd, s_start, s_start.AddDays(175), planted, alerts);

    /// <summary>Ten days, at its full strength after three.</summary>
    private static Deterioration Planted(int day, bool isSeen = true, bool isMeasured = true) => new(s_start.AddDays(day), s_start.AddDays(day + 3), s_start.AddDays(day + 10), isSeen, isMeasured);

    private static RaisedAlert Raised(string rule, params double[] days) => new(rule, [.. days.Select(day => s_start.AddDays(day))]);
}
