using System.Globalization;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;
using Dhof.Portal.Timeline;

namespace Dhof.Portal.Tests.Texts;

public sealed class NorwegianTimeTests
{
    [Theory]
    [InlineData("2026-11-23T13:05:00Z", "23.11.2026 14:05")]
    [InlineData("2026-03-29T00:59:00Z", "29.03.2026 01:59")]
    [InlineData("2026-03-29T01:00:00Z", "29.03.2026 03:00")]
    [InlineData("2026-10-25T00:30:00Z", "25.10.2026 02:30 (UTC+2)")]
    [InlineData("2026-10-25T01:30:00Z", "25.10.2026 02:30 (UTC+1)")]
    [InlineData("2026-10-25T02:30:00Z", "25.10.2026 03:30")]
    public void An_instant_is_said_in_norway_and_the_doubled_hour_says_which(string at, string said) =>
        Assert.Equal(said, NorwegianTime.DateAndTime(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-23T08:00:00Z", "09:00")]
    [InlineData("2026-11-22T22:59:00Z", "22.11. 23:59")]
    [InlineData("2025-12-31T22:59:00Z", "31.12.2025 23:59")]
    public void The_short_form_leaves_out_what_is_plain(string at, string said) =>
        Assert.Equal(said, NorwegianTime.Short(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2026-11-23T09:00:00Z", "2026-11-08T23:00:00Z")]
    [InlineData("2026-04-05T09:00:00Z", "2026-03-21T23:00:00Z")]
    [InlineData("2026-11-01T09:00:00Z", "2026-10-17T22:00:00Z")]
    public void A_range_begins_at_midnight_in_norway_over_both_dst_nights(string now, string from) =>
        Assert.Equal(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), TimelineRange.Read("14d").From(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("hr", "50–100"), InlineData("glucose", "4,0–10,0"), InlineData("temp", "36,1–37,9")]
    public void The_green_interval_names_values_that_are_green(string series, string said) =>
        Assert.Equal(said, Format.GreenInterval(MeasurementCatalogue.Get(series), DefaultLimits.Bands[series]));

    [Fact]
    public void Values_are_written_with_a_decimal_comma()
    {
        Reading reading = new(1, default, 36.66m, null, ReadingMarks.None, null, Activity.NotRecorded);
        Assert.Equal("36,7\u00a0°C", Format.ValueWithUnit(MeasurementCatalogue.Get("temp"), reading));
        Assert.Equal("131/78\u00a0mmHg", Format.ValueWithUnit(MeasurementCatalogue.Get("bp"), reading with { Value = 131, Second = 78 }));
    }

    [Fact]
    public void A_filter_of_kinds_survives_the_address()
    {
        var filter = KindFilter.Read("hr,unknown,spo2");
        Assert.Equal("spo2,hr", filter.ToQuery());
        Assert.Null(filter.Toggle(MeasurementCatalogue.Get("hr")).Toggle(MeasurementCatalogue.Get("spo2")).ToQuery());
    }
}
