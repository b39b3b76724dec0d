using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>Answered forms of one patient in a row, and what a rule finds in the last of them.</summary>
internal sealed class Answers
{
    public const string Daily = "urn:dhof:form:daily-copd", Cat = "urn:dhof:form:cat";

    private readonly List<JudgedForm> _all = [];

    /// <summary>One more answer to the daily form; ids count from 1. Points as the form ranks them: breathlessness, cough, amount and colour of sputum; null where it was passed over.</summary>
    public Answers Add(double daysAgo, int? breath, int? cough = 0, int? amount = 0, int? colour = null) => Add(daysAgo, Given(breath, cough, amount, colour));

    /// <summary>The same answers once a day, from some days ago until others, both included.</summary>
    public Answers Usually(int from, int until, int? breath, int? cough = 0, int? amount = 0, int? colour = null) =>
        Enumerable.Range(until, from - until + 1).Reverse().Aggregate(this, (answers, day) => answers.Add(day, breath, cough, amount, colour));

    /// <summary>A CAT with a total, spread over its items; one item may be passed over.</summary>
    public Answers AddCat(double daysAgo, int total, bool isWhole = true) => Add(daysAgo, CatOf(total, isWhole));

    public Finding? Judge(FormRule rule) => rule.Judge(FormCatalogue.Find(rule.Url)!, _all[^1], _all);

    public static ImmutableArray<AnsweredItem> Given(int? breath, int? cough = 0, int? amount = 0, int? colour = null) =>
        [Item(Daily, 0, breath), Item(Daily, 1, cough), Item(Daily, 2, amount), Item(Daily, 3, colour), new("note", 0, null, false, [])];

    public static ImmutableArray<AnsweredItem> CatOf(int total, bool isWhole = true) =>
        [.. Enumerable.Range(0, 8).Select(item => Item(Cat, item, !isWhole && item == 7 ? null : (total / 8) + (item < total % 8 ? 1 : 0)))];

    private Answers Add(double daysAgo, ImmutableArray<AnsweredItem> items)
    {
        _all.Add(new(_all.Count + 1, Histories.Now.AddDays(-daysAgo), items));
        return this;
    }

    private static AnsweredItem Item(string form, int question, int? points)
    {
        var asked = FormCatalogue.Find(form)!.Questions[question];
        return new(asked.LinkId, 0, null, false, points is { } chosen && asked.Options[chosen] is var option ? [new(AnswerType.Choice, option.Display.Nb, option.System, option.Code)] : []);
    }
}
