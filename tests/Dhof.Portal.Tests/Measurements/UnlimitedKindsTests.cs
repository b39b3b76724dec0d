using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Measurements;

namespace Dhof.Portal.Tests.Measurements;

/// <summary>A score and an answer have no limits, alerts or bands, even where a row says that they have.</summary>
public sealed class UnlimitedKindsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Unlimited => [.. MeasurementCatalogue.Kinds.Where(kind => kind.Form != ValueForm.Quantity).Select(kind => kind.Key)];

    public static TheoryData<string> Limited => [.. MeasurementCatalogue.Kinds.Where(kind => kind.Form == ValueForm.Quantity).Select(kind => kind.Key)];

    [Theory, MemberData(nameof(Unlimited))]
    public void What_is_no_quantity_is_never_judged(string key) => Assert.Equal((null, 0, null, 0), Judged(key));

    [Theory, MemberData(nameof(Limited))]
    public void A_quantity_is(string key) => Assert.Equal((Severity.Red, 1, Severity.Red, 1), Judged(key));

    [Fact]
    public void They_are_the_five_that_are_no_quantity() => Assert.Equal(["acvpu", "news2", "cfs", "form", "other"], Unlimited.Select(row => row.Data));

    private static (Severity? Tile, int Alerts, Severity? Lane, int Steps) Judged(string key)
    {
        var kind = MeasurementCatalogue.Get(key);
        var series = kind.Series[0].Key;
        var limits = new LimitHistory([new(series, new(1_000, null, null, null), s_now.AddYears(-1), "test", "test", "test")]);
        var reading = new Reading(1, s_now, 5, kind.Series.Length > 1 ? 4 : null, ReadingMarks.None, null, Activity.NotRecorded);

        return (
            Judgement.Worst(kind, reading, limits),
            AlertRules.All.Sum(rule => rule.Judge(kind, reading, new(limits)).Count()),
            Judgement.Worst(kind, reading, limits),
            LimitSteps.Of(limits, series, s_now.AddDays(-1), s_now).Length);
    }
}
