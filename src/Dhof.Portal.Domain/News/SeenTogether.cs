using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Domain.News;

/// <summary>Whose greens may be seen together with others'. Version 1.</summary>
public static class SeenTogether
{
    /// <summary>
    /// Two to four weeks of measuring on trial belong to the start of digital home follow-up (Helsedirektoratet, Digital hjemmeoppfølging: sluttrapport for nasjonal utprøving); the longest of it.
    /// </summary>
    public static readonly TimeSpan StartUp = TimeSpan.FromDays(28);

    /// <param name="enrolled">When the follow-up began.</param>
    /// <param name="readings">Those that are new.</param>
    /// <param name="forms">Those that are new, each beside the one before it.</param>
    /// <param name="isSourceSilent">The source of the controller has not answered for long.</param>
    /// <returns>Every reason against it; empty where there is none.</returns>
    public static ImmutableArray<NotTogether> WhyNot(DateTimeOffset enrolled, DateTimeOffset now, IEnumerable<Reading> readings, IReadOnlyCollection<ComparedForm> forms, bool isSourceSilent) =>
        [.. Reasons(enrolled, now, readings, forms, isSourceSilent)];

    private static IEnumerable<NotTogether> Reasons(DateTimeOffset enrolled, DateTimeOffset now, IEnumerable<Reading> readings, IReadOnlyCollection<ComparedForm> forms, bool isSourceSilent)
    {
        if (forms.Any(form => form.Answers.Any(HasOwnWords)))
        {
            yield return NotTogether.OwnWords;
        }

        if (forms.Any(form => !form.IsFirst && form.Answers.Any(answer => answer.Change is not (null or AnswerChange.Same or AnswerChange.Better))))
        {
            yield return NotTogether.AnswersChanged;
        }

        if (forms.Any(form => form.IsFirst))
        {
            yield return NotTogether.FirstAnswers;
        }

        if (now - enrolled < StartUp)
        {
            yield return NotTogether.StartUp;
        }

        if (readings.Any(reading => reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson)))
        {
            yield return NotTogether.MaybeOtherPerson;
        }

        if (isSourceSilent)
        {
            yield return NotTogether.SourceSilent;
        }
    }

    private static bool HasOwnWords(ComparedAnswer answer) => answer.Item.Answers.Any(one => one.Type is AnswerType.FreeText or AnswerType.Attachment && !string.IsNullOrWhiteSpace(one.Text));
}

/// <summary>An answered form beside the one before it.</summary>
/// <param name="IsFirst">There is none before it.</param>
public sealed record ComparedForm(DateTimeOffset Authored, ImmutableArray<ComparedAnswer> Answers, bool IsFirst);
