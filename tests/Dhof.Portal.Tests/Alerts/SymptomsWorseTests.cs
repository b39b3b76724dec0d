using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Tests.Alerts;

public sealed class SymptomsWorseTests
{
    /// <summary>Seemungal 1998: two cardinal symptoms, or one and a minor one, on two days running. Usual is 1 in all four.</summary>
    [Theory]
    [InlineData(2, 1, 2, 1, true), InlineData(1, 1, 2, 2, true), InlineData(2, 1, 1, 2, true), InlineData(2, 2, 2, 2, true)]
    [InlineData(2, 2, 1, 1, true), InlineData(1, 2, 2, 1, true), InlineData(1, 2, 1, 2, true)]
    [InlineData(2, 1, 1, 1, false), InlineData(1, 1, 2, 1, false), InlineData(1, 1, 1, 2, false), InlineData(1, 2, 1, 1, false), InlineData(1, 3, 1, 1, false), InlineData(1, 1, 1, 1, false), InlineData(0, 0, 0, 0, false)]
    public void Two_cardinal_symptoms_or_one_and_the_cough_worse_on_two_days_running(int breath, int cough, int amount, int colour, bool found) =>
        Assert.Equal(found, Usual().Add(1, breath, cough, amount, colour).Add(0, breath, cough, amount, colour).Judge(new SymptomsWorse()) is not null);

    [Fact]
    public void One_such_day_is_not_enough_and_which_symptoms_it_is_may_change()
    {
        Assert.Null(Usual().Add(0, 2, 1, 2, 1).Judge(new SymptomsWorse()));
        Assert.Null(Usual().Add(1, 2, 1, 2, 1).Add(0, 1, 1, 1, 1).Judge(new SymptomsWorse()));
        Assert.NotNull(Usual().Add(1, 2, 2, 1, 1).Add(0, 1, 1, 2, 2).Judge(new SymptomsWorse()));
    }

    /// <summary>[P]: two steps of the form, of a cardinal symptom alone.</summary>
    [Theory]
    [InlineData(3, 1, 1, 1, true), InlineData(1, 1, 3, 1, true), InlineData(1, 1, 1, 3, true), InlineData(1, 3, 1, 1, false), InlineData(2, 1, 1, 1, false)]
    public void Much_worse_is_said_at_once(int breath, int cough, int amount, int colour, bool found) =>
        Assert.Equal(found, Usual().Add(0, breath, cough, amount, colour).Judge(new SymptomsWorse()) is not null);

    /// <summary>[P]: twice a week is four days at most; another answer of the same day is not the day before.</summary>
    [Theory]
    [InlineData(4.0, true), InlineData(4.01, false), InlineData(0.3, false)]
    public void The_day_before_is_the_last_answer_of_another_day_within_four(double daysAgo, bool found) =>
        Assert.Equal(found, Usual().Add(daysAgo, 2, 1, 2, 1).Add(0, 2, 1, 2, 1).Judge(new SymptomsWorse()) is not null);

    /// <summary>The median of 14 days; of an even number the better one of the two in the middle.</summary>
    [Theory]
    [InlineData(14.0, true), InlineData(14.01, false)]
    public void Usual_is_what_was_answered_in_fourteen_days(double daysAgo, bool found) =>
        Assert.Equal(found, new Answers().Add(daysAgo, 1).Add(0, 3).Judge(new SymptomsWorse()) is not null);

    [Theory]
    [InlineData(1, 1, 2, true), InlineData(1, 2, 2, false), InlineData(1, 1, 1, true), InlineData(2, 2, 2, false)]
    public void One_day_does_not_move_what_is_usual(int first, int second, int third, bool found) =>
        Assert.Equal(found, new Answers().Add(9, first).Add(8, second).Add(7, third).Add(0, 3).Judge(new SymptomsWorse()) is not null);

    [Fact]
    public void Of_two_answers_the_better_one_is_usual() => Assert.NotNull(new Answers().Add(9, 1).Add(8, 3).Add(0, 3).Judge(new SymptomsWorse()));

    [Fact]
    public void The_first_answer_of_all_is_held_against_nothing() => Assert.Null(new Answers().Add(0, 3, 3, 3, 3).Judge(new SymptomsWorse()));

    [Fact]
    public void What_was_passed_over_is_neither_worse_nor_usual()
    {
        Assert.Null(Usual().Add(1, 2, 1, null, null).Add(0, 2, 1, null, null).Judge(new SymptomsWorse()));
        Assert.Null(new Answers().Usually(9, 3, null).Add(0, 3).Judge(new SymptomsWorse()));
    }

    [Fact]
    public void Who_has_no_sputum_has_none_that_is_coloured()
    {
        Assert.NotNull(new Answers().Usually(9, 3, 1, 1, 0).Add(0, 1, 1, 1, 2).Judge(new SymptomsWorse()));
        Assert.Null(new Answers().Usually(9, 3, 1, 1, 1, null).Add(0, 1, 1, 1, 2).Judge(new SymptomsWorse()));
    }

    [Fact]
    public void It_tells_what_is_worse_in_the_words_of_the_form_and_rests_on_both_answers()
    {
        var finding = Usual().Add(1, 2, 2, 1, 1).Add(0, 2, 2, 2, 1).Judge(new SymptomsWorse())!;
        Assert.Equal(("symptoms-worse", Answers.Daily, Severity.Yellow, 3m, 2m, false), (finding.Rule, finding.Series, finding.Severity, finding.Value, finding.Edge, finding.Below));
        Assert.Equal([9, 10], finding.Basis!.Responses);
        Assert.Equal((10, null, 10L), (finding.Measurement, finding.Reading, finding.Response));
        Assert.Equal(["Tungpust: noe (litt)", "Oppspytt: noe (litt)", "Hoste: noe (litt)"], finding.Basis.Answers.Select(one => $"{one.Question.Nb}: {one.Answered.Nb} ({one.Usual.Nb})"));
        Assert.Equal([new("cardinal", 2), new("steps", 1), new("running", 1), new("usual-days", 14)], finding.Basis.Numbers);
    }

    private static Answers Usual() => new Answers().Usually(17, 10, 1, 1, 1, 1);
}
