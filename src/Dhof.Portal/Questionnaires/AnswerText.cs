using System.Globalization;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Questionnaires;

/// <summary>Questions and answers as they are written on the screen. Where the form says the same as the response, in the reader's language; where the two differ, as it came.</summary>
public static class AnswerText
{
    private const int FullDate = 10;

    public static string Question(AnsweredItem item, Question? question) => Shown(
        question is not null && (item.Text is null || item.Text == question.Text.Nb) ? question.Text.In() : item.Text ?? item.LinkId);

    public static string Short(AnsweredItem item, Question? question) => question is null ? Question(item, null) : question.ShortText.In();

    public static string Of(Answer answer, Question? question) => Shown(answer.Type switch
    {
        AnswerType.Choice when question?.OptionOf(answer) is { } option && (answer.Text == option.Display.Nb || answer.Text == option.Code) => option.Display.In(),
        AnswerType.YesNo => answer.Text == "true" ? Words.Yes : Words.No,
        AnswerType.Number => Number(answer.Text) + (answer.Unit is null ? "" : "\u00a0" + answer.Unit),
        AnswerType.Date => Date(answer.Text),
        AnswerType.DateAndTime => DateAndTime(answer.Text),
        AnswerType.TimeOfDay when TimeOnly.TryParse(answer.Text, CultureInfo.InvariantCulture, out var time) => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        AnswerType.Attachment => Words.AttachmentNamed.With(answer.Text.Length > 0 ? answer.Text : answer.Unit ?? Words.NotNamed),
        AnswerType.Reference when answer.Text.Length == 0 => Words.NotNamed,
        _ => answer.Text,
    });

    /// <summary>All answers to a question, in one line.</summary>
    public static string All(IEnumerable<Answer> answers, Question? question) => string.Join(", ", answers.Select(answer => Of(answer, question)));

    public static string Change(AnswerChange change) => change switch
    {
        AnswerChange.Worse => Words.ChangeWorse,
        AnswerChange.Better => Words.ChangeBetter,
        AnswerChange.Same => Words.ChangeSame,
        AnswerChange.New => Words.ChangeNew,
        AnswerChange.Gone => Words.ChangeGone,
        _ => Words.ChangeOther,
    };

    /// <summary>What a message may hold and no page shows: signs that steer and are not seen.</summary>
    public static string Shown(string text) => text.Any(IsUnseen) ? string.Concat(text.Select(c => IsUnseen(c) ? ' ' : c)) : text;

    private static bool IsUnseen(char c) => (char.IsControl(c) && c != '\n') || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069';

    private static string Number(string text)
    {
        var sign = text.TrimStart('<', '>', '=') is var digits && digits.Length < text.Length ? text[..^digits.Length] : "";
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? sign.Replace("<=", "≤", StringComparison.Ordinal).Replace(">=", "≥", StringComparison.Ordinal) + number.ToString("0.############################", NorwegianTime.Formats)
            : text;
    }

    private static string Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? NorwegianTime.Date(day)
        : DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString("MM.yyyy", CultureInfo.InvariantCulture)
        : text;

    /// <summary>A time without zone is shown as it came, in Norwegian order.</summary>
    private static string DateAndTime(string text) =>
        text.Length <= FullDate ? Date(text)
        : !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var written) ? text
        : written.Kind == DateTimeKind.Unspecified ? written.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? NorwegianTime.DateAndTime(at)
        : text;
}
