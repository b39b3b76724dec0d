using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Limits;

public sealed partial class LimitZoneTests
{
    private static readonly OxygenTherapy s_oxygen = new(2);

    /// <summary>Any band that can be built, in the decimals of its kind; edges may coincide, and any may be missing.</summary>
    private static readonly Gen<(MeasurementKind Kind, LimitBand Band)> s_band =
        from kind in Gen.Int[0, 2].Select(i => MeasurementCatalogue.Get(((string[])["spo2", "temp", "glucose"])[i]))
        from edges in Gen.Int[0, 30].Array[4]
        from there in Gen.Bool.Array[4]
        where there.Any(one => one)
        from oxygen in Gen.Bool
        select (kind, Band(kind, [.. edges.Order()], there, oxygen));

    [Fact]
    public void Any_band_covers_every_value_exactly_once_as_it_judges() => s_band.Sample(given =>
    {
        for (var step = -3; step <= 33; step++)
        {
            var value = step * Format.Smallest(given.Kind);
            Assert.Equal(given.Band.Judge(value, s_oxygen).Severity, Assert.Single(given.Band.Zones(), zone => zone.Contains(value)).Severity);
            Assert.Equal(given.Band.Judge(value, null).Severity, Assert.Single(given.Band.Zones(upper: !given.Band.UpperNeedsOxygen), zone => zone.Contains(value)).Severity);
        }
    });

    [Fact]
    public void Each_zone_begins_where_the_one_before_it_ends() => s_band.Sample(given =>
    {
        var zones = given.Band.Zones();
        Assert.Null(zones[0].From);
        Assert.Null(zones[^1].To);
        Assert.All(zones.Zip(zones.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    });

    [Fact]
    public void The_words_say_the_same_edges_as_the_judgement() => s_band.Sample(given =>
    {
        var said = LimitText.Zones(given.Kind, given.Band);
        Assert.EndsWith(given.Band.UpperNeedsOxygen ? $"({Words.UpperNeedsOxygen})" : given.Kind.UnitText, said, StringComparison.Ordinal);

        for (var step = -3; step <= 33; step++)
        {
            var value = step * Format.Smallest(given.Kind);
            var expected = Format.SeverityWord(given.Band.Judge(value, s_oxygen).Severity).ToLower(CultureInfo.InvariantCulture);
            Assert.Equal(expected, Assert.Single(Zone().Matches(said), zone => Holds(zone, value)).Groups["severity"].Value);
        }
    });

    [Fact]
    public void A_limit_in_words() => Assert.Multiple(
        () => Assert.Equal("rød under 88, gul 88–91, grønn fra 92\u00a0%", LimitText.Zones(MeasurementCatalogue.Get("spo2"), DefaultLimits.Bands["spo2"])),
        () => Assert.Equal("rød under 86, gul 86–87, grønn 88–92, gul fra 93\u00a0% (øvre grense bare når oksygen er registrert)", LimitText.Zones(MeasurementCatalogue.Get("spo2"), DefaultLimits.OxygenTarget88To92)),
        () => Assert.Equal("gul under 36,1, grønn 36,1–37,9, gul 38,0–39,0, rød fra 39,1\u00a0°C", LimitText.Zones(MeasurementCatalogue.Get("temp"), DefaultLimits.Bands["temp"])));

    [Fact]
    public void Every_standard_set_has_bands_for_series_that_are_measured_and_none_for_weight() => Assert.All(LimitSets.All, set =>
    {
        Assert.DoesNotContain("weight", set.Bands.Keys);
        Assert.All(set.Bands.Keys, series => Assert.True(MeasurementCatalogue.IsLimited(series) && MeasurementCatalogue.BySeries(series).Kind is not null));
    });

    [Theory, InlineData(92, false), InlineData(93, true)]
    public void The_set_for_oxygen_has_an_upper_limit_and_the_one_for_air_has_none(double value, bool outside)
    {
        Assert.Equal(outside, LimitSets.CopdOnOxygen.Bands["spo2"].Judge((decimal)value, s_oxygen).Severity > Severity.Green);
        Assert.Equal(Severity.Green, LimitSets.CopdOnAir.Bands["spo2"].Judge((decimal)value, s_oxygen).Severity);
    }

    private static LimitBand Band(MeasurementKind kind, int[] edges, bool[] there, bool oxygen)
    {
        decimal? Edge(int i) => there[i] ? edges[i] * Format.Smallest(kind) : null;
        return new(Edge(0), Edge(1), Edge(2), Edge(3), oxygen);
    }

    private static bool Holds(Match zone, decimal value)
    {
        var (from, to) = (Number(zone, "from"), Number(zone, "to"));
        return zone.Groups["word"].Value switch
        {
            "under" => value < from,
            "fra" => value >= from,
            _ => value >= from && value <= (to ?? from),
        };
    }

    private static decimal? Number(Match zone, string group) => zone.Groups[group] is { Success: true } found ? decimal.Parse(found.Value, NorwegianTime.Formats) : null;

    [GeneratedRegex(@"(?<severity>rød|gul|grønn) (?:(?<word>under|fra) )?(?<from>\d+(?:,\d+)?)(?:–(?<to>\d+(?:,\d+)?))?")]
    private static partial Regex Zone();
}
