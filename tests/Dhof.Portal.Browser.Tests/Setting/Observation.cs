using System.Globalization;
using System.Text.Json.Nodes;

namespace Dhof.Portal.Browser.Tests.Setting;

/// <summary>An Observation by the profile of VKP, measured now, for the controller that the demonstration's patients in Larvik have.</summary>
internal static class Observation
{
    private const string Larvik = "310000019";

    public static JsonObject OxygenSaturation(string identityNumber, int percent, string unit = "%") => new()
    {
        ["resourceType"] = "Observation",
        ["identifier"] = new JsonArray(Identifier("urn:dhof:browser-tests", Guid.NewGuid().ToString())),
        ["status"] = "final",
        ["category"] = new JsonArray(Code("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")),
        ["code"] = Code("http://loinc.org", "59408-5"),
        ["subject"] = new JsonObject { ["identifier"] = Identifier("urn:oid:2.16.578.1.12.4.1.4.1", identityNumber) },
        ["effectiveDateTime"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        ["performer"] = new JsonArray(new JsonObject { ["identifier"] = Identifier("urn:oid:2.16.578.1.12.4.1.4.101", Larvik) }),
        ["valueQuantity"] = new JsonObject { ["value"] = percent, ["unit"] = unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit },
    };

    private static JsonObject Code(string system, string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };

    private static JsonObject Identifier(string system, string value) => new() { ["system"] = system, ["value"] = value };
}
