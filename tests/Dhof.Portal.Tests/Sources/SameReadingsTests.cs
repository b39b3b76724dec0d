using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Sources;
using static Dhof.Portal.Tests.Sources.Sourced;

namespace Dhof.Portal.Tests.Sources;

public sealed class SameReadingsTests
{
    // Seconds past eight. Two clocks: a quarter of a minute. A time without seconds is anywhere in its minute.
    [Theory]
    [InlineData(5, 20, true)]
    [InlineData(5, 20.001, false)]
    [InlineData(5, 5.4, true)]
    [InlineData(60, 45, true)]
    [InlineData(60, 44.999, false)]
    [InlineData(60, 134.999, true)]
    [InlineData(60, 135, false)]
    [InlineData(60, 60, true)]
    [InlineData(60, 120, false)]
    [InlineData(60, 180, false)]
    public void Times_are_the_same_within_the_clocks_and_the_minute(double one, double other, bool same)
    {
        Assert.Equal(same ? 1 : 2, SameReadings.Of([Reading("a", one, "92"), Reading("b", other, "92")]).Length);
        Assert.Equal(same ? 1 : 2, SameReadings.Of([Reading("a", other, "92"), Reading("b", one, "92")]).Length);
    }

    [Theory]
    [InlineData("spo2", "92", null, "92", null, true)]
    [InlineData("spo2", "92", null, "93", null, false)]
    [InlineData("spo2", "92", null, "92.5", null, true)]
    [InlineData("spo2", "92", null, "92.6", null, false)]
    [InlineData("spo2", "92.1", null, "92.3", null, false)]
    [InlineData("bp", "132/78", null, "132/78", null, true)]
    [InlineData("bp", "132/78", null, "132/79", null, false)]
    [InlineData("bp", "132/78", null, "133/78", null, false)]
    [InlineData("bp", "132/78", null, "132", null, false)]
    [InlineData("weight", "71.4", "kg", "71350", "g", true)]
    [InlineData("weight", "71.4", "kg", "71349", "g", false)]
    [InlineData("weight", "71.4", "kg", "71450", "g", true)]
    [InlineData("weight", "71.4", "kg", "71451", "g", false)]
    [InlineData("weight", "71395", "g", "71396", "g", false)]
    [InlineData("weight", "71395", "g", "71.395", "kg", true)]
    [InlineData("weight", "71.4", "kg", "157.5", "[lb_av]", true)]
    [InlineData("weight", "71.4", "kg", "157.6", "[lb_av]", false)]
    [InlineData("weight", "71395", "g", "157.4", "[lb_av]", true)]
    [InlineData("weight", "71419", "g", "157.4", "[lb_av]", false)]
    [InlineData("weight", "71", "kg", "71.4", "kg", false)]
    [InlineData("weight", "71", "kg", "71040", "g", true)]
    [InlineData("temp", "37.2", "Cel", "99.0", "[degF]", true)]
    [InlineData("temp", "37.2", "Cel", "99.1", "[degF]", false)]
    [InlineData("temp", "37.3", "Cel", "99.1", "[degF]", true)]
    [InlineData("temp", "37.2", "Cel", "99", "[degF]", true)]
    [InlineData("temp", "99.1", "[degF]", "99.15", "[degF]", true)]
    [InlineData("glucose", "5.6", "mmol/L", "101", "mg/dL", true)]
    [InlineData("glucose", "5.6", "mmol/L", "102", "mg/dL", false)]
    [InlineData("glucose", "5.7", "mmol/L", "102", "mg/dL", true)]
    [InlineData("news2", "3", null, "3", null, true)]
    [InlineData("acvpu", "0", null, "1", null, false)]
    [InlineData("form", "12", null, "12", null, false)]
    [InlineData("other", "0", null, "0", null, false)]
    public void Values_are_the_same_to_half_of_the_coarsers_last_decimal(string kind, string one, string? unit, string other, string? otherUnit, bool same) =>
        Assert.Equal(same ? "a+b" : "a b", Grouped(Reading("a", 5, one, kind, unit), Reading("b", 6, other, kind, otherUnit)));

    // What two readings of one time and value tell beside it.
    [Theory]
    [InlineData("", "", true)]
    [InlineData("id:urn:x|1", "id:urn:x|2", false)]
    [InlineData("id:urn:x|1", "id:urn:y|2", true)]
    [InlineData("id:|1", "id:|2", true)]
    [InlineData("device:m1", "device:m2", false)]
    [InlineData("device:m1", "device:m1", true)]
    [InlineData("device:m1", "", true)]
    [InlineData("litres:0", "litres:2", false)]
    [InlineData("litres:2", "litres:2", true)]
    [InlineData("litres:2", "", true)]
    [InlineData("activity:Rest", "activity:Exertion", false)]
    [InlineData("activity:Rest", "", true)]
    [InlineData("withdrawn:", "", false)]
    [InlineData("withdrawn:", "withdrawn:", true)]
    [InlineData("parts:1", "parts:2", false)]
    [InlineData("parts:1", "parts:1", true)]
    [InlineData("parts:1", "", true)]
    [InlineData("date:", "", false)]
    [InlineData("date:", "date:", false)]
    public void What_contradicts_is_not_the_same(string one, string other, bool same) =>
        Assert.Equal(same ? 1 : 2, SameReadings.Of([Telling(Reading("a", 0, "92"), one), Telling(Reading("b", 0, "92"), other)]).Length);

    [Theory]
    [InlineData("urn:x|1", "urn:x|1", 0, "92", "a+b")]
    [InlineData("urn:x|1", "urn:x|1", 0, "93", "a≠b")]
    [InlineData("urn:x|1", "urn:x|1", 7215, "93", "a≠b")]
    [InlineData("urn:x|1", "urn:x|1", 7215.001, "92", "a b")]
    [InlineData("urn:x|1", "urn:y|1", 600, "92", "a b")]
    [InlineData("|1", "|1", 600, "92", "a b")]
    [InlineData("urn:x|", "urn:x|", 600, "92", "a b")]
    [InlineData("1", "1", 600, "92", "a b")]
    public void An_identifier_with_its_system_names_one_measuring(string one, string other, double seconds, string value, string expected) =>
        Assert.Equal(expected, Grouped(Reading("a", 0, "92") with { Identifier = one }, Reading("b", seconds, value) with { Identifier = other }));

    [Fact]
    public void An_identifier_names_nothing_across_kinds_nor_where_one_register_has_it_twice()
    {
        Assert.Equal("a b", Grouped(Reading("a", 0, "92") with { Identifier = "urn:x|1" }, Reading("b", 0, "92", "hr") with { Identifier = "urn:x|1" }));
        Assert.Equal("a b a", Grouped(Named("a", 0, "92"), Named("b", 300, "93"), Named("a", 600, "93")));
        Assert.Equal("a b c", Grouped(Named("a", 0, "92"), Named("b", 60, "93"), Named("c", 90000, "92")));
    }

    [Fact]
    public void A_date_is_enough_for_an_identifier_and_only_for_it()
    {
        var date = Reading("b", -28800, "92") with { Precision = ItemPrecision.Day, Identifier = "urn:x|1" };
        Assert.Equal("b+a", Grouped(Named("a", 0, "92"), date));
        Assert.Equal("b a", Grouped(Reading("a", 0, "92"), date));
        Assert.Equal("b a", Grouped(Named("a", 200_000, "92"), date));
    }

    [Fact]
    public void Withdrawn_in_one_register_and_valid_in_another_is_one_by_its_identifier_and_says_so() =>
        Assert.Equal("b/a", Grouped(Named("a", 0, "92") with { IsWithdrawn = true }, Named("b", 0, "92")));

    [Fact]
    public void The_same_value_under_other_circumstances_is_not_the_same() =>
        Assert.Equal("a≠b", Grouped(Named("a", 0, "92") with { Oxygen = OxygenTherapy.RoomAir }, Named("b", 0, "92") with { Oxygen = new(2) }));

    [Theory]
    [InlineData("12", "12", "a+b")]
    [InlineData("12", "14", "a≠b")]
    public void What_the_message_names_is_compared_as_it_came(string one, string other, string expected) =>
        Assert.Equal(expected, Grouped(AsItCame("a", one), AsItCame("b", other)));

    [Fact]
    public void What_the_message_names_is_told_by_its_identifier_only() =>
        Assert.Equal("a b", Grouped(AsItCame("a", "12") with { Identifier = null }, AsItCame("b", "12")));

    [Theory]
    [InlineData("a5 b6 c7", "a+b+c")]
    [InlineData("a5 b15 c25", "a b c")] // a and c do not agree
    [InlineData("a5 a10 b7", "a b a")] // which one of them
    [InlineData("a5 b7 b10", "a b b")]
    [InlineData("a5 b7 c6 c9", "a c b c")] // two were measured, a and b may be one of each
    [InlineData("a5 b7 a40 b42", "a+b a+b")]
    [InlineData("a0 b60", "a b")] // two cut minutes side by side
    [InlineData("a0 b60 c60", "a b c")] // b and c agree, but a may be either
    [InlineData("a5 a5", "a a")]
    public void One_only_if_every_pair_agrees_and_no_register_has_two(string seconds, string expected) =>
        Assert.Equal(expected, Grouped([.. seconds.Split(' ').Select((at, i) => Reading(at[..1], double.Parse(at[1..], CultureInfo.InvariantCulture), "92", key: $"{i}"))]));

    [Fact]
    public void What_may_be_rounded_from_a_third_makes_ambiguous()
    {
        Assert.Equal("a+b", Grouped(Reading("a", 5, "71.4", "weight"), Reading("b", 6, "157.4", "weight", "[lb_av]")));
        Assert.Equal("a b a", Grouped(Reading("a", 5, "71.4", "weight"), Reading("b", 6, "157.5", "weight", "[lb_av]"), Reading("a", 9, "71.5", "weight")));
    }

    [Fact]
    public void An_identifier_holds_where_a_third_by_value_is_not_sure()
    {
        Assert.Equal("a+b+c", Grouped(Named("a", 5, "92"), Named("b", 6, "92"), Reading("c", 7, "92")));
        Assert.Equal("a≠b c", Grouped(Named("a", 5, "92"), Named("b", 6, "93"), Reading("c", 7, "92")));
        Assert.Equal("a+b b", Grouped(Named("a", 5, "92"), Named("b", 6, "92"), Reading("b", 7, "92")));
    }

    [Fact]
    public void One_source_has_one_list_whatever_controllers_it_names_and_the_portal_one_for_each_controller()
    {
        var municipality = Reading("a", 5, "92", key: "m") with { Holder = At("a", Municipality) };
        var hospital = Reading("a", 5, "92", key: "h");
        Assert.Equal(2, SameReadings.Of([municipality, hospital]).Length);
        Assert.Equal("h+m", Grouped(municipality with { Holder = new(null, Municipality) }, hospital with { Holder = new(null, Hospital), IsFirstHand = true }));
        Assert.Equal("h m", Grouped(municipality with { Holder = new(null, Hospital) }, hospital with { Holder = new(null, Hospital) }));
    }

    [Fact]
    public void Whoever_measured_stands_first_then_whoever_had_it_first_and_never_a_withdrawn_one()
    {
        var a = Named("a", 5, "92") with { Recorded = Eight.AddHours(1) };
        var b = Named("b", 5, "93") with { Recorded = Eight.AddMinutes(1) };
        Assert.Equal("b≠a", Grouped(a, b));
        Assert.Equal("a≠b", Grouped(a, b with { Recorded = null }));
        Assert.Equal("a≠b", Grouped(a with { IsFirstHand = true }, b));
        Assert.Equal("b/a", Grouped(a with { IsFirstHand = true, IsWithdrawn = true }, b));
        Assert.Equal("a≠b", Grouped(a with { Recorded = null }, b with { Recorded = null }));
    }

    private static SourcedReading Named(string source, double seconds, string value) => Reading(source, seconds, value) with { Identifier = "urn:x|1" };

    private static SourcedReading AsItCame(string source, string text) => Reading(source, 5, "0", "other") with
    {
        Identifier = "urn:x|1",
        Details = new("Peak flow", ["http://loinc.org|19935-6"], new(DetailForm.Text, text), [], $"note of {source}"),
    };

    private static SourcedReading Telling(SourcedReading reading, string what) => what.Split(':', 2) switch
    {
        ["id", var identifier] => reading with { Identifier = identifier },
        ["device", var device] => reading with { Device = device },
        ["litres", var litres] => reading with { Oxygen = new(decimal.Parse(litres, CultureInfo.InvariantCulture)) },
        ["activity", var activity] => reading with { Activity = Enum.Parse<Activity>(activity) },
        ["withdrawn", _] => reading with { IsWithdrawn = true },
        ["parts", var points] => reading with { Details = MeasurementDetails.None with { Parts = [new("urn:p|1", reading.Holder.ToString(), new(DetailForm.Number, points), null)] } },
        ["date", _] => reading with { Precision = ItemPrecision.Day },
        _ => reading,
    };
}
