using CsCheck;
using Dhof.Portal.Data;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;
using static Dhof.Portal.Tests.Fhir.ResponseSamples;

namespace Dhof.Portal.Tests.Fhir;

public sealed class QuestionnaireResponseProperties
{
    private static readonly string[] s_values =
    [
        "{\"valueBoolean\":true}", "{\"valueInteger\":3}", "{\"valueDecimal\":2.5}", "{\"valueString\":\"Måtte \\u0007sitte oppe\"}", "{\"valueDate\":\"2026\"}", "{\"valueTime\":\"08:00:00\"}",
        "{\"valueCoding\":{\"code\":\"x\"}}", "{\"valueQuantity\":{\"value\":1}}", "{\"valueAttachment\":{\"title\":\"t\"}}", "{\"valueReference\":{\"display\":\"d\"}}", "{}", "null", "{\"item\":[null]}", "{\"item\":null,\"extension\":[]}",
    ];

    private static readonly string[] s_pieces = ["null", "[]", "{}", "\"\"", "true", "-1", "1e300", "[null]", "[{}]", "[[]]", "{\"value\":{}}", "\"\\uD800\"", "\"\\u0000\"", "{\"coding\":[null,5]}"];

    private static readonly Gen<byte[]> s_valid =
        from answers in Gen.Int[0, s_values.Length - 1].Array[0, 3].Array[1, 5]
        from minutes in Gen.Int[-600_000, 10]
        select Of("urn:f", null, null, null, Samples.Now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), answers.Select(Nested)).Bytes();

    private static readonly Gen<byte[]> s_mutated =
        from json in s_valid
        from at in Gen.Double[0, 1].Array[1, 4]
        from how in Gen.Int[0, 4].Array[4]
        from what in Gen.Int[0, 1_000].Array[4]
        select at.Select((place, i) => (place, i)).Aggregate(json, (bytes, cut) => Mutations.Of(bytes, cut.place, how[cut.i], what[cut.i], s_pieces));

    [Fact]
    public void Every_valid_response_is_taken() => s_valid.Sample(json =>
        Assert.True(QuestionnaireResponseMapping.TryRead(json, Samples.Now, out _, out var refusal), $"{refusal?.Code.Key} {refusal?.Expression} {System.Text.Encoding.UTF8.GetString(json)}"));

    [Fact]
    public void Whatever_comes_the_mapping_answers_and_the_answer_is_the_same_again() => Gen.OneOf(s_valid, s_mutated, Gen.Byte.Array[0, 60]).Sample(
        json =>
        {
            var taken = QuestionnaireResponseMapping.TryRead(json, Samples.Now, out var mapped, out var refusal);
            QuestionnaireResponseMapping.TryRead(json, Samples.Now, out var again, out var refusedAgain);
            Assert.Equal(taken, refusal is null);
            Assert.Equal((mapped, refusal), (again, refusedAgain));
            Assert.False(refusal is not null && (refusal.Expression.Length == 0 || refusal.Diagnostics.Contains(Samples.Patient(), StringComparison.Ordinal)));
        },
        iter: 15_000);

    [Fact]
    public void What_is_taken_is_given_back_and_stored_without_loss() => Gen.OneOf(s_valid, s_mutated).Sample(
        json =>
        {
            if (EnvelopeReader.ReadResource(json, out _) is { } entry && QuestionnaireResponseMapping.TryRead(entry.Resource.Span, Samples.Now, out var mapped, out _))
            {
                Assert.True(QuestionnaireResponseMapping.TryRead(OriginalObservation.WithId(entry.Resource, 7, 1, Samples.Now), Samples.Now, out var again, out _));
                Assert.Equal(mapped, again);
                Assert.Equal(mapped.Response.Items, ResponseContent.Read(ResponseContent.Write(mapped.Response.Items)));
            }
        },
        iter: 8_000);

    private static System.Text.Json.Nodes.JsonObject Nested(int[] answers, int place)
    {
        var item = Item($"q{place % 3}");
        item["item"] = null;
        item["answer"] = place == 4 && answers.Length == 0 ? null : System.Text.Json.Nodes.JsonNode.Parse($"[{string.Join(',', answers.Select(answer => s_values[answer]))}]");
        return place % 2 == 0 ? item : new() { ["linkId"] = $"g{place}", ["item"] = new System.Text.Json.Nodes.JsonArray(item) };
    }
}
