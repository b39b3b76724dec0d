using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Timeline;

/// <summary>Which kinds of measurement the page shows: all, or those that the address names.</summary>
/// <param name="Chosen">Empty: all.</param>
public sealed record KindFilter(ImmutableArray<MeasurementKind> Chosen)
{
    /// <summary>Reads keys separated by commas; a key that does not exist is passed over.</summary>
    public static KindFilter Read(string? keys) => new(
        [.. MeasurementCatalogue.Kinds.Where(kind => keys?.Split(',').Contains(kind.Key, StringComparer.Ordinal) == true)]);

    /// <summary>The kind that a key names, where it can be drawn along time; null for everything else.</summary>
    public static MeasurementKind? Drawn(string? key) => key is not null && MeasurementCatalogue.Find(key) is { IsDrawn: true } kind ? kind : null;

    public bool Shows(MeasurementKind kind) => Chosen.IsEmpty || Chosen.Contains(kind);

    /// <summary>The filter with one kind chosen or no longer chosen.</summary>
    public KindFilter Toggle(MeasurementKind kind) => new(Chosen.Contains(kind) ? Chosen.Remove(kind) : Chosen.Add(kind));

    /// <summary>As it stands in the address; null for all.</summary>
    public string? ToQuery() => Chosen.IsEmpty ? null : string.Join(',', Chosen.OrderBy(kind => kind.Order).Select(kind => kind.Key));

    public bool Equals(KindFilter? other) => other is not null && Chosen.SequenceEqual(other.Chosen);

    public override int GetHashCode() => Chosen.Length;
}
