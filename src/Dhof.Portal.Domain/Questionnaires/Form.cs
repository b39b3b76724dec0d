using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>A form that the portal knows.</summary>
/// <param name="Url">Canonical address, without version.</param>
public sealed record Form(string Url, string? Version, LocalText Title, ImmutableArray<Question> Questions)
{
    private readonly Dictionary<string, Question> _byLinkId = Questions.ToDictionary(question => question.LinkId, StringComparer.Ordinal);

    /// <summary>Null where the form has no such question.</summary>
    public Question? Find(string linkId) => _byLinkId.GetValueOrDefault(linkId);
}

/// <summary>One question of a form.</summary>
/// <param name="ShortText">What a line in a list calls it; the same as the text where the form has nothing shorter.</param>
/// <param name="Options">Empty where the answer is not chosen from a list.</param>
public sealed record Question(string LinkId, LocalText Text, LocalText ShortText, ImmutableArray<AnswerOption> Options)
{
    /// <summary>Null where the answer is none of the options.</summary>
    public AnswerOption? OptionOf(Answer answer) =>
        answer is { Type: AnswerType.Choice, Code: not null } ? Options.FirstOrDefault(option => (option.System, option.Code) == (answer.System, answer.Code)) : null;
}

/// <summary>One of the answers that a question offers.</summary>
/// <param name="Rank">Its place from well to ill, higher is worse; null where the answers have no such order.</param>
public sealed record AnswerOption(string? System, string Code, LocalText Display, decimal? Rank);

/// <summary>The form of a canonical address, for who does not see the slice that has them; null where the portal does not know it.</summary>
public delegate Form? FindForm(string? url);
