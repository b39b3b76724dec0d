using System.Globalization;
using CsCheck;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Texts;
using Dhof.Portal.Timeline;

namespace Dhof.Portal.Tests.Timeline;

public sealed class EventDayTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Events of a year with both nights on which the clock changes, several within one minute.</summary>
    private static readonly Gen<PatientEvent[]> s_events =
        from all in Gen.Select(Gen.OneOf(Gen.Int[0, 365 * 24 * 60], Gen.Int[0, 10].Select(month => month * 44_000)), Gen.Enum<PatientEventKind>()).Array[0, 60]
        select all.Select((one, i) => Event($"{one.Item2}-{i}", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(one.Item1), one.Item2)).ToArray();

    [Fact]
    public void Every_event_is_under_exactly_one_day_and_under_its_own() => s_events.Sample(events =>
    {
        var days = EventDay.Of(events.Order(PatientEvent.NewestFirst));
        Assert.Equal(events.Select(one => one.Key).Order(), days.SelectMany(day => day.Events).Select(one => one.Key).Order());
        Assert.Equal(days.Length, days.Select(day => day.Day).Distinct().Count());
        Assert.All(days, day => Assert.All(day.Events, one => Assert.Equal(day.Day, NorwegianTime.Day(one.At))));
        Assert.Equal(days.Select(day => day.Day).OrderDescending(), days.Select(day => day.Day));
    });

    [Fact]
    public void The_order_in_which_events_arrive_does_not_matter() => Gen.Select(s_events, Gen.Int[0, 1000]).Sample((events, seed) =>
    {
        var shuffled = events.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(events.Order(PatientEvent.NewestFirst).Select(one => one.Key), shuffled.Order(PatientEvent.NewestFirst).Select(one => one.Key));
    });

    [Theory]
    [InlineData("2026-03-28T23:00:00Z", 23, "29.03.2026")]
    [InlineData("2026-10-24T22:00:00Z", 25, "25.10.2026")]
    [InlineData("2026-11-22T23:00:00Z", 24, "23.11.2026")]
    public void A_day_has_the_hours_that_it_has_in_norway(string midnight, int hours, string date)
    {
        var first = DateTimeOffset.Parse(midnight, CultureInfo.InvariantCulture);
        var events = Enumerable.Range(-1, hours + 2).Select(hour => Event($"{hour}", first.AddHours(hour), PatientEventKind.Measurement)).Order(PatientEvent.NewestFirst);
        var day = EventDay.Of(events)[1];
        Assert.Equal((date, hours), (NorwegianTime.Date(day.Day), day.Events.Length));
    }

    [Theory]
    [InlineData("2026-11-23", "I dag, mandag 23.11.2026"), InlineData("2026-11-22", "I går, søndag 22.11.2026"), InlineData("2026-11-21", "Lørdag 21.11.2026"), InlineData("2025-11-23", "Søndag 23.11.2025")]
    public void A_day_says_its_weekday_and_today_and_yesterday_by_name(string day, string heading)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
        Assert.Equal(heading, new EventDay(DateOnly.Parse(day, CultureInfo.InvariantCulture), []).Heading(s_now));
    }

    [Theory]
    [InlineData("2026-03-28T22:59:59Z", "I dag, laurdag 28.03.2026"), InlineData("2026-03-28T23:00:00Z", "I går, laurdag 28.03.2026"), InlineData("2026-03-29T21:59:59Z", "I går, laurdag 28.03.2026"), InlineData("2026-03-29T22:00:00Z", "Laurdag 28.03.2026")]
    public void Today_ends_at_midnight_in_norway_over_the_short_night(string now, string heading)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nn");
        Assert.Equal(heading, new EventDay(new(2026, 3, 28), []).Heading(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
    }

    private static PatientEvent Event(string key, DateTimeOffset at, PatientEventKind kind) => new(key, kind, at, "", []);
}
