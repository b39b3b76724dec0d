using System.Collections.Immutable;
using CsCheck;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Tests.Questionnaires;

public sealed class FormComparisonTests
{
    private const string Level = "urn:dhof:form:level";

    private static readonly Form s_form = FormCatalogue.Find("urn:dhof:form:daily-copd")!;
    private static readonly string[] s_links = ["breathlessness", "cough", "note", "other"];
    private static readonly string[] s_levels = ["none", "little", "some", "much", "unheard-of"];

    private static readonly Gen<Answer> s_answers = Gen.OneOf(
        Gen.Int[0, 4].Select(level => new Answer(AnswerType.Choice, s_levels[level], Level, s_levels[level])),
        Gen.Int[0, 2].Select(number => new Answer(AnswerType.Number, $"{number}")),
        Gen.Int[0, 2].Select(text => new Answer(AnswerType.FreeText, $"ord {text}")));

    private static readonly Gen<ImmutableArray<AnsweredItem>> s_responses =
        (from link in Gen.Int[0, 3].Select(place => s_links[place])
         from answers in s_answers.Array[0, 3]
         select new AnsweredItem(link, 0, null, false, [.. answers])).Array[0, 6].Select(items => items.ToImmutableArray());

    [Theory]
    [InlineData("much", "little", AnswerChange.Worse)]
    [InlineData("none", "little", AnswerChange.Better)]
    [InlineData("little", "little", AnswerChange.Same)]
    [InlineData("unheard-of", "little", AnswerChange.Changed)]
    [InlineData("little", "unheard-of", AnswerChange.Changed)]
    [InlineData(null, "little", AnswerChange.Gone)]
    [InlineData("little", null, AnswerChange.New)]
    [InlineData(null, null, AnswerChange.Same)]
    [InlineData("little,much", "some", AnswerChange.Worse)]
    [InlineData("little,some", "none,some", AnswerChange.Changed)]
    [InlineData("little,some", "some,little", AnswerChange.Same)]
    public void Each_answer_stands_to_the_one_before(string? now, string? before, AnswerChange change) =>
        Assert.Equal(change, FormComparison.Change(s_form.Find("breathlessness"), Chosen(now), Chosen(before)));

    [Fact]
    public void Only_a_form_that_is_known_says_what_is_worse()
    {
        Assert.Equal(AnswerChange.Changed, FormComparison.Change(null, Chosen("much"), Chosen("little")));
        Assert.Equal(AnswerChange.Changed, FormComparison.Change(s_form.Find("cough"), [new(AnswerType.Choice, "mye", "urn:other", "much")], Chosen("little")));
    }

    [Fact]
    public void A_choice_is_its_code_whatever_it_is_displayed_as() =>
        Assert.Equal(AnswerChange.Same, FormComparison.Change(s_form.Find("cough"), [new(AnswerType.Choice, "mykje", Level, "much")], [new(AnswerType.Choice, "mye", Level, "much")]));

    [Fact]
    public void Without_an_earlier_response_nothing_has_changed() => s_responses.Sample(now => FormComparison.Compare(s_form, now, null).All(compared => compared.Change is null));

    [Fact]
    public void The_same_again_is_no_change() => s_responses.Sample(now => FormComparison.Compare(s_form, now, now).All(compared => compared.Change == AnswerChange.Same));

    [Fact]
    public void Read_backwards_worse_is_better_and_new_is_gone() => Gen.Select(s_responses, s_responses).Sample((a, b) =>
    {
        Assert.Equal(Changes(a, b).Select(change => (change.LinkId, Reverse(change.Change))).Order(), Changes(b, a).Order());
    });

    [Fact]
    public void No_answer_of_either_response_is_left_out_and_the_later_keeps_its_order() => Gen.Select(s_responses, s_responses).Sample((now, before) =>
    {
        var compared = FormComparison.Compare(s_form, now, before);
        Assert.Equal(now, compared.Take(now.Length).Select(c => c.Item));
        Assert.All(compared.Skip(now.Length), c => Assert.Equal((AnswerChange.Gone, false, true), (c.Change, c.Item.IsAnswered, c.Before!.IsAnswered)));
        Assert.Equal(before.Where(item => item.IsAnswered).Sum(item => item.Answers.Length), compared.Sum(c => c.Before?.Answers.Length ?? 0));
    });

    /// <summary>The changes of the questions that either response answers.</summary>
    private static IEnumerable<(string LinkId, AnswerChange? Change)> Changes(ImmutableArray<AnsweredItem> now, ImmutableArray<AnsweredItem> before) =>
        FormComparison.Compare(s_form, now, before)
            .Where(compared => compared.Item.IsAnswered || compared.Before?.IsAnswered == true)
            .Select(compared => (compared.Item.LinkId, compared.Change));

    private static AnswerChange? Reverse(AnswerChange? change) => change switch
    {
        AnswerChange.Worse => AnswerChange.Better,
        AnswerChange.Better => AnswerChange.Worse,
        AnswerChange.New => AnswerChange.Gone,
        AnswerChange.Gone => AnswerChange.New,
        _ => change,
    };

    private static ImmutableArray<Answer> Chosen(string? codes) => codes is null ? [] : [.. codes.Split(',').Select(code => new Answer(AnswerType.Choice, code, Level, code))];
}
