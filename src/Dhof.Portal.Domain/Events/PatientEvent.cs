using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Events;

/// <summary>
/// One item of the list of events (Hendelsesliste). Each slice offers its own and knows no other; the page puts them together. Texts are in the reader's language.
/// Equal items look equal, so an unchanged one is not drawn again.
/// </summary>
/// <param name="Key">The same for the same event at every reading, and no two alike for one patient.</param>
/// <param name="At">Where it stands in time, UTC: the effective time of what was measured, otherwise when it happened here.</param>
/// <param name="Note">What holds for all lines; empty for nothing.</param>
public sealed record PatientEvent(string Key, PatientEventKind Kind, DateTimeOffset At, string Title, ImmutableArray<EventLine> Lines, string Note = "")
{
    /// <summary>Newest first; the same order whatever order they are read in.</summary>
    public static Comparer<PatientEvent> NewestFirst { get; } = Comparer<PatientEvent>.Create((one, other) =>
        (other.At, other.Kind) == (one.At, one.Kind) ? string.CompareOrdinal(one.Key, other.Key) : (other.At, other.Kind).CompareTo((one.At, one.Kind)));

    public bool Equals(PatientEvent? other) =>
        other is not null && (Key, Kind, At, Title, Note) == (other.Key, other.Kind, other.At, other.Title, other.Note) && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Key, At);
}
