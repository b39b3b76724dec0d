using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Tests.Alerts;

public sealed class CatRiseTests
{
    /// <summary>Kon 2014: two points matter to patients; domain.md 5.4: yellow from +2, no red.</summary>
    [Theory]
    [InlineData(15, false), InlineData(16, true), InlineData(14, false), InlineData(12, false), InlineData(40, true)]
    public void It_is_yellow_from_two_points_and_never_red(int total, bool found) =>
        Assert.Equal(found ? Severity.Yellow : null, new Answers().AddCat(56, 14).AddCat(0, total).Judge(new CatRise())?.Severity);

    /// <summary>[P]: two answers in one week are no change, and what is older than a year is another patient's past.</summary>
    [Theory]
    [InlineData(14, true), InlineData(13.99, false), InlineData(365, true), InlineData(365.01, false)]
    public void It_is_held_against_what_is_at_least_two_weeks_and_at_most_a_year_older(double daysAgo, bool found) =>
        Assert.Equal(found, new Answers().AddCat(daysAgo, 14).AddCat(0, 16).Judge(new CatRise()) is not null);

    [Fact]
    public void It_is_held_against_the_last_whole_one_of_them()
    {
        var finding = new Answers().AddCat(100, 20).AddCat(50, 14).AddCat(30, 30, isWhole: false).AddCat(7, 22).AddCat(0, 18).Judge(new CatRise())!;
        Assert.Equal((4m, 2m, false, 5L, Answers.Cat), (finding.Value, finding.Edge, finding.Below, finding.Measurement, finding.Series));
        Assert.Equal([2, 5], finding.Basis!.Responses);
        Assert.Equal([new("total", 18), new("before", 14), new("before-at", Histories.Now.AddDays(-50).ToUnixTimeSeconds()), new("least-days", 14)], finding.Basis.Numbers);
    }

    [Fact]
    public void A_form_with_an_item_missing_is_not_judged() => Assert.Null(new Answers().AddCat(56, 8).AddCat(0, 30, isWhole: false).Judge(new CatRise()));

    [Fact]
    public void The_first_of_all_is_held_against_nothing() => Assert.Null(new Answers().AddCat(0, 40).Judge(new CatRise()));
}
