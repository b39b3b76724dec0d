using System.Globalization;

namespace Dhof.Portal.Domain.Questionnaires.Scores;

/// <summary>The points that a response gives, by the key of the question. What cannot be read as one number of the question is missing, never zero.</summary>
public static class AnsweredPoints
{
    /// <param name="highest">The most that an answer can give; the least is 0.</param>
    public static IReadOnlyDictionary<string, int> Of(Form form, IEnumerable<AnsweredItem> items, int highest) => items
        .Where(item => !item.IsHeading && form.Find(item.LinkId) is not null)
        .GroupBy(item => item.LinkId, StringComparer.Ordinal)
        .Where(asked => asked.Count() == 1 && asked.Single().Answers.Length == 1)
        .Select(asked => (Key: asked.Key, Points: Points(form.Find(asked.Key)!, asked.Single().Answers[0])))
        .Where(answer => answer.Points >= 0 && answer.Points <= highest)
        .ToDictionary(answer => answer.Key, answer => answer.Points!.Value, StringComparer.Ordinal);

    /// <summary>A coded choice by the order of the form, a number as it stands; a number with a unit, a decimal or a sign before it is none.</summary>
    private static int? Points(Question question, Answer answer) => answer switch
    {
        { Type: AnswerType.Choice } => question.OptionOf(answer)?.Rank is { } rank && rank == decimal.Truncate(rank) ? (int)rank : null,
        { Type: AnswerType.Number, Unit: null, Code: null } => int.TryParse(answer.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };
}
