using CsCheck;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Limits;

public sealed class OwnNormalTests
{
    private static readonly DateTimeOffset s_first = new(2026, 8, 3, 7, 0, 0, TimeSpan.Zero);
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2"), s_pulse = MeasurementCatalogue.Get("hr"), s_weight = MeasurementCatalogue.Get("weight");

    [Theory, InlineData(13, false), InlineData(14, true)]
    public void Fourteen_days_with_readings_are_the_fewest(int days, bool enough)
    {
        var normal = Of(s_spo2, Enumerable.Range(0, days).SelectMany(day => (decimal[])[90, 91], (day, value) => (day, value)));
        Assert.Equal((enough, days, days * 2, enough), (normal.IsEnough, normal.Days, normal.Readings, normal.Propose(s_spo2, DefaultLimits.Bands["spo2"]) is not null));
    }

    [Fact]
    public void Only_the_first_four_weeks_count_and_nothing_doubtful_does()
    {
        (int, decimal)[] usual = [.. Enumerable.Range(0, 20).Select(day => (day, 90m))];
        var normal = Of(s_spo2, [.. usual, (27, 90), (28, 70)]);
        Assert.Equal((21, 90m, 90m, new DateOnly(2026, 8, 30)), (normal.Days, normal.Low, normal.High, normal.Through));

        Reading[] doubtful = [.. new[] { ReadingMarks.Improbable, ReadingMarks.Impossible, ReadingMarks.MaybeOtherPerson, ReadingMarks.Withdrawn }.Select((marks, i) => Reading(3, 60) with { Id = 900 + i, Marks = marks })];
        Assert.Equal((20, 90m), Of(s_spo2, [.. usual.Select(one => Reading(one.Item1, one.Item2)), .. doubtful]) is var none ? (none.Readings, none.Low) : default);
    }

    [Fact]
    public void Percentiles_lie_between_the_nearest_readings()
    {
        // 21 values 80 … 100: the 5th percentile is the second, the 95th the last but one.
        var normal = Of(s_pulse, Enumerable.Range(0, 21).Select(day => (day, 80m + day)));
        Assert.Equal((81m, 90m, 99m), (normal.Low, normal.Median, normal.High));
    }

    [Fact]
    public void Green_is_the_own_normal_and_yellow_is_as_wide_as_in_the_standard()
    {
        var pulse = Of(s_pulse, Enumerable.Range(0, 21).Select(day => (day, 80m + day)));
        Assert.Equal(new(72, 81, 100, 130), pulse.Propose(s_pulse, DefaultLimits.Bands["hr"]));

        var spo2 = Of(s_spo2, Enumerable.Range(0, 14).Select(day => (day, 87m)));
        Assert.Equal(new(83, 87, null, null), spo2.Propose(s_spo2, DefaultLimits.Bands["spo2"]));
        Assert.Equal(new(85, 87, 88, null, upperNeedsOxygen: true), spo2.Propose(s_spo2, DefaultLimits.OxygenTarget88To92));

        var weight = Of(s_weight, Enumerable.Range(0, 14).Select(day => (day, 81.4m)));
        Assert.Equal(new(null, 81.4m, 81.5m, null), weight.Propose(s_weight, null));
    }

    [Fact]
    public void Whatever_was_measured_at_most_a_twentieth_and_one_lie_outside_on_either_side() => Gen.Select(Gen.Int[14, 28], Gen.Int[400, 1400].Array[28, 60]).Sample((days, values) =>
    {
        Reading[] readings = [.. values.Select((value, i) => Reading(i % days, value / 10m) with { Id = i })];
        var normal = Of(s_pulse, readings);
        var band = normal.Propose(s_pulse, DefaultLimits.Bands["hr"])!;
        var most = ((readings.Length - 1) / 20) + 1;
        Assert.InRange(readings.Count(reading => s_pulse.Round(reading.Value) < band.YellowBelow), 0, most);
        Assert.InRange(readings.Count(reading => s_pulse.Round(reading.Value) >= band.YellowFrom), 0, most);
    });

    private static OwnNormal Of(MeasurementKind kind, IEnumerable<(int Day, decimal Value)> readings) => Of(kind, [.. readings.Select((one, i) => Reading(one.Day, one.Value) with { Id = i })]);

    private static OwnNormal Of(MeasurementKind kind, Reading[] readings) => OwnNormal.Of(kind, 0, readings, NorwegianTime.Day);

    private static Reading Reading(int day, decimal value) => new(day, s_first.AddDays(day), value, null, ReadingMarks.None, null, Activity.NotRecorded);
}
