using System.Text.Json.Nodes;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>QuestionnaireResponses, with the synthetic patients of <see cref="Samples"/>.</summary>
internal static class ResponseSamples
{
    public const string DailyCopd = "urn:dhof:form:daily-copd";
    public const string Level = "urn:dhof:form:level";

    /// <summary>The daily KOLS form with one chosen answer and the patient's own words.</summary>
    public static JsonObject Daily(string level = "some", string? id = "qr-1", string? patient = null, string? controller = "310000019", string authored = "2026-03-02T08:00:00+01:00", string? words = null)
    {
        var response = Of(DailyCopd + "|1", id, patient, controller, authored, Item("breathlessness", Choice(Level, level, level)), Item("cough", Choice(Level, "none", "ingen")));

        if (words is not null)
        {
            response["item"]!.AsArray().Add(Item("note", new JsonObject { ["valueString"] = words }));
        }

        return response;
    }

    public static JsonObject Of(string? questionnaire, string? id, string? patient, string? controller, string authored, params IEnumerable<JsonObject> items)
    {
        var response = new JsonObject
        {
            ["resourceType"] = "QuestionnaireResponse",
            ["meta"] = new JsonObject { ["source"] = "http://example.org/gateway" },
            ["status"] = "completed",
            ["subject"] = Samples.Reference(Samples.BirthNumber, patient ?? Samples.Patient()),
            ["authored"] = authored,
            ["item"] = new JsonArray([.. items]),
        };

        if (questionnaire is not null)
        {
            response["questionnaire"] = questionnaire;
        }

        if (id is not null)
        {
            response["identifier"] = new JsonObject { ["system"] = "http://example.org/id", ["value"] = id };
        }

        if (controller is not null)
        {
            response["author"] = Samples.Reference(Samples.Organisation, controller, "Larvik kommune");
        }

        return response;
    }

    public static JsonObject Item(string linkId, params IEnumerable<JsonObject> answers)
    {
        var item = new JsonObject { ["linkId"] = linkId, ["text"] = "Spørsmål " + linkId };
        JsonArray given = [.. answers];

        if (given.Count > 0)
        {
            item["answer"] = given;
        }

        return item;
    }

    public static JsonObject Choice(string system, string code, string display) =>
        new() { ["valueCoding"] = new JsonObject { ["system"] = system, ["code"] = code, ["display"] = display } };

    public static JsonObject Value(string type, string json) => new() { ["value" + type] = JsonNode.Parse(json) };
}
