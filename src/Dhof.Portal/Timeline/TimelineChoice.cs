using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Timeline;

/// <summary>What the reader has chosen to see of a patient. All of it stands in the address, so that a page can be reloaded, sent and gone back to.</summary>
/// <param name="Chart">The kind that is opened for work; null for none.</param>
public sealed record TimelineChoice(TimelineRange Range, TimelineView View, KindFilter Kinds, EventFilter Events, MeasurementKind? Chart)
{
    /// <summary>Stands in the address of a page with an opened chart.</summary>
    public const string ChartParameter = "chart";

    public static TimelineChoice Read(string? range, string? view, string? kinds, string? events, string? chart) =>
        new(TimelineRange.Read(range), TimelineView.Read(view), KindFilter.Read(kinds), EventFilter.Read(events), KindFilter.Drawn(chart));

    /// <summary>What stands in the address; what is not said is null.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["range"] = Range == TimelineRange.All[0] ? null : Range.Key,
        ["view"] = View == TimelineView.Lanes ? null : View.Key,
        ["kinds"] = Kinds.ToQuery(),
        ["events"] = Events.ToQuery(),
        [ChartParameter] = Chart?.Key,
    };
}
