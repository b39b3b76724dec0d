using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Fhir.Mapping;
using static Dhof.Portal.Tests.Fhir.ResponseSamples;

namespace Dhof.Portal.Tests.Fhir;

public sealed class QuestionnaireResponseMappingTests
{
    [Theory]
    [InlineData("Boolean", "true", AnswerType.YesNo, "true", null, null)]
    [InlineData("Boolean", "false", AnswerType.YesNo, "false", null, null)]
    [InlineData("Decimal", "3.50", AnswerType.Number, "3.5", null, null)]
    [InlineData("Integer", "-4", AnswerType.Number, "-4", null, null)]
    [InlineData("Date", "\"2026-03\"", AnswerType.Date, "2026-03", null, null)]
    [InlineData("DateTime", "\"2026-03-02T08:00:00+01:00\"", AnswerType.DateAndTime, "2026-03-02T08:00:00+01:00", null, null)]
    [InlineData("Time", "\"08:30:00\"", AnswerType.TimeOfDay, "08:30:00", null, null)]
    [InlineData("String", "\"tung\\ni natt\"", AnswerType.FreeText, "tung\ni natt", null, null)]
    [InlineData("Uri", "\"http://example.org\"", AnswerType.Address, "http://example.org", null, null)]
    [InlineData("Attachment", "{\"title\":\"Bilde\",\"contentType\":\"image/png\"}", AnswerType.Attachment, "Bilde", null, "image/png")]
    [InlineData("Coding", "{\"system\":\"urn:s\",\"code\":\"c\",\"display\":\"mye\"}", AnswerType.Choice, "mye", "c", null)]
    [InlineData("Coding", "{\"system\":\"urn:s\",\"code\":\"c\"}", AnswerType.Choice, "c", "c", null)]
    [InlineData("Coding", "{\"display\":\"noe annet\"}", AnswerType.Choice, "noe annet", null, null)]
    [InlineData("Quantity", "{\"value\":2,\"comparator\":\"<=\",\"unit\":\"puter\",\"code\":\"{p}\"}", AnswerType.Number, "<=2", "{p}", "puter")]
    [InlineData("Reference", "{\"display\":\"Fastlegen\"}", AnswerType.Reference, "Fastlegen", null, null)]
    public void Every_type_of_answer_is_kept(string type, string json, AnswerType answered, string text, string? code, string? unit)
    {
        var answer = Assert.Single(Assert.Single(Read(Of("urn:f", null, null, null, At, Item("q", Value(type, json)))).Items).Answers);
        Assert.Equal((answered, text, code, unit), (answer.Type, answer.Text, answer.Code, answer.Unit));
    }

    [Fact]
    public void Groups_questions_below_answers_and_empty_questions_stand_in_reading_order()
    {
        var first = Item("a", Value("Boolean", "true"), Value("String", "\"x\""));
        first["answer"]![0]!["item"] = new JsonArray(Item("a1", Value("Integer", "1")));
        first["item"] = new JsonArray(Item("a2"));
        var group = Item("g");
        group["item"] = new JsonArray(first, Item("b"));

        Assert.Equal(
            [("g", 0, 0, true), ("a", 1, 2, false), ("a1", 2, 1, false), ("a2", 2, 0, false), ("b", 1, 0, false)],
            Read(Of("urn:f", null, null, null, At, group)).Items.Select(item => (item.LinkId, item.Depth, item.Answers.Length, item.IsHeading)));
    }

    [Fact]
    public void Where_it_came_from_is_kept()
    {
        var json = Daily();
        json["source"] = Samples.Reference(Samples.BirthNumber, Samples.Patient(), "Anna Testland");
        var read = Read(json);
        Assert.Equal((DailyCopd, true, "Anna Testland", "http://example.org/gateway", "http://example.org/id|qr-1"), (read.Questionnaire, read.ByPatient, read.AnsweredBy, read.Source, read.Identifier));
        Assert.Equal((Samples.Now.AddHours(-2), 310000019), (read.Authored, read.Controller!.Value.Value));

        json["source"] = Samples.Reference(Samples.BirthNumber, Samples.Patient(1), "Pårørende " + Samples.Patient(1));
        Assert.Equal((false, null), (Read(json).ByPatient, Read(json).AnsweredBy));
    }

    [Theory]
    [InlineData("status", "\"in-progress\"", "response-status", "QuestionnaireResponse.status")]
    [InlineData("status", null, "response-status", "QuestionnaireResponse.status")]
    [InlineData("status", "\"entered-in-error\"", "response-correction-not-taken", "QuestionnaireResponse.status")]
    [InlineData("implicitRules", "\"http://x\"", "modifier", "QuestionnaireResponse.implicitRules")]
    [InlineData("modifierExtension", "[{\"url\":\"http://x\",\"valueBoolean\":true}]", "modifier", "QuestionnaireResponse.modifierExtension")]
    [InlineData("subject", null, "subject-missing", "QuestionnaireResponse.subject")]
    [InlineData("subject", "{\"reference\":\"Patient/1\"}", "subject-missing", "QuestionnaireResponse.subject.identifier")]
    [InlineData("subject", "{\"identifier\":{\"system\":\"urn:x\",\"value\":\"1\"}}", "subject-system", "QuestionnaireResponse.subject.identifier.system")]
    [InlineData("subject", "{\"identifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\",\"value\":\"1\"}}", "subject-number", "QuestionnaireResponse.subject.identifier.value")]
    [InlineData("author", "{\"identifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.101\",\"value\":\"x\"}}", "controller-unreadable", "QuestionnaireResponse.author.identifier.value")]
    [InlineData("source", "{\"identifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.101\",\"value\":\"310000027\"}}", "controller-unreadable", "QuestionnaireResponse.source.identifier.value")]
    [InlineData("authored", null, "authored-missing", "QuestionnaireResponse.authored")]
    [InlineData("authored", "\"2026-03-02\"", "time-is-date", "QuestionnaireResponse.authored")]
    [InlineData("authored", "\"2026-03-02T08:00:00\"", "time-without-zone", "QuestionnaireResponse.authored")]
    [InlineData("authored", "\"2026-03-02T09:10:01Z\"", "time-ahead", "QuestionnaireResponse.authored")]
    [InlineData("item", null, "response-empty", "QuestionnaireResponse.item")]
    [InlineData("item", "[{\"text\":\"x\"}]", "item-link-id", "QuestionnaireResponse.item[0].linkId")]
    [InlineData("item", "[{\"linkId\":\"a\"},{\"linkId\":\"b\",\"item\":[{\"linkId\":\"c\",\"answer\":[{\"valueBoolean\":\"ja\"}]}]}]", "element-shape", "QuestionnaireResponse.item[1].item[0].answer[0].value")]
    [InlineData("item", "[{\"linkId\":\"a\",\"modifierExtension\":[{\"url\":\"http://x\",\"valueBoolean\":true}]}]", "modifier", "QuestionnaireResponse.item[0]")]
    public void What_cannot_be_taken_is_refused_with_its_place(string element, string? json, string key, string expression)
    {
        var response = Daily();
        response.Remove(element);

        if (json is not null)
        {
            response[element] = JsonNode.Parse(json);
        }

        Assert.False(QuestionnaireResponseMapping.TryRead(response.Bytes(), Samples.Now, out _, out var refusal));
        Assert.Equal((key, expression), (refusal.Code.Key, refusal.Expression));
    }

    [Theory]
    [InlineData(1_000, 10, true), InlineData(1_001, 10, false), InlineData(1, 99_980, true), InlineData(1, 100_001, false)]
    public void A_response_has_a_largest_size(int items, int characters, bool taken) => Assert.Equal(
        taken,
        QuestionnaireResponseMapping.TryRead(
            Of("urn:f", null, null, null, At, Enumerable.Range(0, items).Select(i => Item($"q{i}", Value("String", $"\"{new string('x', characters)}\"")))).Bytes(),
            Samples.Now,
            out _,
            out _));

    [Theory]
    [InlineData("2026-03-02T09:00:00Z", ResponseMarks.None), InlineData("2026-03-02T09:10:00Z", ResponseMarks.ClockAhead)]
    public void A_clock_ahead_is_marked(string authored, ResponseMarks marks) => Assert.Equal(marks, Read(Daily(authored: authored)).Marks(Samples.Now));

    private const string At = "2026-03-02T08:00:00+01:00";

    private static ReportedResponse Read(JsonObject response)
    {
        Assert.True(QuestionnaireResponseMapping.TryRead(response.Bytes(), Samples.Now, out var mapped, out var refusal), $"{refusal?.Code.Key} {refusal?.Expression}");
        return mapped.Response;
    }
}
