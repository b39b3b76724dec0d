using CsCheck;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Limits;

/// <summary>Numbers: the project's proposal, docs/safety.md.</summary>
public sealed class LimitTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("spo2", 87, Severity.Red), InlineData("spo2", 88, Severity.Yellow), InlineData("spo2", 91, Severity.Yellow), InlineData("spo2", 92, Severity.Green), InlineData("spo2", 100, Severity.Green)]
    [InlineData("hr", 40, Severity.Red), InlineData("hr", 41, Severity.Yellow), InlineData("hr", 49, Severity.Yellow), InlineData("hr", 50, Severity.Green)]
    [InlineData("hr", 100, Severity.Green), InlineData("hr", 101, Severity.Yellow), InlineData("hr", 130, Severity.Yellow), InlineData("hr", 131, Severity.Red)]
    [InlineData("bp-sys", 90, Severity.Red), InlineData("bp-sys", 91, Severity.Yellow), InlineData("bp-sys", 99, Severity.Yellow), InlineData("bp-sys", 100, Severity.Green)]
    [InlineData("bp-sys", 160, Severity.Green), InlineData("bp-sys", 161, Severity.Yellow), InlineData("bp-sys", 179, Severity.Yellow), InlineData("bp-sys", 180, Severity.Red)]
    [InlineData("bp-dia", 49, Severity.Red), InlineData("bp-dia", 50, Severity.Yellow), InlineData("bp-dia", 59, Severity.Yellow), InlineData("bp-dia", 60, Severity.Green)]
    [InlineData("bp-dia", 95, Severity.Green), InlineData("bp-dia", 96, Severity.Yellow), InlineData("bp-dia", 109, Severity.Yellow), InlineData("bp-dia", 110, Severity.Red)]
    [InlineData("rr", 8, Severity.Red), InlineData("rr", 9, Severity.Yellow), InlineData("rr", 11, Severity.Yellow), InlineData("rr", 12, Severity.Green)]
    [InlineData("rr", 20, Severity.Green), InlineData("rr", 21, Severity.Yellow), InlineData("rr", 24, Severity.Yellow), InlineData("rr", 25, Severity.Red)]
    [InlineData("temp", 36.0, Severity.Yellow), InlineData("temp", 36.1, Severity.Green), InlineData("temp", 37.9, Severity.Green)]
    [InlineData("temp", 38.0, Severity.Yellow), InlineData("temp", 39.0, Severity.Yellow), InlineData("temp", 39.1, Severity.Red)]
    [InlineData("glucose", 2.9, Severity.Red), InlineData("glucose", 3.0, Severity.Yellow), InlineData("glucose", 3.9, Severity.Yellow), InlineData("glucose", 4.0, Severity.Green)]
    [InlineData("glucose", 10.0, Severity.Green), InlineData("glucose", 10.1, Severity.Yellow), InlineData("glucose", 15.0, Severity.Yellow), InlineData("glucose", 15.1, Severity.Red)]
    public void Both_sides_of_every_default_limit(string series, double value, Severity expected) =>
        Assert.Equal(expected, DefaultLimits.Bands[series].Judge((decimal)value, null).Severity);

    [Theory]
    [InlineData(85, 2.0, Severity.Red), InlineData(86, 2.0, Severity.Yellow), InlineData(87, 2.0, Severity.Yellow), InlineData(88, 2.0, Severity.Green), InlineData(92, 2.0, Severity.Green), InlineData(93, 2.0, Severity.Yellow)]
    [InlineData(93, 0.0, Severity.Green), InlineData(97, null, Severity.Green), InlineData(85, null, Severity.Red)]
    public void An_upper_oxygen_limit_counts_only_when_treatment_is_recorded(double value, double? litres, Severity expected) =>
        Assert.Equal(expected, DefaultLimits.OxygenTarget88To92.Judge((decimal)value, litres is { } l ? new OxygenTherapy((decimal)l) : null).Severity);

    [Fact]
    public void Every_value_falls_in_exactly_one_zone_and_zones_rise_and_fall_without_holes() =>
        Gen.Select(Gen.Int[0, 1000].Array[4], Gen.Int[-10, 1010]).Sample((edges, tenths) =>
        {
            Array.Sort(edges);
            var band = new LimitBand(edges[0] / 10m, edges[1] / 10m, edges[2] / 10m, edges[3] / 10m);
            var expected = tenths < edges[0] || tenths >= edges[3] ? Severity.Red : tenths < edges[1] || tenths >= edges[2] ? Severity.Yellow : Severity.Green;
            Assert.Equal(expected, band.Judge(tenths / 10m, null).Severity);
        });

    [Fact]
    public void Edges_that_do_not_rise_are_refused() =>
        Assert.Multiple(
            () => Assert.Throws<ArgumentException>(() => new LimitBand(92, 88, null, null)),
            () => Assert.Throws<ArgumentException>(() => new LimitBand(null, 100, 50, null)),
            () => Assert.Throws<ArgumentException>(() => new LimitBand(null, null, null, null)));

    [Fact]
    public void The_limit_in_force_is_the_last_that_began_at_or_before() =>
        Gen.Select(Gen.Int[-50, 50].HashSet[0, 8], Gen.Int[-60, 60]).Sample((days, asked) =>
        {
            var history = new LimitHistory(days.Select(day => new Limit("spo2", new(80 + (day % 7), null, null, null), s_at.AddDays(day), "a", "r", null)));
            var expected = days.Where(day => day <= asked).Cast<int?>().DefaultIfEmpty(null).Max();
            Assert.Equal(expected is { } day ? s_at.AddDays(day) : null, history.InForce("spo2", s_at.AddDays(asked))?.ValidFrom);
        });
}
