using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>A question of a response beside the same question of the response before it.</summary>
/// <param name="Question">What the form says of it; null where the form or the question is not known.</param>
/// <param name="Change">Null where there is nothing to compare with.</param>
/// <param name="Before">The same question the time before; null where it was not there.</param>
public sealed record ComparedAnswer(AnsweredItem Item, Question? Question, AnswerChange? Change, AnsweredItem? Before);

/// <summary>Says what is different from one response to another of the same form. Only a known form knows what is worse.</summary>
public static class FormComparison
{
    /// <summary>The questions of the later response in its order; what only the earlier one answered stands at the end, without answers.</summary>
    /// <param name="form">Null where the portal does not know it.</param>
    /// <param name="before">Null where there is no earlier response: then nothing has changed and nothing is new.</param>
    public static ImmutableArray<ComparedAnswer> Compare(Form? form, ImmutableArray<AnsweredItem> now, ImmutableArray<AnsweredItem>? before)
    {
        if (before is not { } earlier)
        {
            return [.. now.Select(item => new ComparedAnswer(item, form?.Find(item.LinkId), null, null))];
        }

        var left = Numbered(earlier).ToDictionary(pair => pair.Place, pair => pair.Item);
        List<ComparedAnswer> compared = [];

        foreach (var (place, item) in Numbered(now))
        {
            left.Remove(place, out var was);
            var question = form?.Find(item.LinkId);
            compared.Add(new(item, question, item.IsHeading ? null : Change(question, item.Answers, was?.Answers ?? []), was));
        }

        foreach (var was in Numbered(earlier).Where(pair => left.ContainsKey(pair.Place) && pair.Item.IsAnswered).Select(pair => pair.Item))
        {
            compared.Add(new(was with { Answers = [] }, form?.Find(was.LinkId), AnswerChange.Gone, was));
        }

        return [.. compared];
    }

    /// <summary>How the answers to one question stand to those of the time before.</summary>
    public static AnswerChange Change(Question? question, ImmutableArray<Answer> now, ImmutableArray<Answer> before)
    {
        if (now.IsEmpty || before.IsEmpty)
        {
            return (now.IsEmpty, before.IsEmpty) switch { (true, true) => AnswerChange.Same, (true, _) => AnswerChange.Gone, _ => AnswerChange.New };
        }

        if (AreTheSame(now, before))
        {
            return AnswerChange.Same;
        }

        return Worst(question, now).CompareTo(Worst(question, before)) switch
        {
            _ when !IsRanked(question, now) || !IsRanked(question, before) => AnswerChange.Changed,
            > 0 => AnswerChange.Worse,
            < 0 => AnswerChange.Better,
            _ => AnswerChange.Changed,
        };
    }

    /// <summary>The order of several answers to one question says nothing.</summary>
    private static bool AreTheSame(ImmutableArray<Answer> now, ImmutableArray<Answer> before)
    {
        var left = before.ToList();
        return now.Length == left.Count && now.All(answer => left.FindIndex(answer.SaysTheSameAs) is var at and >= 0 && Removed(left, at));
    }

    private static bool Removed(List<Answer> left, int at)
    {
        left.RemoveAt(at);
        return true;
    }

    private static bool IsRanked(Question? question, ImmutableArray<Answer> answers) => question is not null && answers.All(answer => question.OptionOf(answer)?.Rank is not null);

    /// <summary>Of several answers the worst counts.</summary>
    private static decimal Worst(Question? question, ImmutableArray<Answer> answers) => answers.Max(answer => question?.OptionOf(answer)?.Rank) ?? 0;

    /// <summary>A group that repeats asks the same question again: its first answer belongs to the first of the time before, its second to the second.</summary>
    private static List<((string LinkId, int Occurrence) Place, AnsweredItem Item)> Numbered(ImmutableArray<AnsweredItem> items)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        return [.. items.Select(item => ((item.LinkId, seen[item.LinkId] = seen.GetValueOrDefault(item.LinkId) + 1), item))];
    }
}
