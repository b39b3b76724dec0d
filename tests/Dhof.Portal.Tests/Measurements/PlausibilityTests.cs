using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Measurements;

public sealed class PlausibilityTests
{
    [Theory]
    [InlineData("spo2", 49, null, ReadingMarks.Improbable), InlineData("spo2", 69, null, ReadingMarks.Improbable), InlineData("spo2", 70, null, ReadingMarks.None), InlineData("spo2", 100, null, ReadingMarks.None)]
    [InlineData("spo2", 101, null, ReadingMarks.Impossible), InlineData("spo2", 149, null, ReadingMarks.Impossible), InlineData("spo2", -1, null, ReadingMarks.Impossible), InlineData("spo2", 0, null, ReadingMarks.Improbable)]
    [InlineData("bp", 120, 80, ReadingMarks.None), InlineData("bp", 120, 120, ReadingMarks.Impossible), InlineData("bp", 80, 120, ReadingMarks.Impossible), InlineData("bp", 120, 119, ReadingMarks.None)]
    [InlineData("bp", 251, 80, ReadingMarks.Improbable), InlineData("bp", 120, 29, ReadingMarks.Improbable), InlineData("bp", 351, 80, ReadingMarks.Impossible), InlineData("bp", 120, 9, ReadingMarks.Impossible)]
    [InlineData("hr", 29, null, ReadingMarks.Improbable), InlineData("hr", 30, null, ReadingMarks.None), InlineData("hr", 200, null, ReadingMarks.None), InlineData("hr", 201, null, ReadingMarks.Improbable), InlineData("hr", 351, null, ReadingMarks.Impossible)]
    [InlineData("weight", 0.9, null, ReadingMarks.Impossible), InlineData("weight", 29.9, null, ReadingMarks.Improbable), InlineData("weight", 30, null, ReadingMarks.None)]
    public void Only_what_cannot_be_true_is_impossible(string kind, double value, int? second, ReadingMarks expected) =>
        Assert.Equal(expected, Plausibility.Of(MeasurementCatalogue.Get(kind), (decimal)value, second));

    [Theory]
    [InlineData("news2", 0, ReadingMarks.None), InlineData("news2", 20, ReadingMarks.None), InlineData("news2", 21, ReadingMarks.Impossible), InlineData("news2", -1, ReadingMarks.Impossible)]
    [InlineData("cfs", 0, ReadingMarks.Impossible), InlineData("cfs", 1, ReadingMarks.None), InlineData("cfs", 9, ReadingMarks.None), InlineData("cfs", 10, ReadingMarks.Impossible)]
    [InlineData("form", 300, ReadingMarks.None), InlineData("form", -2, ReadingMarks.None), InlineData("other", 100_000, ReadingMarks.None)]
    public void A_score_outside_its_scale_cannot_be_true(string kind, int value, ReadingMarks expected) => Assert.Equal(expected, Plausibility.Of(MeasurementCatalogue.Get(kind), value, null));

    [Theory]
    [InlineData("1104351000000103", "3", ReadingMarks.None), InlineData("1104351000000103", "4", ReadingMarks.Impossible), InlineData("1104351000000103", "-1", ReadingMarks.Impossible), InlineData("1", "4", ReadingMarks.None)]
    public void A_total_with_points_that_a_part_cannot_have_cannot_be_true(string snomed, string points, ReadingMarks expected)
    {
        var details = MeasurementDetails.None with { Parts = [new($"http://snomed.info/sct|{snomed}", "", new(DetailForm.Number, points), null)] };
        Assert.Equal(expected, Plausibility.Of(MeasurementCatalogue.Get("news2"), 4, null, details));
    }

    [Theory]
    [InlineData(10.0, false), InlineData(10.01, true)]
    public void A_clock_may_be_ten_minutes_ahead(double minutes, bool refused)
    {
        var received = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var effective = received.AddMinutes(minutes);
        Assert.Equal(refused, EffectiveTime.IsTooFarAhead(effective, received));
        Assert.Equal(ReadingMarks.ClockAhead, EffectiveTime.Marks(effective, received));
        Assert.Equal(ReadingMarks.None, EffectiveTime.Marks(received, received));
    }

    [Fact]
    public void Keys_that_are_stored_never_change() =>
        Assert.Equal(
            ["acvpu: acvpu", "bp: bp-sys bp-dia", "cfs: cfs", "form: form", "glucose: glucose", "hr: hr", "news2: news2", "other: other", "rr: rr", "spo2: spo2", "temp: temp", "weight: weight"],
            MeasurementCatalogue.Kinds.Select(kind => $"{kind.Key}: {string.Join(' ', kind.Series.Select(series => series.Key))}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("temp", "[degF]", 98.6, 37.0), InlineData("temp", "[degF]", 32, 0), InlineData("weight", "g", 81400, 81.4), InlineData("weight", "[lb_av]", 180, 81.6466), InlineData("glucose", "mg/dL", 100, 5.5507), InlineData("glucose", "mmol/l", 6.3, 6.3)]
    public void Units_are_converted(string kind, string ucum, double value, double expected) =>
        Assert.Equal((decimal)expected, MeasurementCatalogue.Get(kind).Units.Single(unit => unit.Ucum == ucum).Convert((decimal)value));

    [Fact]
    public void A_value_too_large_to_represent_is_an_overflow_not_another_number() =>
        Assert.Throws<OverflowException>(() => new UnitConversion("x", 10).Convert(decimal.MaxValue));
}
