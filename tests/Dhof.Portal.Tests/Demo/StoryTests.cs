using CsCheck;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Demo;

/// <summary>What docs/demo.md promises, at any time of the week and with any seed.</summary>
public sealed class StoryTests
{
    private const int Arne = 1, Ingrid = 2, Aud = 3, Odd = 4, Liv = 5, Kåre = 6, Turid = 7, Harald = 8;

    [Fact]
    public void The_first_three_are_silent_always() => Gen.Select(Synthetic.AnySmall, Gen.Int[0, 2], Gen.Int[0, 60]).Sample(
        (region, patient, days) => Assert.Empty(Synthetic.Alerts(region, patient, region.FirstStart.AddDays(days))), iter: 60);

    [Fact]
    public void One_has_a_correction_a_withdrawal_and_an_evening_that_came_the_next_morning() => Sample(Arne, (region, _) =>
    {
        var (patient, days) = (region.Patients[Arne], new StoryDays(region.FirstStart));
        NewMeasurement[] sent = [.. Deliveries.Of(patient, days, Synthetic.Readings(region, Arne), region.FirstStart).SelectMany(delivery => delivery.Measurements)];
        var (corrected, withdrawn) = (Assert.Single(sent, m => m.Revision?.Status == MeasurementStatus.Corrected), Assert.Single(sent, m => m.Revision?.Status == MeasurementStatus.EnteredInError));

        // Each is of a reading that was sent before it, and the first one told something else.
        Assert.NotEqual(corrected.Value, Assert.Single(sent, m => m.Revision is null && m.Fingerprint.SequenceEqual(corrected.Fingerprint)).Value);
        Assert.Single(sent, m => m.Revision is null && m.Fingerprint.SequenceEqual(withdrawn.Fingerprint));
        Assert.Single(sent.Where(m => m.Revision is null && m.Marks.HasFlag(ReadingMarks.Late)).Select(m => m.At.AddHours(2).Date).Distinct());
        Assert.All(sent, m => Assert.InRange(m.Received!.Value, m.At, region.FirstStart));
    });

    [Fact]
    public void Nobody_else_is_late_or_corrected() => Sample(Aud, (region, _) =>
        Assert.All(
            Deliveries.Of(region.Patients[Aud], new(region.FirstStart), Synthetic.Readings(region, Aud), region.FirstStart).SelectMany(delivery => delivery.Measurements),
            m => Assert.True(m.Revision is null && !m.Marks.HasFlag(ReadingMarks.Late))));

    [Fact]
    public void The_saturation_of_one_falls_and_is_red_three_days_in_a_row() => Sample(Aud, (region, later) =>
    {
        var open = Synthetic.Open(region, Aud, later);
        Assert.All(open, alert => Assert.Equal("spo2", alert.Series));
        Assert.Equal(Severity.Red, Assert.Single(open, alert => alert.Rule == "outside-limit").Severity);
        Assert.Contains(open, alert => alert.Rule == "persistent-yellow");
        Assert.Contains(open, alert => alert.Rule == "oxygen-trend");

        var red = Synthetic.Readings(region, Aud, through: later).Where(r => r.Kind.Key == "spo2" && r.Value < 88).Select(r => r.At.Date).Distinct().ToArray();
        Assert.True(red.Length >= 3);
        Assert.Equal(2, (red[^1] - red[^3]).Days);
    });

    [Fact]
    public void Her_answers_get_worse_with_it() => Sample(Aud, (region, later) =>
        Assert.Equal(Severity.Yellow, Assert.Single(Synthetic.Answered(region, Aud, later), alert => alert.Rule == "symptoms-worse").Severity));

    [Fact]
    public void The_answers_of_the_first_three_never_get_worse() => Gen.Select(Synthetic.AnySmall, Gen.Int[0, 2], Gen.Int[0, 60]).Sample(
        (region, patient, days) => Assert.DoesNotContain(Synthetic.Answered(region, patient, region.FirstStart.AddDays(days)), alert => alert.Rule == "symptoms-worse"), iter: 60);

    [Fact]
    public void The_weight_of_one_rises_over_a_personal_limit() => Sample(Odd, (region, later) =>
    {
        var open = Synthetic.Open(region, Odd, later);
        Assert.All(open, alert => Assert.Equal(("weight", Severity.Yellow), (alert.Series, alert.Severity)));
        Assert.Equal(["outside-limit", "persistent-yellow", "rapid-weight-gain"], open.Select(alert => alert.Rule).Order(StringComparer.Ordinal));
        Assert.All(region.Patients[Odd].Limits.Of("weight"), limit => Assert.NotNull(limit.ApprovedBy));
    });

    [Fact]
    public void One_is_silent_since_Friday_with_the_last_state_yellow() => Sample(Liv, (region, later) =>
    {
        var all = Synthetic.Open(region, Liv, later);
        var open = Assert.Single(all, alert => alert.Rule == "outside-limit");
        var last = Synthetic.Readings(region, Liv, through: later)[^1].At;
        Assert.Equal(Severity.Yellow, open.Severity);
        Assert.All(all, alert => Assert.Equal(("spo2", Severity.Yellow), (alert.Series, alert.Severity)));
        Assert.Equal(DayOfWeek.Thursday, last.DayOfWeek);

        // On a Sunday before eleven day 0 is Saturday, the Friday before yesterday's is meant, and its eve is nine days before day 0: ten days and some hours.
        Assert.InRange((region.FirstStart - last).TotalDays, 1.5, 10.5);
    });

    [Fact]
    public void An_improbable_value_alerts() => Sample(Kåre, (region, later) =>
    {
        var open = Assert.Single(Synthetic.Open(region, Kåre, later));
        Assert.Equal((49, Severity.Red, ReadingMarks.Improbable), (open.LatestValue, open.Severity, open.LatestMarks));
    });

    [Fact]
    public void An_impossible_value_is_there_and_silent() => Sample(Turid, (region, later) =>
    {
        Assert.Empty(Synthetic.Alerts(region, Turid, later));
        Assert.Single(Synthetic.Readings(region, Turid, through: later), r => r.Marks.HasFlag(ReadingMarks.Impossible) && r.Value == 149);
    });

    [Fact]
    public void Limits_for_oxygen_treatment_follow_the_default_ones_and_are_approved() => Sample(Harald, (region, later) =>
    {
        var limits = region.Patients[Harald].Limits.Of("spo2");
        Assert.Equal([null, Personas.Dahl.Name], limits.Select(limit => limit.ApprovedBy));
        Assert.Equal([false, true], limits.Select(limit => limit.IsPersonal));
        Assert.Equal(DefaultLimits.OxygenTarget88To92, limits[1].Band);
        Assert.NotEmpty(Synthetic.Alerts(region, Harald, later));
        Assert.Empty(Synthetic.Open(region, Harald, later));
    });

    [Fact]
    public void One_has_an_approved_limit_whose_day_of_review_has_passed_and_whoever_else_has_personal_ones_has_time() => Sample(Ingrid, (region, later) =>
    {
        var limit = Assert.Single(region.Patients[Ingrid].Limits.Of("spo2"));
        Assert.True(limit is { IsApproved: true, IsPersonal: true } && limit.IsReviewPassed(DateOnly.FromDateTime(region.FirstStart.Date)));
        Assert.Empty(Synthetic.Open(region, Ingrid, later));
        var others = region.Patients.Where(patient => patient.Index != Ingrid).SelectMany(patient => MeasurementCatalogue.Kinds.SelectMany(kind => kind.Series).SelectMany(series => patient.Limits.Of(series.Key))).Where(limit => limit.IsPersonal).ToList();
        Assert.NotEmpty(others);
        Assert.All(others, limit => Assert.False(limit.IsReviewPassed(DateOnly.FromDateTime(region.FirstStart.Date))));
    });

    [Fact]
    public void A_fresh_region_has_some_open_alerts_and_not_too_many() => Gen.Select(Gen.Int[1, 100_000], Synthetic.AnyTime).Sample(
        (seed, at) =>
        {
            var region = Region.Create(DemoOptions.Default, seed, at);
            var open = Enumerable.Range(0, 120).Select(patient => (region.Patients[patient].Team.Municipality, Worst: Synthetic.Open(region, patient).Select(a => (Severity?)a.Severity).Max())).ToLookup(p => p.Municipality, p => p.Worst);

            Assert.InRange(open[Organisations.Larvik].Count(worst => worst is not null), 8, 14);
            Assert.InRange(open[Organisations.Larvik].Count(worst => worst == Severity.Red), 3, 5);
            Assert.InRange(open[Organisations.OsloDistrict].Count(worst => worst is not null), 3, 6);
        },
        iter: 3,
        threads: 1);

    private static void Sample(int patient, Action<Region, DateTimeOffset> holds)
    {
        Assert.True(patient < 10);
        Gen.Select(Synthetic.AnySmall, Gen.Int[0, 30]).Sample((region, days) => holds(region, region.FirstStart.AddDays(days)), iter: 60);
    }
}
