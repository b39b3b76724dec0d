using System.Globalization;
using CsCheck;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Alerts;

public sealed class OpeningHoursTests
{
    private static readonly OpeningHours s_hours = new(new(8, 0), new(15, 30), [new(2026, 12, 25)], NorwegianTime.Zone);

    [Theory]
    [InlineData("2026-11-23T08:00+01:00", 60, "2026-11-23T09:00+01:00")] // A Monday.
    [InlineData("2026-11-23T06:00+01:00", 60, "2026-11-23T09:00+01:00")]
    [InlineData("2026-11-23T14:30+01:00", 60, "2026-11-23T15:30+01:00")]
    [InlineData("2026-11-23T14:31+01:00", 60, "2026-11-24T08:01+01:00")]
    [InlineData("2026-11-23T15:30+01:00", 60, "2026-11-24T09:00+01:00")]
    [InlineData("2026-11-27T15:00+01:00", 60, "2026-11-30T08:30+01:00")] // Over a weekend.
    [InlineData("2026-12-24T15:00+01:00", 60, "2026-12-28T08:30+01:00")] // Over a public holiday that is set.
    [InlineData("2026-10-23T15:00+02:00", 60, "2026-10-26T08:30+01:00")] // Over the night in which summer time ends.
    [InlineData("2027-03-26T15:00+01:00", 60, "2027-03-29T08:30+02:00")] // Over the night in which it begins.
    [InlineData("2026-11-23T10:00+01:00", 0, "2026-11-23T10:00+01:00")]
    public void What_is_promised_is_promised_in_opening_time(string from, int minutes, string then) => Assert.Equal(At(then), s_hours.After(At(from), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-11-23T07:59+01:00", false)]
    [InlineData("2026-11-23T08:00+01:00", true)]
    [InlineData("2026-11-23T15:29+01:00", true)]
    [InlineData("2026-11-23T15:30+01:00", false)]
    [InlineData("2026-11-22T10:00+01:00", false)]
    [InlineData("2026-12-25T10:00+01:00", false)]
    public void Open_on_weekdays_between_the_hours(string at, bool isOpen) => Assert.Equal(isOpen, s_hours.IsOpen(At(at)));

    [Theory]
    [InlineData("2026-11-23T10:00+01:00", "2026-11-24T08:00+01:00")]
    [InlineData("2026-11-27T10:00+01:00", "2026-11-30T08:00+01:00")]
    [InlineData("2026-12-24T10:00+01:00", "2026-12-28T08:00+01:00")]
    public void The_next_opening_is_on_a_later_day(string after, string then) => Assert.Equal(At(then), s_hours.NextOpening(At(after)));

    [Fact]
    public void More_time_never_comes_sooner_and_two_waits_are_one() =>
        Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 2_000], Gen.Int[0, 2_000]).Sample((start, one, other) =>
        {
            var from = At("2026-03-01T00:00+01:00").AddMinutes(start);
            var first = s_hours.After(from, TimeSpan.FromMinutes(one));
            var both = s_hours.After(from, TimeSpan.FromMinutes(one + other));
            Assert.True(from <= first && first <= both);
            Assert.Equal(both, other == 0 ? both : s_hours.After(first, TimeSpan.FromMinutes(other)));
        });

    [Theory]
    [InlineData("2027-03-28T02:30", "2027-03-28T03:30+02:00")] // Jumped over.
    [InlineData("2026-10-25T02:30", "2026-10-25T02:30+02:00")] // Comes twice: the first.
    [InlineData("2026-11-26T11:00", "2026-11-26T11:00+01:00")]
    public void The_clock_on_the_wall_is_one_instant(string local, string at) =>
        Assert.Equal(At(at), LocalTime.InstantOf(DateTime.Parse(local, CultureInfo.InvariantCulture), NorwegianTime.Zone));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
