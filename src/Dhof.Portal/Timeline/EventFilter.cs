using System.Collections.Immutable;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Timeline;

/// <summary>Which kinds of event the list shows: all, or those that the address names.</summary>
/// <param name="Chosen">Empty: all.</param>
public sealed record EventFilter(ImmutableArray<PatientEventKind> Chosen)
{
    public static ImmutableArray<PatientEventKind> Kinds { get; } = [.. Enum.GetValues<PatientEventKind>()];

    /// <summary>Reads names separated by commas; a name that does not exist is passed over.</summary>
    public static EventFilter Read(string? names) => new([.. Kinds.Where(kind => names?.Split(',').Contains(NameOf(kind), StringComparer.Ordinal) == true)]);

    public bool Shows(PatientEventKind kind) => Chosen.IsEmpty || Chosen.Contains(kind);

    /// <summary>The filter with one kind chosen or no longer chosen.</summary>
    public EventFilter Toggle(PatientEventKind kind) => new(Chosen.Contains(kind) ? Chosen.Remove(kind) : Chosen.Add(kind));

    /// <summary>As it stands in the address; null for all.</summary>
    public string? ToQuery() => Chosen.IsEmpty ? null : string.Join(',', Chosen.Order().Select(NameOf));

    /// <summary>What a kind is called above the list.</summary>
    public static string Say(PatientEventKind kind) => kind switch
    {
        PatientEventKind.Measurement => Words.Measurements,
        PatientEventKind.Alert => Words.Alerts,
        PatientEventKind.Limit => Words.Limits,
        PatientEventKind.Shared => Words.FromOthers,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of event has a name above the list."),
    };

    public bool Equals(EventFilter? other) => other is not null && Chosen.Order().SequenceEqual(other.Chosen.Order());

    public override int GetHashCode() => Chosen.Length;

    private static string NameOf(PatientEventKind kind) => kind.ToString().ToLowerInvariant();
}
