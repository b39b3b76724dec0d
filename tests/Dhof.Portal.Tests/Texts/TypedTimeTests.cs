using System.Globalization;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Texts;

public sealed class TypedTimeTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.Parse("2026-11-23T10:00+01:00", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("14:05", "2026-11-23T14:05+01:00")]
    [InlineData(" 9:30 ", "2026-11-23T09:30+01:00")]
    [InlineData("24.11. 09:00", "2026-11-24T09:00+01:00")]
    [InlineData("24.11 9:00", "2026-11-24T09:00+01:00")]
    [InlineData("24.11.2026 09:00", "2026-11-24T09:00+01:00")]
    [InlineData("2.1. 08:00", "2027-01-02T08:00+01:00")] // Half a year has passed since: the next one.
    [InlineData("1.7. 08:00", "2026-07-01T08:00+02:00")] // In summer time, and past.
    [InlineData("28.3.2027 02:30", "2027-03-28T03:30+02:00")] // The clock jumps over it.
    public void What_people_type_is_read(string typed, string at)
    {
        Assert.True(NorwegianTime.TryRead(typed, s_now, out var read));
        Assert.Equal((DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), TimeSpan.Zero), (read, read.Offset));
    }

    [Theory, InlineData(""), InlineData("i morgen"), InlineData("25:00"), InlineData("24:00"), InlineData("31.11. 09:00"), InlineData("11/24 09:00"), InlineData("24.11.")]
    public void What_is_no_time_is_not(string typed) => Assert.False(NorwegianTime.TryRead(typed, s_now, out _));

    [Fact]
    public void What_the_screen_writes_is_read_back()
    {
        for (var minutes = 1; minutes < 200_000; minutes += 997)
        {
            var at = s_now.AddMinutes(minutes);
            Assert.True(NorwegianTime.TryRead(NorwegianTime.Short(at, s_now), s_now, out var read) && (read == at), NorwegianTime.Short(at, s_now));
        }
    }
}
