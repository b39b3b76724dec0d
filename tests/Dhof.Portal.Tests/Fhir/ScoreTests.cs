using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>NEWS2, frailty and form scores in every form a message may give them, and what is refused.</summary>
public sealed class ScoreTests
{
    public static TheoryData<string, string, string> EveryScore() => new(
        ("news2", Samples.Snomed, "1104051000000101"),
        ("cfs", Samples.Snomed, "763264000"),
        ("form", Samples.Loinc, "74465-6"));

    [Theory]
    [MemberData(nameof(EveryScore))]
    public void A_score_is_read_as_an_integer_and_as_a_quantity_that_counts_points(string kind, string system, string code)
    {
        foreach (var unit in (string?[])[null, "1", "{score}", "{Score}", "{poeng}", "score"])
        {
            var read = OtherKinds.Read(OtherKinds.Score(system, code, 5, unit));
            Assert.Equal((kind, 5m, unit), (read.Kind.Key, read.Value, read.Origin.Unit));
        }

        Assert.Equal(7, OtherKinds.Read(Valued(system, code, "valueInteger", 7)).Value);
        Assert.Equal(7, OtherKinds.Read(OtherKinds.Score(system, code, 7.0m)).Value);
    }

    [Theory]
    [MemberData(nameof(EveryScore))]
    public void What_is_no_score_is_refused_with_place_and_cure(string kind, string system, string code)
    {
        Refused(OtherKinds.Score(system, code, 5, "%"), "unit-unknown", "Observation.value.code");
        Refused(OtherKinds.Score(system, code, 5, "{score}{x}"), "unit-unknown", "Observation.value.code");
        Refused(Valued(system, code, "valueString", "5"), "score-form", "Observation.value");
        Refused(Valued(system, code, "valueCodeableConcept", new JsonObject { ["text"] = "5" }), "score-form", "Observation.value");
        Refused(Valued(system, code, "valueQuantity", new JsonObject { ["unit"] = "score" }), "value-missing", "Observation.value.value");
        Refused(Valued(system, code, "valueQuantity", new JsonObject { ["value"] = 5, ["comparator"] = ">" }), "value-comparator", "Observation.value.comparator");
        Refused(Valued(system, code, "valueQuantity", new JsonObject { ["value"] = 1_000_000_000 }), "value-not-representable", "Observation.value.value");
        Refused(Valued(system, code, "valueQuantity", new JsonObject { ["value"] = 5, ["modifierExtension"] = new JsonArray(new JsonObject { ["url"] = "a" }) }), "modifier", "Observation.value.modifierExtension");
        Refused(Valued(system, code, "xvalue", 1), "value-missing", "Observation.value");

        if (kind == "form")
        {
            Assert.Equal(2.25m, OtherKinds.Read(OtherKinds.Score(system, code, 2.25m)).Value);
        }
        else
        {
            Refused(OtherKinds.Score(system, code, 4.5m), "score-not-whole", "Observation.value.value");
        }
    }

    [Fact]
    public void The_parts_of_a_NEWS2_are_kept_in_order_with_points_and_band()
    {
        var read = OtherKinds.Read(OtherKinds.News2(20, ("1104301000000104", 3, "≥25"), ("1104321000000108", 3, "93–94 med oksygentilførsel"), ("1104331000000105", 2, "Oksygen")));
        Assert.Equal(20, read.Value);
        Assert.Equal(
            [("1104301000000104", "3", "≥25"), ("1104321000000108", "3", "93–94 med oksygentilførsel"), ("1104331000000105", "2", "Oksygen")],
            read.Details!.Parts.Select(part => (part.Code!.Split('|')[1], part.Value!.Text, part.Interpretation)));
        Assert.All(read.Details.Parts, part => Assert.NotNull(read.Kind.PartOf(part.Code)));
    }

    [Fact]
    public void A_total_without_parts_and_parts_that_do_not_add_up_are_taken_as_they_came()
    {
        var bare = OtherKinds.News2();
        bare.Remove("component");
        Assert.Null(OtherKinds.Read(bare).Details);
        Assert.Equal(9, OtherKinds.Read(OtherKinds.News2(9, ("1104351000000103", 1, "91–110"))).Value);
    }

    [Fact]
    public void A_part_that_is_not_known_or_has_no_value_is_kept_as_such()
    {
        var observation = OtherKinds.News2();
        observation["component"]!.AsArray().Add(new JsonObject { ["code"] = new JsonObject { ["text"] = "Lokal del" }, ["dataAbsentReason"] = new JsonObject { ["text"] = "ikke målt" } });
        observation["component"]!.AsArray().Add(new JsonObject { ["code"] = Samples.Code(Samples.Snomed, "1104371000000107") });
        Assert.Equal(
            [new("http://snomed.info/sct|1104351000000103", "1104351000000103", new(DetailForm.Number, "2", "{score}"), "111–130"), new(null, "Lokal del", new(DetailForm.Absent, "ikke målt"), null), new("http://snomed.info/sct|1104371000000107", "http://snomed.info/sct|1104371000000107", null, null)],
            OtherKinds.Read(observation).Details!.Parts.Select(part => part.Name == "http://snomed.info/sct|1104351000000103" ? part with { Name = "1104351000000103" } : part));
    }

    [Fact]
    public void A_part_twice_or_with_a_modifier_is_refused_with_its_place()
    {
        Refused(OtherKinds.News2(4, ("1104351000000103", 1, "91–110"), ("1104351000000103", 2, "111–130")), "component-twice", "Observation.component[1]");
        var modified = OtherKinds.News2();
        modified["component"]![0]!["modifierExtension"] = new JsonArray(new JsonObject { ["url"] = "a" });
        Refused(modified, "modifier", "Observation.component[0].modifierExtension");
        var both = OtherKinds.News2();
        both["component"]![0]!["dataAbsentReason"] = new JsonObject { ["text"] = "x" };
        Refused(both, "value-contradictory", "Observation.component[0].dataAbsentReason");
    }

    [Theory]
    [InlineData("CAT", null, null, "CAT")]
    [InlineData("CAT", "mMRC", "Questionnaire", "CAT")]
    [InlineData(null, "mMRC", "Questionnaire", "mMRC")]
    [InlineData(null, null, "Questionnaire", "Questionnaire")]
    [InlineData(null, null, null, null)]
    [InlineData("  C\nA\u0000T ", null, null, "C A T")]
    public void A_form_is_named_by_its_text_then_by_another_display_then_by_its_own(string? text, string? other, string? own, string? expected)
    {
        var observation = OtherKinds.Form(text, 12);
        observation["code"]!["coding"]![0]!["display"] = own;
        observation["code"]!["coding"]!.AsArray().Add(new JsonObject { ["system"] = "http://example.org", ["code"] = "x", ["display"] = other });
        Assert.Equal((expected, expected ?? ""), (OtherKinds.Read(observation).Details!.Name, OtherKinds.Read(observation).Details!.Thing));
    }

    private static JsonObject Valued(string system, string code, string element, JsonNode value)
    {
        var observation = OtherKinds.Score(system, code, 5);
        observation.Remove("valueQuantity");
        observation[element] = value;
        return observation;
    }

    private static void Refused(JsonObject observation, string key, string expression)
    {
        Assert.False(ObservationMapping.TryRead(observation.Bytes(), Samples.Now, out _, out var refusal));
        Assert.Equal((key, expression, 422), (refusal.Code.Key, refusal.Expression, refusal.Code.Status));
        Assert.NotEmpty(refusal.Diagnostics);
    }
}
