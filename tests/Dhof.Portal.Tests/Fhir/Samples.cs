using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>Observations to the profiles of VkpObservation, with synthetic patients (month + 80) only.</summary>
internal static class Samples
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Npu = "urn:oid:2.16.578.1.12.4.1.1.7280";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string BirthNumber = "urn:oid:2.16.578.1.12.4.1.4.1";
    public const string Organisation = "urn:oid:2.16.578.1.12.4.1.4.101";
    public const string NoDomain = "http://hl7.no/fhir/no-domain/vitalsigns/StructureDefinition/";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A number that can never belong to a living person.</summary>
    public static string Patient(int place = 0) => Enumerable.Range(0, 500)
        .Select(serial => $"1281{40 + (place / 400):D2}{serial:D3}")
        .Select(nine => (nine, check: CheckDigits.For(nine)))
        .Where(number => number.check is not null)
        .Select(number => number.nine + number.check)
        .ElementAt(place % 400);

    public static JsonObject SpO2(decimal value = 94, string? id = "spo2-1", string? patient = null, string? controller = "310000019") =>
        Of(Loinc, "59408-5", value, "%", id, patient, controller);

    public static JsonObject Of(string system, string code, decimal value, string unit, string? id = "id-1", string? patient = null, string? controller = "310000019")
    {
        var observation = Bare(system, code, id, patient, controller);
        observation["valueQuantity"] = Quantity(value, unit);
        return observation;
    }

    public static JsonObject BloodPressure(decimal systolic = 128, decimal diastolic = 74, string unit = "mm[Hg]", string system = Loinc, string code = "85354-9", string sys = "8480-6", string dia = "8462-4", string? id = "bp-1")
    {
        var observation = Bare(system, code, id, null, "310000019");
        observation["component"] = new JsonArray(Component(system, sys, systolic, unit), Component(system, dia, diastolic, unit));
        return observation;
    }

    public static JsonObject Component(string system, string code, decimal value, string unit) => new() { ["code"] = Code(system, code), ["valueQuantity"] = Quantity(value, unit) };

    public static JsonObject Quantity(decimal value, string unit) => new() { ["value"] = value, ["unit"] = unit, ["system"] = Ucum, ["code"] = unit };

    public static JsonObject Code(string system, string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };

    public static JsonObject Reference(string system, string value, string? display = null) =>
        new() { ["identifier"] = new JsonObject { ["system"] = system, ["value"] = value }, ["display"] = display };

    /// <summary>Every coding of a kind, by system.</summary>
    public static IEnumerable<(string System, string Code)> CodingsOf(MeasurementKind kind) =>
    [
        .. kind.Codes.Loinc.Select(code => (Loinc, code)),
        .. kind.Codes.Snomed.Select(code => (Snomed, code)),
        .. kind.Codes.Npu.Select(code => (Npu, code)),
    ];

    public static JsonObject Bundle(string type, params IEnumerable<JsonObject> resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = type,
        ["entry"] = new JsonArray([.. resources.Select((resource, i) => new JsonObject
        {
            ["fullUrl"] = string.Create(CultureInfo.InvariantCulture, $"urn:uuid:00000000-0000-0000-0000-{i:D12}"),
            ["resource"] = resource,
            ["request"] = type == "collection" ? null : new JsonObject { ["method"] = "POST", ["url"] = "Observation" },
        })]),
    };

    /// <summary>As a sender writes it: signs such as + are not escaped.</summary>
    public static string Json(this JsonNode json) => json.ToJsonString(s_plain);

    public static byte[] Bytes(this JsonNode json) => Encoding.UTF8.GetBytes(json.Json());

    private static JsonObject Bare(string system, string code, string? id, string? patient, string? controller)
    {
        var observation = new JsonObject
        {
            ["resourceType"] = "Observation",
            ["meta"] = new JsonObject { ["source"] = "http://example.org/gateway" },
            ["status"] = "final",
            ["code"] = Code(system, code),
            ["subject"] = Reference(BirthNumber, patient ?? Patient()),
            ["effectiveDateTime"] = "2026-03-02T08:00:00+01:00",
            ["device"] = new JsonObject { ["display"] = "Meter", ["identifier"] = new JsonObject { ["system"] = "http://komlink.nhn.no/devices/serial", ["value"] = "17" } },
        };

        if (id is not null)
        {
            observation["identifier"] = new JsonArray(new JsonObject { ["system"] = "http://example.org/id", ["value"] = id });
        }

        if (controller is not null)
        {
            observation["performer"] = new JsonArray(Reference(Organisation, controller, "Larvik kommune"));
        }

        return observation;
    }
}
