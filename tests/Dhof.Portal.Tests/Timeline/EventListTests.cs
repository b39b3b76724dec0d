using System.Collections.Immutable;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Timeline;

namespace Dhof.Portal.Tests.Timeline;

public sealed class EventListTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_long_list_comes_in_portions_that_add_up_to_all()
    {
        var list = EventList.Empty.Next(Events(0, 130), busy: false);
        Assert.Equal((60, 130, true), (list.Shown.Length, list.Total, list.HasMore));
        Assert.Equal((120, true), (list.More().Shown.Length, list.More().HasMore));
        Assert.Equal((130, false), (list.More().More().Shown.Length, list.More().More().HasMore));
    }

    [Fact]
    public void While_the_list_is_in_use_nothing_moves_and_what_is_new_waits()
    {
        var before = EventList.Empty.Next(Events(3, 10), busy: false);
        var changed = Events(0, 10).SetItem(4, Events(0, 10)[4] with { Title = "changed" });
        var busy = before.Next(changed, busy: true);

        Assert.Equal(before.Shown.Select(one => one.Key), busy.Shown.Select(one => one.Key));
        Assert.Equal("changed", busy.Shown[1].Title);
        Assert.Equal((3, 10), (busy.Waiting, busy.Total));
        Assert.Equal((0, changed), (busy.Free().Waiting, busy.Free().Shown), Same);
    }

    [Fact]
    public void The_filter_survives_the_address_and_passes_over_what_does_not_exist()
    {
        var filter = EventFilter.Read("limit,unknown,alert,0");
        Assert.Equal("alert,limit", filter.ToQuery());
        Assert.False(filter.Shows(PatientEventKind.Measurement));
        Assert.Null(filter.Toggle(PatientEventKind.Alert).Toggle(PatientEventKind.Limit).ToQuery());
        Assert.True(EventFilter.Read(null).Shows(PatientEventKind.Measurement));
    }

    [Fact]
    public void What_is_chosen_stands_in_the_address_and_only_that()
    {
        Assert.All(TimelineChoice.Read(null, "nonsense", "nonsense", null, "nonsense").ToQuery().Values, Assert.Null);
        var query = TimelineChoice.Read("1y", "events", "spo2", "alert", "hr").ToQuery();
        Assert.Equal(("1y", "events", "spo2", "alert", "hr"), (query["range"], query["view"], query["kinds"], query["events"], query["chart"]));
    }

    private static bool Same((int Waiting, ImmutableArray<PatientEvent> Events) one, (int Waiting, ImmutableArray<PatientEvent> Events) other) => one.Waiting == other.Waiting && one.Events.SequenceEqual(other.Events);

    private static ImmutableArray<PatientEvent> Events(int from, int to) => [.. Enumerable.Range(from, to - from).Select(i => new PatientEvent($"{i}", PatientEventKind.Measurement, s_now.AddMinutes(-i), "", []))];
}
