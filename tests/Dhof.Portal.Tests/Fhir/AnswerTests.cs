using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>Level of consciousness: what is understood, and what is refused rather than guessed.</summary>
public sealed class AnswerTests
{
    private const string Scale = "1104441000000107", Older = "404996007";

    [Theory]
    [InlineData(Samples.Snomed, "248234008", 0), InlineData(Samples.Snomed, "130987000", 1), InlineData(Samples.Snomed, "300202002", 2), InlineData(Samples.Snomed, "450847001", 3), InlineData(Samples.Snomed, "422768004", 4)]
    [InlineData(Samples.Loinc, "LA9340-6", 0), InlineData(Samples.Loinc, "LA17108-4", 2), InlineData(Samples.Loinc, "LA17107-6", 3), InlineData(Samples.Loinc, "LA9343-0", 4)]
    public void Each_code_is_its_place_in_the_scale_under_either_code_of_the_observation(string system, string code, int place)
    {
        foreach (var observed in (string[])[Scale, Older])
        {
            var read = Read(Under(observed, OtherKinds.Conscious(code, system)));
            Assert.Equal(("acvpu", place, $"{Samples.Snomed}|{observed}", null), (read.Kind.Key, (int)read.Value, read.Origin.Code, read.Origin.Unit));
            Assert.Null(read.Details);
        }
    }

    [Theory]
    [InlineData("Våken", 0), InlineData("våken", 0), InlineData(" Vaken ", 0), InlineData("Alert", 0), InlineData("Mentally alert", 0)]
    [InlineData("Nyoppstått forvirring", 1), InlineData("Acute confusion", 1), InlineData("Reagerer på tiltale", 2), InlineData("Reagerer på smerte", 3), InlineData("Reagerer ikke", 4), InlineData("Reagerer ikkje", 4), InlineData("Unresponsive", 4)]
    public void An_answer_written_out_in_full_is_read_where_no_code_is_known(string words, int place)
    {
        Assert.Equal(place, (int)Read(Under(Older, Valued("valueCodeableConcept", new JsonObject { ["text"] = words }))).Value);
        Assert.Equal(place, (int)Read(Under(Older, Valued("valueString", words))).Value);
        Assert.Equal(place, (int)Read(Under(Older, Valued("valueCodeableConcept", Coded("http://example.org/scale", "5", words)))).Value);
    }

    [Theory]
    [InlineData("A", 0), InlineData("C", 1), InlineData("V", 2), InlineData("P", 3), InlineData("U", 4)]
    public void A_lone_letter_counts_only_under_the_code_that_names_the_scale(string letter, int place)
    {
        Assert.Equal(place, (int)Read(Valued("valueString", letter)).Value);
        Assert.Equal(place, (int)Read(Valued("valueCodeableConcept", new JsonObject { ["text"] = letter })).Value);
        Refused(Under(Older, Valued("valueString", letter)), "answer-unknown", "Observation.value");
    }

    [Theory]
    [InlineData("a"), InlineData("AV"), InlineData("X"), InlineData("Forvirret"), InlineData("Ikke våken"), InlineData("Våken og klar"), InlineData("15"), InlineData(" ")]
    public void Other_words_are_not_guessed(string words) => Refused(Valued("valueString", words), "answer-unknown", "Observation.value");

    [Theory]
    [InlineData(Samples.Snomed, "422107003"), InlineData(Samples.Loinc, "LA6560-2"), InlineData(Samples.Loinc, "248234008"), InlineData("http://example.org", "248234008"), InlineData(Samples.Snomed, "40917007")]
    public void A_code_that_is_uncertain_or_unknown_is_refused(string system, string code) => Refused(OtherKinds.Conscious(code, system), "answer-unknown", "Observation.value");

    [Fact]
    public void Codings_display_and_text_must_mean_the_same()
    {
        var agreed = Coded(Samples.Snomed, "248234008", "Mentally alert");
        agreed["text"] = "Våken";
        Assert.Equal(0, Read(Valued("valueCodeableConcept", agreed)).Value);

        var contradictory = Coded(Samples.Snomed, "248234008", null);
        contradictory["text"] = "Reagerer ikke";
        Refused(Valued("valueCodeableConcept", contradictory), "answer-contradictory", "Observation.value");
        Refused(Valued("valueCodeableConcept", Coded(Samples.Snomed, "422768004", "Mentally alert")), "answer-contradictory", "Observation.value");

        var two = Samples.Code(Samples.Snomed, "248234008");
        two["coding"]!.AsArray().Add(Samples.Code(Samples.Loinc, "LA9343-0")["coding"]![0]!.DeepClone());
        Refused(Valued("valueCodeableConcept", two), "answer-contradictory", "Observation.value");
    }

    [Fact]
    public void What_is_no_answer_is_refused_with_the_cure()
    {
        Refused(Valued("valueInteger", 3), "answer-form", "Observation.value");
        Refused(Valued("valueQuantity", Samples.Quantity(3, "{score}")), "answer-form", "Observation.value");
        Refused(Valued("xvalue", 3), "value-missing", "Observation.value");
        var both = OtherKinds.Conscious();
        both["dataAbsentReason"] = new JsonObject { ["text"] = "asleep" };
        Refused(both, "value-contradictory", "Observation.dataAbsentReason");
    }

    [Fact]
    public void A_note_is_kept()
    {
        var observation = OtherKinds.Conscious();
        observation["note"] = new JsonArray(new JsonObject { ["text"] = "Trøtt etter dårlig natt" });
        Assert.Equal("Trøtt etter dårlig natt", Read(observation).Details!.Note);
    }

    private static JsonObject Coded(string system, string code, string? display)
    {
        var concept = Samples.Code(system, code);
        concept["coding"]![0]!["display"] = display;
        return concept;
    }

    private static JsonObject Valued(string element, JsonNode value)
    {
        var observation = OtherKinds.Conscious();
        observation.Remove("valueCodeableConcept");
        observation[element] = value;
        return observation;
    }

    private static JsonObject Under(string code, JsonObject observation)
    {
        observation["code"] = Samples.Code(Samples.Snomed, code);
        return observation;
    }

    private static ReportedMeasurement Read(JsonObject observation) => OtherKinds.Read(observation);

    private static void Refused(JsonObject observation, string key, string expression)
    {
        Assert.False(ObservationMapping.TryRead(observation.Bytes(), Samples.Now, out _, out var refusal));
        Assert.Equal((key, expression, 422), (refusal.Code.Key, refusal.Expression, refusal.Code.Status));
        Assert.NotEmpty(refusal.Diagnostics);
    }
}
