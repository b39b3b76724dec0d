using System.Collections.Immutable;
using CsCheck;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>Whatever is measured, whenever it comes: no red is held or delayed, every hold ends by a repeat or by its end, and with the setting off nothing is held.</summary>
public sealed class HeldYellowProperties
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");
    private static readonly TimeSpan s_wait = TimeSpan.FromMinutes(30);

    /// <summary>How long until the next step, how old the reading is when it comes, and its value: mostly well, now and then yellow or red.</summary>
    private static readonly Gen<Step[]> s_steps = Gen.Select(Gen.Int[1, 45], Gen.Int[0, 20], Gen.Frequency((6, Gen.Int[93, 98]), (3, Gen.Int[88, 91]), (1, Gen.Int[70, 87])))
        .Select((minutes, age, value) => new Step(minutes, age, value)).Array[1, 25];

    [Fact]
    public void No_red_is_held_or_delayed()
    {
        var reds = 0;
        s_steps.Sample(
            steps =>
            {
                Desk on = new(s_wait), off = new(null);

                foreach (var step in steps)
                {
                    on.Take(step);
                    off.Take(step);

                    if (step.Value < 88)
                    {
                        reds++;
                        Assert.Equal((Severity.Red, null), (on.Open!.Severity, HeldYellow.UntilOf(on.Open.ToDomain(), on.Now)));
                        Assert.Contains(on.Open.Findings, finding => finding.Measurement == on.Last.Id);
                        Assert.Equal(Severity.Red, off.Open!.Severity);
                    }

                    // What is red stays open until somebody closes it, held or not before.
                    Assert.DoesNotContain(on.All, row => row is { Severity: Severity.Red, ClosedAt: not null });
                }
            },
            iter: 2_000,
            threads: 1);
        Assert.True(reds > 100);
    }

    [Fact]
    public void Every_hold_ends_by_a_repeat_or_by_its_end()
    {
        var (closed, over, confirmed) = (0, 0, 0);
        s_steps.Sample(
            steps =>
            {
                Desk desk = new(s_wait);

                foreach (var step in steps)
                {
                    var before = desk.Open is { } open && HeldYellow.UntilOf(open.ToDomain(), desk.Now) is { } until ? (open, open.LatestAt, until) : ((AlertRow, DateTimeOffset, DateTimeOffset)?)null;
                    desk.Take(step);

                    if (before is not var (held, at, end))
                    {
                        continue;
                    }

                    Assert.Equal(s_wait, end - at);

                    if (held.ClosedBecause == ClosingReason.RepeatedNormal)
                    {
                        closed++;
                        Assert.True(desk.Now < end && desk.Last.Value >= 92 && desk.Last.At > held.LatestAt && desk.Last.At <= end && HeldYellow.RepeatOf(held.ToDomain().Latest) == desk.Last.Id);
                    }
                    else
                    {
                        Assert.Null(held.ClosedAt);
                        over += desk.Now >= end ? 1 : 0;
                        confirmed += desk.Last.Value < 92 ? 1 : 0;
                        Assert.True((desk.Now < end && desk.Last.Value >= 92) || HeldYellow.UntilOf(held.ToDomain(), desk.Now) is null);
                    }
                }

                desk.Wait(s_wait);
                Assert.All(desk.All, row => Assert.Null(HeldYellow.UntilOf(row.ToDomain(), desk.Now)));
            },
            iter: 2_000,
            threads: 1);
        Assert.True(closed > 50 && over > 50 && confirmed > 50, $"{closed} {over} {confirmed}");
    }

    [Fact]
    public void With_the_setting_off_nothing_is_held_and_nothing_closes()
    {
        s_steps.Sample(
            steps =>
            {
                Desk desk = new(null);

                foreach (var step in steps)
                {
                    desk.Take(step);
                    Assert.All(desk.All, row => Assert.True(row.ClosedAt is null && HeldYellow.UntilOf(row.ToDomain()) is null));
                }
            },
            iter: 500,
            threads: 1);
    }

    private readonly record struct Step(int Minutes, int Age, int Value);

    /// <summary>One patient and the engine's judgement, without a database.</summary>
    private sealed class Desk(TimeSpan? wait)
    {
        private static readonly ImmutableArray<AlertRule> s_rules = [new OutsideLimit()];

        private readonly List<Reading> _readings = [.. Enumerable.Range(1, 5).Select(day => new Reading(day, Histories.Now.AddDays(-6 + day), 96, null, ReadingMarks.None, null, Activity.NotRecorded))];

        public DateTimeOffset Now { get; private set; } = Histories.Now;

        public List<AlertRow> All { get; } = [];

        public Reading Last => _readings[^1];

        public AlertRow? Open => All.SingleOrDefault(row => row.ClosedAt is null);

        public void Wait(TimeSpan time) => Now += time;

        public void Take(Step step)
        {
            Wait(TimeSpan.FromMinutes(step.Minutes));
            _readings.Add(new(_readings.Count + 1, Now.AddMinutes(-step.Age), step.Value, null, ReadingMarks.None, null, Activity.NotRecorded));
            History history = new(Histories.Default, null, new Dictionary<string, Reading[]> { ["spo2"] = [.. _readings.Order(History.Order)] });
            Judgement judgement = new(All.Where(row => row.ClosedAt is null), [], Now);
            judgement.Take(new ToJudge(new(Anna, Larvik, s_spo2, Last, 1), history, s_rules, false).Judge(wait));
            All.AddRange(judgement.Raised);
        }
    }
}
