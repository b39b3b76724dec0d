using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Questionnaires.Scores;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Tests.Questionnaires.Scores;

public sealed class AnsweredPointsTests
{
    private static readonly Form s_cat = FormCatalogue.Find(FormScores.CatUrl)!;

    [Theory]
    [InlineData(AnswerType.Choice, "urn:dhof:form:cat", "5", null, 5)]
    [InlineData(AnswerType.Choice, "urn:dhof:form:cat", "6", null, null)] // no such option
    [InlineData(AnswerType.Choice, "urn:other", "3", null, null)] // another list
    [InlineData(AnswerType.Number, null, null, "0", 0)]
    [InlineData(AnswerType.Number, null, null, "5", 5)]
    [InlineData(AnswerType.Number, null, null, "6", null)] // above the highest
    [InlineData(AnswerType.Number, null, null, "-1", null)]
    [InlineData(AnswerType.Number, null, null, "2.5", null)]
    [InlineData(AnswerType.Number, null, null, ">2", null)]
    [InlineData(AnswerType.FreeText, null, null, "3", null)]
    public void An_answer_is_a_number_of_its_question_or_missing(AnswerType type, string? system, string? code, string? text, int? points) =>
        Assert.Equal(points, AnsweredPoints.Of(s_cat, [Item(new Answer(type, text ?? code!, system, code))], 5).TryGetValue("cough", out var read) ? read : null);

    [Fact]
    public void A_number_with_a_unit_two_answers_and_a_question_that_stands_twice_are_missing()
    {
        Assert.Empty(AnsweredPoints.Of(s_cat, [Item(new Answer(AnswerType.Number, "3", Unit: "mg"))], 5));
        Assert.Empty(AnsweredPoints.Of(s_cat, [Item(new Answer(AnswerType.Number, "3"), new Answer(AnswerType.Number, "3"))], 5));
        Assert.Empty(AnsweredPoints.Of(s_cat, [Item(new Answer(AnswerType.Number, "3")), Item(new Answer(AnswerType.Number, "3"))], 5));
        Assert.Empty(AnsweredPoints.Of(s_cat, [new("unknown", 0, null, false, [new(AnswerType.Number, "3")])], 5));
        Assert.Empty(AnsweredPoints.Of(s_cat, [Item()], 5));
    }

    [Fact]
    public void The_forms_ask_what_the_scores_are_made_of()
    {
        Assert.Equal(CatScore.Items, s_cat.Questions.Select(question => question.LinkId));
        Assert.All(s_cat.Questions, question => Assert.Equal([0, 1, 2, 3, 4, 5], question.Options.Select(option => (int)option.Rank!)));
        Assert.Equal(["mmrc"], FormCatalogue.Find(FormScores.MmrcUrl)!.Questions.Select(question => question.LinkId));
        Assert.Equal(["moderate", "admissions"], FormCatalogue.Find(FormScores.ExacerbationsUrl)!.Questions.Select(question => question.LinkId));
    }

    /// <summary>The wording is GSK's: a label that grows towards a sentence would be on its way there.</summary>
    [Fact]
    public void The_labels_of_CAT_are_topics_and_the_file_says_whose_the_wording_is()
    {
        Assert.All(s_cat.Questions, question => Assert.All([question.Text.Nb, question.Text.Nn, question.Text.En], text => Assert.True(text.Split(' ').Length <= 6 && text.EndsWith("(0–5)", StringComparison.Ordinal), text)));
        Assert.Contains("GSK", File.ReadAllText(Architecture.Repository.File("src", "Dhof.Portal", "Questionnaires", "Forms", "cat.json")), StringComparison.Ordinal);
        Assert.Contains("870179002", File.ReadAllText(Architecture.Repository.File("src", "Dhof.Portal", "Questionnaires", "Forms", "mmrc.json")), StringComparison.Ordinal);
    }

    private static AnsweredItem Item(params Answer[] answers) => new("cough", 0, null, false, [.. answers]);
}
