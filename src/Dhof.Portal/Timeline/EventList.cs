using System.Collections.Immutable;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Look;

namespace Dhof.Portal.Timeline;

/// <summary>What stands in the list of events: a portion of all, in an order that does not move while the list is in use.</summary>
/// <param name="ByKey">The events as they were last read.</param>
/// <param name="Most">How many may be shown.</param>
public sealed record EventList(ImmutableDictionary<string, PatientEvent> ByKey, ImmutableArray<string> Right, ShownOrder<string> Order, int Most)
{
    /// <summary>How many are shown at first, and how many more at each wish.</summary>
    public const int Portion = 60;

    public static EventList Empty { get; } = new(ImmutableDictionary<string, PatientEvent>.Empty, [], ShownOrder<string>.Empty, Portion);

    public int Total => Right.Length;

    public int Waiting => Order.Waiting.Length;

    /// <summary>Those on the page, newest first.</summary>
    public ImmutableArray<PatientEvent> Shown => [.. Order.Shown.Take(Most).Select(key => ByKey[key])];

    public bool HasMore => Order.Shown.Length > Most;

    /// <param name="events">All of them, newest first.</param>
    /// <param name="busy">Pointer or focus is in the list, or something of it is open.</param>
    public EventList Next(ImmutableArray<PatientEvent> events, bool busy)
    {
        ImmutableArray<string> right = [.. events.Select(happened => happened.Key)];
        return new(events.ToImmutableDictionary(happened => happened.Key), right, Order.Next(right, busy), Most);
    }

    /// <summary>The right order, nothing waiting.</summary>
    public EventList Free() => this with { Order = Order.Next(Right, busy: false) };

    public EventList More() => this with { Most = Most + Portion };
}
