using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Alerts;

public sealed class OutsideLimitTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly LimitHistory s_default = new(DefaultLimits.Bands.Select(band => new Limit(band.Key, band.Value, s_at.AddYears(-1), "a", "r", null)));

    [Theory]
    [InlineData(92, null), InlineData(91.5, null), InlineData(91.4, Severity.Yellow), InlineData(88, Severity.Yellow), InlineData(87.5, Severity.Yellow), InlineData(87.4, Severity.Red)]
    public void A_value_is_rounded_as_it_is_shown_and_then_judged(double value, Severity? expected) =>
        Assert.Equal(expected, Judge("spo2", (decimal)value).SingleOrDefault()?.Severity);

    [Fact]
    public void Both_pressures_are_judged_each_by_its_own_limit()
    {
        var found = Judge("bp", 182, 97);
        Assert.Equal([("bp-sys", Severity.Red, 180m, false), ("bp-dia", Severity.Yellow, 96m, false)], found.Select(f => (f.Series, f.Severity, f.Edge, f.Below)));
    }

    [Fact]
    public void An_impossible_value_is_silent_and_an_improbable_one_alerts()
    {
        Assert.Empty(Judge("spo2", 149));
        Assert.Equal((Severity.Red, ReadingMarks.Improbable), Judge("spo2", 49).Select(f => (f.Severity, f.Marks)).Single());
    }

    [Fact]
    public void The_limit_in_force_at_the_readings_own_time_decides()
    {
        var history = new LimitHistory([new("spo2", new(88, 92, null, null), s_at.AddDays(-10), "a", "r", null), new("spo2", new(84, 86, null, null), s_at.AddDays(-2), "a", "r", "b")]);
        Assert.Single(Judge("spo2", 87, at: s_at.AddDays(-2).AddMilliseconds(-1), limits: history));
        Assert.Empty(Judge("spo2", 87, at: s_at.AddDays(-2), limits: history));
        Assert.Empty(Judge("spo2", 50, at: s_at.AddDays(-11), limits: history));
    }

    private static List<Finding> Judge(string kind, decimal value, decimal? second = null, DateTimeOffset? at = null, LimitHistory? limits = null)
    {
        var of = MeasurementCatalogue.Get(kind);
        return [.. new OutsideLimit().Judge(of, new(1, at ?? s_at, value, second, Plausibility.Of(of, value, second), null, Activity.NotRecorded), new(limits ?? s_default))];
    }
}
