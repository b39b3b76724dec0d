using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Questionnaires;

/// <summary>A response in one line, for lists: "Tungpust: mye (verre), Hoste: litt". What has not changed is said without a word; the patient's own words are left for the page.</summary>
public static class FormSummary
{
    /// <returns>Empty where the response holds nothing that fits a line.</returns>
    public static string Line(IEnumerable<ComparedAnswer> answers) => string.Join(", ", answers.Where(Fits).Select(Part));

    private static bool Fits(ComparedAnswer compared) => compared.Item.IsAnswered && compared.Item.Answers.All(answer => answer.Type is not AnswerType.FreeText);

    private static string Part(ComparedAnswer compared)
    {
        var said = $"{AnswerText.Short(compared.Item, compared.Question)}: {AnswerText.All(compared.Item.Answers, compared.Question)}";
        return compared.Change is { } change and not AnswerChange.Same ? $"{said} ({AnswerText.Change(change)})" : said;
    }
}
