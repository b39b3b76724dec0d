using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Sources;

/// <summary>One measuring, as one register or several have it. It is made for the view alone: every reading stays with its controller.</summary>
/// <param name="Readings">The one that stands first, then those beside it; at most one of each register, never none.</param>
public sealed record SameReading(ImmutableArray<SourcedReading> Readings, Agreement Agreement)
{
    /// <summary>The one that is shown: valid before withdrawn, measured before assumed, then as it was recorded. It is never an average.</summary>
    public SourcedReading First => Readings[0];

    public ImmutableArray<SourcedReading> Beside => Readings[1..];

    /// <summary>Some have withdrawn it and some have not: to be said wherever the group is shown.</summary>
    public bool IsWithdrawnInSome => Readings.Any(one => one.IsWithdrawn) && Readings.Any(one => !one.IsWithdrawn);

    public bool Equals(SameReading? other) => other is not null && Agreement == other.Agreement && Readings.SequenceEqual(other.Readings);

    public override int GetHashCode() => HashCode.Combine(Agreement, Readings.Length, First);
}

/// <summary>What the readings of one measuring say about each other.</summary>
public enum Agreement
{
    /// <summary>There is only one.</summary>
    Alone,

    /// <summary>All have the same value: "2 kilder, samme verdi".</summary>
    SameValue,

    /// <summary>They carry the same identifier, and not the same value: "ulik verdi". All are shown.</summary>
    DifferentValue,
}
