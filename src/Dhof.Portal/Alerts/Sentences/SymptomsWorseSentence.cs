using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"Verre i skjemaet: tungpust mye mot vanlig litt og hoste noe mot vanlig ingen". In the words of the form.</summary>
internal static class SymptomsWorseSentence
{
    public static string Of(Finding finding)
    {
        if (finding.Basis is not { Answers: { IsEmpty: false } answers })
        {
            return Words.FormGotWorse;
        }

        string[] worse = [.. answers.Select(one => Words.AgainstUsual.With(SeriesText.Within(one.Question.In()), one.Answered.In(), one.Usual.In()))];
        var all = worse.Length == 1 ? worse[0] : $"{string.Join(", ", worse[..^1])} {Words.And} {worse[^1]}";
        return $"{Words.FormGotWorse}: {all}";
    }
}
