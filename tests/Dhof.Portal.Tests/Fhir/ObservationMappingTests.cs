using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Tests.Fhir;

public sealed class ObservationMappingTests
{
    public static TheoryData<string, string, string, string> EveryCodingAndUnit()
    {
        TheoryData<string, string, string, string> data = [];

        foreach (var kind in MeasurementCatalogue.Kinds.Where(kind => kind.Series.Length == 1 && kind.Form == ValueForm.Quantity))
        {
            foreach (var (system, code) in Samples.CodingsOf(kind))
            {
                foreach (var unit in kind.Units)
                {
                    data.Add(kind.Key, system, code, unit.Ucum);
                }
            }
        }

        return data;
    }

    [Theory]
    [InlineData("note"), InlineData("performer"), InlineData("component"), InlineData("category"), InlineData("extension"), InlineData("identifier")]
    public void A_null_for_a_list_and_a_list_of_nulls_are_read_as_absent(string element)
    {
        var without = Samples.SpO2(94, null);
        without.Remove(element);
        var expected = Read(without);

        foreach (var list in (string[])["null", "[null]", "[null,null]"])
        {
            without[element] = JsonNode.Parse(list);
            Assert.Equal(expected, Read(without));
        }
    }

    [Theory]
    [MemberData(nameof(EveryCodingAndUnit))]
    public void Every_kind_is_understood_in_every_coding_and_unit(string kind, string system, string code, string unit)
    {
        var read = Read(Samples.Of(system, code, 40, unit));

        Assert.Equal(kind, read.Kind.Key);
        Assert.Equal(read.Kind.Units.Single(u => u.Ucum == unit).Convert(40), read.Value);
        Assert.Null(read.Second);
        Assert.Equal(($"{system}|{code}", unit), (read.Origin.Code, read.Origin.Unit));
    }

    [Theory]
    [InlineData(Samples.Loinc, "85354-9", "8480-6", "8462-4")]
    [InlineData(Samples.Snomed, "75367002", "271649006", "271650006")]
    [InlineData(Samples.Snomed, "75367002", "4471000202106", "4481000202108")]
    public void Blood_pressure_is_read_from_its_components(string system, string code, string systolic, string diastolic)
    {
        var read = Read(Samples.BloodPressure(128, 74, "mm[Hg]", system, code, systolic, diastolic));
        Assert.Equal(("bp", 128m, 74m), (read.Kind.Key, read.Value, read.Second));
    }

    [Theory]
    [InlineData("8310-5", 98.6, "[degF]", 37.0)]
    [InlineData("29463-7", 81400, "g", 81.4)]
    [InlineData("29463-7", 200, "[lb_av]", 90.7185)]
    [InlineData("15074-8", 6.3, "mmol/l", 6.3)]
    [InlineData("15074-8", 100, "mg/dL", 5.5507)]
    public void Units_are_converted(string loinc, decimal value, string unit, decimal expected) => Assert.Equal(expected, Read(Samples.Of(Samples.Loinc, loinc, value, unit)).Value);

    [Theory]
    [InlineData("effectiveDateTime", "2026-03-02T08:00:00+01:00", "2026-03-02T07:00:00Z")]
    [InlineData("effectiveDateTime", "2026-03-02T08:00:00.1234567891Z", "2026-03-02T08:00:00.1234567Z")]
    [InlineData("effectiveInstant", "2026-03-02T08:00:00.5Z", "2026-03-02T08:00:00.5Z")]
    [InlineData("effectiveDateTime", "2026-03-02T09:10:00Z", "2026-03-02T09:10:00Z")]
    public void The_time_is_read_as_an_instant(string element, string text, string expected)
    {
        var observation = Samples.SpO2();
        observation.Remove("effectiveDateTime");
        observation[element] = text;
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Read(observation).Effective);
    }

    [Fact]
    public void A_period_counts_from_its_start()
    {
        var observation = Samples.SpO2();
        observation.Remove("effectiveDateTime");
        observation["effectivePeriod"] = new JsonObject { ["start"] = "2026-03-02T07:00:00Z", ["end"] = "2026-03-02T08:00:00Z" };
        Assert.Equal(new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), Read(observation).Effective);
    }

    [Theory]
    [InlineData("""{ "url": "#FlowExtension", "valueQuantity": { "value": 6100, "unit": "ml/min" } }""", 6.1)]
    [InlineData("""{ "url": "#FlowExtension", "valueQuantity": { "value": 2, "unit": "litres", "system": "http://unitsofmeasure.org", "code": "L/min" } }""", 2.0)]
    [InlineData("""{ "url": "#OnAirExtension", "valueBoolean": true }""", 0.0)]
    [InlineData("""{ "url": "#OnAirExtension", "valueBoolean": false }""", null)]
    [InlineData("""{ "url": "#FiO2Extension", "valueRatio": { "numerator": { "value": 21 }, "denominator": { "value": 100 } } }""", null)]
    public void Oxygen_is_kept(string extension, double? litres)
    {
        var observation = Samples.SpO2();
        var part = JsonNode.Parse(extension.Replace("#", Samples.NoDomain + "NoDomainVitalSigns", StringComparison.Ordinal));
        observation["extension"] = new JsonArray(new JsonObject { ["url"] = Samples.NoDomain + "NoDomainVitalSignsInspiredOxygenExtension", ["extension"] = new JsonArray(part) });
        Assert.Equal((decimal?)litres, Read(observation).Oxygen?.LitresPerMinute);
    }

    [Fact]
    public void Oxygen_as_a_component_is_kept()
    {
        var observation = Samples.SpO2();
        observation["component"] = new JsonArray(Samples.Component(Samples.Loinc, "3151-8", 1.5m, "L/min"));
        Assert.Equal(new OxygenTherapy(1.5m), Read(observation).Oxygen);
    }

    [Theory]
    [InlineData("263678003", Activity.Rest)]
    [InlineData("309604004", Activity.Exertion)]
    [InlineData("1", Activity.NotRecorded)]
    public void Activity_is_kept(string snomed, Activity expected)
    {
        var observation = Samples.SpO2();
        observation["extension"] = new JsonArray(new JsonObject { ["url"] = Samples.NoDomain + "NoDomainVitalSignsConfoundingFactorExtension", ["valueCodeableConcept"] = Samples.Code(Samples.Snomed, snomed) });
        Assert.Equal(expected, Read(observation).Activity);
    }

    [Fact]
    public void Where_it_came_from_is_kept_and_never_a_number_of_a_person()
    {
        var observation = Samples.SpO2();
        observation["method"] = Samples.Code(Samples.Snomed, "113011001");
        observation["performer"] = new JsonArray(
            Samples.Reference(Samples.BirthNumber, Samples.Patient(), $"Pasient {Samples.Patient()}"),
            Samples.Reference("urn:oid:2.16.578.1.12.4.1.4.4", "9144889", "Kari Nilsen"),
            Samples.Reference(Samples.Organisation, "310000019", "Larvik kommune"));
        var read = Read(observation);

        Assert.Equal(
            new("http://loinc.org|59408-5", "%", "http://example.org/gateway", "Meter", "http://komlink.nhn.no/devices/serial|17", "113011001", "Kari Nilsen"),
            read.Origin);
        Assert.Equal(new OrganisationNumber(310000019), read.Controller);
        Assert.Equal("http://example.org/id|spo2-1", read.Identifier);
    }

    [Fact]
    public void Codings_that_agree_and_what_is_unknown_beside_them_are_tolerated()
    {
        var observation = Samples.SpO2();
        observation["code"] = JsonNode.Parse($$"""{ "text": "SpO2", "coding": [ { "system": "http://local", "code": "x" }, { "system": "{{Samples.Snomed}}", "code": "431314004" }, { "system": "{{Samples.Loinc}}", "code": "2708-6" } ] }""");
        observation["somethingNew"] = new JsonObject { ["a"] = 1 };
        observation["contained"] = new JsonArray(new JsonObject { ["resourceType"] = "Device", ["id"] = "d" });
        observation["note"] = new JsonArray();
        Assert.Equal($"{Samples.Snomed}|431314004", Read(observation).Origin.Code);
    }

    [Theory]
    [InlineData("final", false)]
    [InlineData("amended", true)]
    [InlineData("corrected", true)]
    public void A_status_that_stands_is_taken(string status, bool correction)
    {
        var observation = Samples.SpO2();
        observation["status"] = status;
        Assert.True(ObservationMapping.TryRead(observation.Bytes(), Samples.Now, out var mapped, out _));
        Assert.Equal(correction, mapped.IsCorrection);
    }

    private static ReportedMeasurement Read(JsonObject observation)
    {
        var understood = ObservationMapping.TryRead(observation.Bytes(), Samples.Now, out var mapped, out var refusal);
        Assert.True(understood, $"{refusal?.Code.Key} at {refusal?.Expression}");
        return mapped!.Measurement;
    }
}
