using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>Observations that are more than a quantity: answers, scores with parts, forms, and vital signs without a kind of their own.</summary>
internal static class OtherKinds
{
    public const string Category = "http://terminology.hl7.org/CodeSystem/observation-category";

    private static readonly string[] s_answers = ["248234008", "130987000", "300202002", "450847001", "422768004"];

    private static readonly Gen<string> s_word = Gen.Char["abcæøåÅ 019-./:%<>&\"'’°"].Array[1, 90].Select(chars => new string(chars).Trim()).Where(word => word.Length > 0);

    private static readonly Gen<string> s_code = Gen.Char["abcXYZ0189-._:/, \\"].Array[1, 40].Select(chars => new string(chars).Trim()).Where(code => code.Length > 0);

    private static readonly Gen<(string Element, JsonNode Value)> s_value = Gen.OneOf(
        Gen.Select(Gen.Decimal[-1_000, 100_000], s_word.Array[0, 1], (value, unit) => ("valueQuantity", (JsonNode)new JsonObject { ["value"] = value, ["unit"] = unit.FirstOrDefault() })),
        s_word.Select(text => ("valueString", (JsonNode)JsonValue.Create(text))),
        Gen.Bool.Select(yes => ("valueBoolean", (JsonNode)JsonValue.Create(yes))),
        Gen.Int.Select(number => ("valueInteger", (JsonNode)JsonValue.Create(number))),
        s_word.Select(text => ("valueCodeableConcept", (JsonNode)new JsonObject { ["text"] = text })),
        Gen.Select(Gen.Int[0, 99], Gen.Int[100, 200], (low, high) => ("valueRange", (JsonNode)new JsonObject { ["low"] = new JsonObject { ["value"] = low }, ["high"] = new JsonObject { ["value"] = high } })),
        Gen.Const("2026-03-01T22:15:00+01:00").Select(at => ("valueDateTime", (JsonNode)JsonValue.Create(at))),
        Gen.Const(0).Select(_ => ("dataAbsentReason", (JsonNode)new JsonObject { ["text"] = "not asked" })));

    /// <summary>A vital sign under a code that no kind has, with whatever value and parts.</summary>
    public static Gen<JsonObject> AnyOther { get; } =
        from system in s_code.Select(code => "http://example.org/" + code.Replace(' ', '-'))
        from code in s_code
        from display in s_word.Array[0, 1]
        from value in s_value
        from parts in Gen.Select(s_word, s_value).Array[0, 3]
        select Vary(system, code, display.FirstOrDefault(), value, parts);

    /// <summary>Any of them, and all are to be taken.</summary>
    public static Gen<JsonObject> Any { get; } = Gen.OneOf(
        AnyOther,
        Gen.Int[0, 4].Select(place => Conscious(s_answers[place])),
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 3], (total, points) => News2(total, ("1104301000000104", points, "≥25"))),
        Gen.Int[1, 9].Select(score => Score(Samples.Snomed, "763264000", score)),
        Gen.Select(Gen.Decimal[0, 40], s_word, (score, title) => Form(title, score)));

    public static JsonObject Conscious(string code = "248234008", string system = Samples.Snomed)
    {
        var observation = Bare(Samples.Snomed, "1104441000000107");
        observation["valueCodeableConcept"] = Samples.Code(system, code);
        return observation;
    }

    public static JsonObject News2(int total = 5, params (string Code, int Points, string Band)[] parts)
    {
        var observation = Score(Samples.Snomed, "1104051000000101", total, "score");
        observation["category"] = InCategory("survey");
        observation["component"] = new JsonArray([.. parts.DefaultIfEmpty(("1104351000000103", 2, "111–130")).Select(part => new JsonObject
        {
            ["code"] = Samples.Code(Samples.Snomed, part.Item1),
            ["valueQuantity"] = Samples.Quantity(part.Item2, "{score}"),
            ["interpretation"] = new JsonArray(new JsonObject { ["text"] = part.Item3 }),
        })]);
        return observation;
    }

    public static JsonObject Form(string? title, decimal score)
    {
        var observation = Score(Samples.Loinc, "74465-6", score);
        observation["code"]!["text"] = title;
        return observation;
    }

    public static JsonObject Score(string system, string code, decimal score, string? unit = "{score}")
    {
        var observation = Bare(system, code);
        observation["valueQuantity"] = unit is null ? new JsonObject { ["value"] = score } : Samples.Quantity(score, unit);
        return observation;
    }

    public static JsonObject Other(string system = Samples.Loinc, string code = "19935-6", string? display = "Peak flow", string element = "valueQuantity", JsonNode? value = null)
    {
        var observation = Bare(system, code);
        observation["code"]!["coding"]![0]!["display"] = display;
        observation["category"] = InCategory("vital-signs");
        observation[element] = value ?? Samples.Quantity(350, "L/min");
        return observation;
    }

    public static ReportedMeasurement Read(JsonObject observation)
    {
        var understood = ObservationMapping.TryRead(observation.Bytes(), Samples.Now, out var mapped, out var refusal);
        Assert.True(understood, $"{refusal?.Code.Key} at {refusal?.Expression}");
        return mapped!.Measurement;
    }

    public static JsonArray InCategory(string code) => new(Samples.Code(Category, code));

    private static JsonObject Vary(string system, string code, string? display, (string Element, JsonNode Value) value, (string Name, (string Element, JsonNode Value) Value)[] parts)
    {
        var observation = Other(system, code, display, value.Element, value.Value.DeepClone());
        observation["component"] = new JsonArray([.. parts.Select(part => new JsonObject { ["code"] = new JsonObject { ["text"] = part.Name }, [part.Value.Element] = part.Value.Value.DeepClone() })]);
        return observation;
    }

    private static JsonObject Bare(string system, string code)
    {
        var observation = Samples.Of(system, code, 0, "%", string.Create(CultureInfo.InvariantCulture, $"{system}-{code}"));
        observation.Remove("valueQuantity");
        return observation;
    }
}
