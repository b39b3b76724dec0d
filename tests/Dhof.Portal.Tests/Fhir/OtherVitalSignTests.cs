using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>A vital sign that no kind knows is kept under its own name and in its own form.</summary>
public sealed class OtherVitalSignTests
{
    [Theory]
    [InlineData("valueQuantity", """{ "value": 350.5, "unit": "L/min", "code": "L/min" }""", DetailForm.Number, "350.5", "L/min", 350.5)]
    [InlineData("valueQuantity", """{ "value": 350, "code": "L/min" }""", DetailForm.Number, "350", "L/min", 350)]
    [InlineData("valueQuantity", """{ "value": 350 }""", DetailForm.Number, "350", null, 350)]
    [InlineData("valueQuantity", """{ "value": 5000000000 }""", DetailForm.Number, "5000000000", null, 0)]
    [InlineData("valueQuantity", """{ "value": 0.5, "comparator": "<", "unit": "mg/L" }""", DetailForm.Text, "< 0,5", "mg/L", 0)]
    [InlineData("valueInteger", "4", DetailForm.Number, "4", null, 4)]
    [InlineData("valueBoolean", "true", DetailForm.YesNo, "true", null, 0)]
    [InlineData("valueString", "\"rolig\"", DetailForm.Text, "rolig", null, 0)]
    [InlineData("valueCodeableConcept", """{ "coding": [ { "system": "http://a", "code": "b", "display": "Mye" } ] }""", DetailForm.Text, "Mye", null, 0)]
    [InlineData("valueCodeableConcept", """{ "coding": [ { "system": "http://a", "code": "b" } ] }""", DetailForm.Text, "http://a|b", null, 0)]
    [InlineData("valueRange", """{ "low": { "value": 1.5, "unit": "m" }, "high": { "value": 2 } }""", DetailForm.Text, "1,5 m – 2", null, 0)]
    [InlineData("valueRatio", """{ "numerator": { "value": 1 }, "denominator": { "value": 128 } }""", DetailForm.Text, "1 : 128", null, 0)]
    [InlineData("valueDateTime", "\"2026-03-01T22:15:00+01:00\"", DetailForm.Time, "2026-03-01T22:15:00+01:00", null, 0)]
    [InlineData("valueDateTime", "\"2026-03-01\"", DetailForm.Text, "2026-03-01", null, 0)]
    [InlineData("valueTime", "\"22:15:00\"", DetailForm.Text, "22:15:00", null, 0)]
    [InlineData("valuePeriod", """{ "start": "2026-03-01" }""", DetailForm.Text, "2026-03-01 – …", null, 0)]
    [InlineData("valueSampledData", """{ "origin": { "value": 0 }, "period": 10, "dimensions": 1 }""", DetailForm.Text, "SampledData", null, 0)]
    [InlineData("dataAbsentReason", """{ "text": "ikke målt" }""", DetailForm.Absent, "ikke målt", null, 0)]
    public void Its_value_is_kept_as_it_came(string element, string value, DetailForm form, string text, string? unit, double number)
    {
        var observation = OtherKinds.Other(element: element, value: JsonNode.Parse(value));
        var read = OtherKinds.Read(observation);
        Assert.Equal(("other", (decimal)number, "http://loinc.org|19935-6"), (read.Kind.Key, read.Value, read.Origin.Code));
        Assert.Equal(new DetailValue(form, text, unit), read.Details!.Value);
        Assert.Equal(("Peak flow", "http://loinc.org|19935-6"), (read.Details.Name, read.Details.Thing));
        Assert.Equal(ReadingMarks.None, Plausibility.Of(read.Kind, read.Value, null, read.Details));
    }

    [Fact]
    public void Its_components_are_kept_also_those_without_value()
    {
        var observation = OtherKinds.Other();
        observation.Remove("valueQuantity");
        observation["component"] = JsonNode.Parse("""[ { "code": { "text": "FEV1" }, "valueQuantity": { "value": 1.2, "unit": "L" } }, { "code": { "text": "FVC" } }, { "code": {} } ]""");
        var details = OtherKinds.Read(observation).Details!;
        Assert.Null(details.Value);
        Assert.Equal([new(null, "FEV1", new(DetailForm.Number, "1.2", "L"), null), new(null, "FVC", null, null), new(null, "", null, null)], details.Parts);
    }

    [Theory]
    [InlineData("Toppstrøm", "PEF", "Toppstrøm"), InlineData(null, "PEF", "PEF"), InlineData(null, null, "http://loinc.org|19935-6"), InlineData(" \n ", " ", "http://loinc.org|19935-6")]
    public void It_is_named_by_text_display_or_code(string? text, string? display, string name)
    {
        var observation = OtherKinds.Other(display: display);
        observation["code"]!["text"] = text;
        Assert.Equal(name, OtherKinds.Read(observation).Details!.Name);
    }

    [Fact]
    public void It_may_have_a_name_and_no_code_or_many_codes_and_the_first_decides_what_it_is()
    {
        var named = OtherKinds.Other();
        named["code"] = new JsonObject { ["text"] = "Smerte" };
        Assert.Equal(("Smerte", "Smerte", ""), (OtherKinds.Read(named).Details!.Name, OtherKinds.Read(named).Details!.Thing, OtherKinds.Read(named).Origin.Code));

        var many = OtherKinds.Other();
        many["code"] = JsonNode.Parse("""{ "coding": [ { "display": "x" }, { "system": "http://a", "code": "b" }, { "code": "c" } ] }""");
        Assert.Equal(["http://a|b", "|c"], OtherKinds.Read(many).Details!.Codes);
    }

    [Fact]
    public void A_name_of_any_length_fits_a_list()
    {
        var observation = OtherKinds.Other(display: new string('å', 500));
        Assert.Equal(200, OtherKinds.Read(observation).Details!.Name!.Length);
        Assert.EndsWith("…", OtherKinds.Read(observation).Details!.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("survey"), InlineData("laboratory"), InlineData("Vital-signs")]
    public void Without_the_category_it_stays_unknown(string category)
    {
        var observation = OtherKinds.Other();
        observation["category"] = OtherKinds.InCategory(category);
        Refused(observation, "code-unknown", "Observation.code");
        observation.Remove("category");
        Refused(observation, "code-unknown", "Observation.code");
        observation["category"] = new JsonArray(Samples.Code("http://example.org", "vital-signs"));
        Refused(observation, "code-unknown", "Observation.code");
    }

    [Fact]
    public void Without_any_name_it_stays_unknown()
    {
        var observation = OtherKinds.Other();
        observation["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://a" }) };
        Refused(observation, "code-unknown", "Observation.code");
        observation.Remove("code");
        Refused(observation, "code-unknown", "Observation.code");
    }

    [Fact]
    public void What_changes_its_meaning_is_refused()
    {
        var both = OtherKinds.Other();
        both["dataAbsentReason"] = new JsonObject { ["text"] = "x" };
        Refused(both, "value-contradictory", "Observation.dataAbsentReason");
        Refused(OtherKinds.Other(value: new JsonObject { ["value"] = 1, ["modifierExtension"] = new JsonArray(new JsonObject { ["url"] = "a" }) }), "modifier", "Observation.value.modifierExtension");
    }

    [Fact]
    public void A_known_code_in_the_category_is_its_own_kind() => Assert.Equal("spo2", OtherKinds.Read(Known()).Kind.Key);

    private static JsonObject Known()
    {
        var observation = Samples.SpO2();
        observation["category"] = OtherKinds.InCategory("vital-signs");
        return observation;
    }

    private static void Refused(JsonObject observation, string key, string expression)
    {
        Assert.False(ObservationMapping.TryRead(observation.Bytes(), Samples.Now, out _, out var refusal));
        Assert.Equal((key, expression, 422), (refusal.Code.Key, refusal.Expression, refusal.Code.Status));
    }
}
