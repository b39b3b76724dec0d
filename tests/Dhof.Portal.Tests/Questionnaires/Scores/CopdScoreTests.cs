using Dhof.Portal.Domain.Questionnaires.Scores;

namespace Dhof.Portal.Tests.Questionnaires.Scores;

/// <summary>CAT: Jones et al., COPD Assessment Test user guide. mMRC: 0 to 4. Groups: GOLD report 2023, figure 2.3; spirometry: the same, table 2.6.</summary>
public sealed class CopdScoreTests
{
    [Theory]
    [InlineData(0, CatImpact.Low)]
    [InlineData(9, CatImpact.Low)]
    [InlineData(10, CatImpact.Medium)]
    [InlineData(20, CatImpact.Medium)]
    [InlineData(21, CatImpact.High)]
    [InlineData(30, CatImpact.High)]
    [InlineData(31, CatImpact.VeryHigh)]
    [InlineData(40, CatImpact.VeryHigh)]
    public void Cat_is_the_sum_of_eight_and_has_an_impact(int total, CatImpact impact)
    {
        var cat = Cat(total)!;
        Assert.Equal((total, impact), (cat.Total, cat.Impact));
    }

    [Fact]
    public void Cat_has_no_total_where_any_of_the_eight_is_missing() =>
        Assert.All(CatScore.Items, missing => Assert.Null(CatScore.Of(CatScore.Items.Where(item => item != missing).ToDictionary(item => item, _ => 1))));

    [Theory, InlineData(-1), InlineData(6)]
    public void Cat_refuses_an_answer_that_the_item_has_not(int answer) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CatScore.Of(CatScore.Items.ToDictionary(item => item, item => item == "sleep" ? answer : 1)));

    [Fact]
    public void Mmrc_is_0_to_4()
    {
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 5).Select(grade => new MmrcGrade(grade).Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MmrcGrade(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MmrcGrade(5));
    }

    [Theory]
    [InlineData(1, 9, 0, 0, GoldGroup.A)]
    [InlineData(1, 9, 1, 0, GoldGroup.A)]
    [InlineData(2, 9, 0, 0, GoldGroup.B)]
    [InlineData(1, 10, 1, 0, GoldGroup.B)]
    [InlineData(1, null, 0, 0, GoldGroup.A)]
    [InlineData(null, 9, 0, 0, GoldGroup.A)]
    [InlineData(2, null, 0, 0, GoldGroup.B)]
    [InlineData(null, 10, 0, 0, GoldGroup.B)]
    [InlineData(0, 0, 2, 0, GoldGroup.E)]
    [InlineData(0, 0, 0, 1, GoldGroup.E)]
    [InlineData(4, 40, 1, 1, GoldGroup.E)]
    [InlineData(null, null, 2, 0, GoldGroup.E)]
    [InlineData(null, null, 1, 0, null)]
    public void The_group_is_E_by_exacerbations_then_B_by_symptoms_then_A(int? mmrc, int? cat, int moderate, int admissions, GoldGroup? group) =>
        Assert.Equal(group, GoldAssessment.Group(mmrc is { } grade ? new MmrcGrade(grade) : null, cat is { } total ? Cat(total) : null, moderate, admissions));

    [Theory]
    [InlineData(80, 1)]
    [InlineData(79.9, 2)]
    [InlineData(50, 2)]
    [InlineData(49.9, 3)]
    [InlineData(30, 3)]
    [InlineData(29.9, 4)]
    public void The_grade_of_spirometry(decimal percent, int grade) => Assert.Equal(grade, GoldAssessment.SpirometryGrade(percent));

    [Fact]
    public void Fewer_than_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GoldAssessment.Group(null, null, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoldAssessment.Group(null, null, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoldAssessment.SpirometryGrade(-1));
    }

    private static CatScore? Cat(int total) => CatScore.Of(CatScore.Items.Select((item, i) => (item, Answer: Math.Clamp(total - (5 * i), 0, 5))).ToDictionary(one => one.item, one => one.Answer));
}
