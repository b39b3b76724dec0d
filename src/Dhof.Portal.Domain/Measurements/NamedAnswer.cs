using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>One answer of a scale.</summary>
/// <param name="Value">What is stored: its place in the scale.</param>
/// <param name="Letter">The letter that clinicians say.</param>
/// <param name="Codes">Every code that names it.</param>
/// <param name="Words">How senders write it out where they have no code that is known; compared whole, without regard to case.</param>
public sealed record NamedAnswer(decimal Value, string Letter, LocalText Name, CodeSet Codes, ImmutableArray<string> Words)
{
    /// <summary>Whether a whole text is one of the answer's words.</summary>
    public bool IsWrittenAs(string text) =>
        Words.Contains(text, StringComparer.OrdinalIgnoreCase) || ((string[])[Name.Nb, Name.Nn, Name.En]).Contains(text, StringComparer.OrdinalIgnoreCase);
}
