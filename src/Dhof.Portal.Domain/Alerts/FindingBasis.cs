using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Received;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>What a rule over several readings judged with.</summary>
/// <param name="Readings">The ids of the readings that fired it, oldest first, the judged one among them.</param>
/// <param name="Numbers">The parameters of the rule and what it reckoned, each by its name.</param>
public sealed record FindingBasis(ImmutableArray<long> Readings, ImmutableArray<RuleNumber> Numbers)
{
    /// <summary>Of an alert that another system raised: what it says. Null of what a rule found.</summary>
    public IssueSaid? Said { get; init; }

    /// <summary>What it speaks of, as it was called when it was judged; null where the series says it.</summary>
    public LocalText? Subject { get; init; }

    /// <summary>Of a rule about forms: the ids of the answered forms that it was judged with, oldest first, the judged one last. Empty of what was measured.</summary>
    public ImmutableArray<long> Responses { get; init; } = [];

    /// <summary>Of a rule about forms: the answers that it speaks of, in the words of the form as it was then.</summary>
    public ImmutableArray<AnswerBeside> Answers { get; init; } = [];

    /// <exception cref="KeyNotFoundException">The rule reckoned no such number.</exception>
    public decimal this[string name] => Find(name) ?? throw new KeyNotFoundException($"No number {name}.");

    public decimal? Find(string name) => Numbers.FirstOrDefault(number => number.Name == name)?.Value;

    public bool Equals(FindingBasis? other) => other is not null
        && (Said, Subject) == (other.Said, other.Subject)
        && Readings.AsSpan().SequenceEqual(other.Readings.AsSpan()) && Numbers.AsSpan().SequenceEqual(other.Numbers.AsSpan())
        && Responses.AsSpan().SequenceEqual(other.Responses.AsSpan()) && Answers.AsSpan().SequenceEqual(other.Answers.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Readings.Length, Numbers.Length);
}

/// <summary>An answer beside what the patient usually answers.</summary>
/// <param name="Question">What the form calls it in short.</param>
public sealed record AnswerBeside(LocalText Question, LocalText Answered, LocalText Usual);

/// <summary>One number that a rule judged with.</summary>
public sealed record RuleNumber(string Name, decimal Value);
