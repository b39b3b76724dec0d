using System.Globalization;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Measurements;

namespace Dhof.Portal.Tests.Measurements;

public sealed class ChartReadoutTests
{
    private static readonly DateTimeOffset s_night = new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero);
    private static readonly LimitHistory s_limits = new(DefaultLimits.Bands.Select(band => new Limit(band.Key, band.Value, s_night.AddDays(-9), "", "", null)));

    public ChartReadoutTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nb-NO");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
    }

    [Fact]
    public void A_reading_is_said_with_time_value_limit_change_circumstances_and_origin()
    {
        Reading[] readings = [Reading(1, s_night, 94), Reading(2, s_night.AddHours(1), 90) with { Oxygen = new(2), Activity = Activity.Exertion }];

        Assert.Equal(["25.10.2026 02:30 (UTC+2)", "94\u00a0%", "Grønn. Forventet fra 92", "første måling", "", "Kilde: Larvik"], Said("spo2", readings, 1));
        Assert.Equal(["25.10.2026 02:30 (UTC+1)", "90\u00a0%", "Gul. Forventet fra 92", "−4 fra forrige", "på oksygen 2 L/min, ved anstrengelse", ""], Said("spo2", readings, 2));
    }

    [Theory]
    [InlineData("nb", "+0,4 fra forrige"), InlineData("nn", "+0,4 frå førre"), InlineData("en", "+0,4 from the one before")]
    public void Numbers_are_Norwegian_in_every_language(string language, string change)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(change, Said("temp", [Reading(1, s_night, 36.6m), Reading(2, s_night.AddHours(4), 37.0m)], 2)[3]);
    }

    [Fact]
    public void A_change_is_from_the_valid_reading_before_and_an_invalid_one_has_neither_change_nor_limit()
    {
        Reading[] readings = [Reading(1, s_night, 94), Reading(2, s_night.AddHours(1), 149) with { Marks = ReadingMarks.Impossible }, Reading(3, s_night.AddHours(2), 94)];

        Assert.Equal(["149\u00a0%", "Ugyldig"], Said("spo2", readings, 2)[1..3]);
        Assert.Equal("uendret fra forrige", Said("spo2", readings, 3)[3]);
    }

    [Fact]
    public void Both_pressures_are_said_and_each_text_stands_once()
    {
        Reading[] readings = [Reading(1, s_night, 131) with { Second = 78 }, Reading(2, s_night.AddHours(1), 128) with { Second = 80 }];
        var history = History("bp", readings);
        var points = new ChartReadout(history, new Dictionary<long, string>()).Of([.. readings]);

        Assert.Equal("−3/+2 fra forrige", Said("bp", readings, 2)[3]);
        Assert.Equal("gg", points.Letters);
        Assert.Equal(points.Texts.Distinct(), points.Texts);
        Assert.Equal(points.Said[0][2], points.Said[1][2]);
        Assert.Equal("131/78\u00a0mmHg", points.Texts[points.Said[0][1]]);
    }

    [Fact]
    public void What_was_put_into_words_before_is_said_anew_where_the_reading_the_one_before_its_origin_or_a_limit_is_another()
    {
        Reading[] readings = [Reading(1, s_night, 94), Reading(2, s_night.AddHours(1), 90), Reading(3, s_night.AddHours(2), 91)];
        var former = new ChartReadout(History("spo2", readings), new Dictionary<long, string>());
        former.Of([.. readings]);
        Reading[] corrected = [readings[0], readings[1] with { Value = 97 }, readings[2]];
        var origins = new Dictionary<long, string> { [1] = "Kilde: Larvik" };
        var history = History("spo2", corrected);
        Assert.Equal(Texts(new(history, origins), corrected), Texts(new(history, origins, former), corrected));

        var other = history with { Limits = LimitHistory.None };
        Assert.Equal(Texts(new(other, origins), corrected), Texts(new(other, origins, former), corrected));
    }

    private static string[] Texts(ChartReadout readout, Reading[] readings)
    {
        var points = readout.Of([.. readings]);
        return [points.Letters, .. points.Said.Select(said => string.Join('|', said.Select(number => points.Texts[number])))];
    }

    private static string[] Said(string kind, Reading[] readings, long id) =>
        [.. new ChartReadout(History(kind, readings), new Dictionary<long, string> { [1] = "Kilde: Larvik" }).Said(readings.Single(reading => reading.Id == id))];

    private static ChartHistory History(string kind, Reading[] readings) =>
        new(MeasurementCatalogue.Get(kind), readings, s_limits, new(readings[0].At, readings[^1].At.AddDays(1), TimeSpan.FromHours(40)), readings[^1].At);

    private static Reading Reading(long id, DateTimeOffset at, decimal value) => new(id, at, value, null, ReadingMarks.None, null, Activity.NotRecorded);
}
