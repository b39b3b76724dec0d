using System.Collections.Immutable;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Timeline;

/// <summary>How the patient page shows what happened. The key stands in the address.</summary>
public sealed record TimelineView(string Key)
{
    public static TimelineView Lanes { get; } = new("lanes");

    public static TimelineView Table { get; } = new("table");

    public static TimelineView Events { get; } = new("events");

    public static ImmutableArray<TimelineView> All { get; } = [Lanes, Table, Events];

    public string Name => Key switch
    {
        "table" => Words.Table,
        "events" => Words.EventList,
        _ => Words.Lanes,
    };

    /// <summary>The view of an address; the lanes where the address says nothing that exists.</summary>
    public static TimelineView Read(string? key) => All.FirstOrDefault(view => view.Key == key) ?? Lanes;
}
