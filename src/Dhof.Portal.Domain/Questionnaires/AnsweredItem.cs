using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>One question of a response with its answers; the questions of a response stand one after the other, as they are read.</summary>
/// <param name="LinkId">Names the question within its form.</param>
/// <param name="Depth">0 at the top; a question in a group, or below an answer, stands one deeper.</param>
/// <param name="Text">The question as the response words it; null where it does not.</param>
/// <param name="IsHeading">It has no answers of its own and stands over others.</param>
public sealed record AnsweredItem(string LinkId, int Depth, string? Text, bool IsHeading, ImmutableArray<Answer> Answers)
{
    public bool IsAnswered => !Answers.IsEmpty;

    public bool Equals(AnsweredItem? other) => other is not null
        && (LinkId, Depth, Text, IsHeading) == (other.LinkId, other.Depth, other.Text, other.IsHeading)
        && Answers.SequenceEqual(other.Answers);

    public override int GetHashCode() => HashCode.Combine(LinkId, Depth, Text, Answers.Length);
}
