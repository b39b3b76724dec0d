using System.Text;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>Each refusal with its status and its place. A row replaces one piece of a valid Observation.</summary>
public sealed class ObservationRefusalTests
{
    [Theory]
    [InlineData("\"Observation\"", "\"Patient\"", "other-type", 422, "Resource")]
    [InlineData("\"Observation\"", "\"Nothing\"", "other-type", 422, "Resource")]
    [InlineData("\"Observation\"", "5", "other-type", 422, "Resource")]
    [InlineData("\"status\":\"final\"", "\"status\":\"final\",\"status\":\"final\"", "element-twice", 400, "Observation")]
    [InlineData("\"status\":\"final\"", "\"status\":\"final\",\"valueString\":\"x\"", "element-twice", 400, "Observation")]
    [InlineData("\"subject\":{", "\"subject\":[{}],\"x\":{", "element-shape", 400, "Observation.subject")]
    [InlineData("\"subject\":{", "\"subject\":\"x\",\"x\":{", "element-shape", 400, "Observation.subject")]
    [InlineData("\"status\":\"final\"", "\"status\":\"\\uD800\"", "json-invalid", 400, "Resource")]
    [InlineData("\"status\":\"final\"", "\"status\":\"final\",\"modifierExtension\":[{\"url\":\"a\"}]", "modifier", 422, "Observation.modifierExtension")]
    [InlineData("\"status\":\"final\"", "\"status\":\"final\",\"implicitRules\":\"http://a\"", "modifier", 422, "Observation.implicitRules")]
    [InlineData("\"value\":94", "\"modifierExtension\":[{\"url\":\"a\"}],\"value\":94", "modifier", 422, "Observation.value.modifierExtension")]
    [InlineData("\"status\":\"final\"", "\"status\":\"final\",\"focus\":[{\"display\":\"x\"}]", "focus", 422, "Observation.focus")]
    [InlineData("\"status\":\"final\",", "", "status-missing", 422, "Observation.status")]
    [InlineData("\"final\"", "\"registered\"", "status-not-taken", 422, "Observation.status")]
    [InlineData("\"final\"", "\"preliminary\"", "status-not-taken", 422, "Observation.status")]
    [InlineData("\"final\"", "\"cancelled\"", "status-not-taken", 422, "Observation.status")]
    [InlineData("\"final\"", "\"entered-in-error\",\"issued\":\"2026-03-02\"", "issued-invalid", 422, "Observation.issued")]
    [InlineData("\"final\"", "\"corrected\",\"issued\":\"2026-03-02T09:00:00\"", "issued-invalid", 422, "Observation.issued")]
    [InlineData("\"final\"", "\"amended\",\"issued\":\"2026-03-02T09:10:00.001Z\"", "issued-invalid", 422, "Observation.issued")]
    [InlineData("\"source\":\"http://example.org/gateway\"},\"status\":\"final\"", "\"lastUpdated\":\"2026\"},\"status\":\"corrected\"", "issued-invalid", 422, "Observation.meta.lastUpdated")]
    [InlineData("\"final\"", "\"unknown\"", "status-not-taken", 422, "Observation.status")]
    [InlineData("\"final\"", "\"finished\"", "status-not-taken", 422, "Observation.status")]
    [InlineData("59408-5", "1-1", "code-unknown", 422, "Observation.code")]
    [InlineData("http://loinc.org", "http://example.org", "code-unknown", 422, "Observation.code")]
    [InlineData("{\"system\":\"http://loinc.org\"", "{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"},{\"system\":\"http://loinc.org\"", "code-contradictory", 422, "Observation.code")]
    [InlineData("\"subject\"", "\"xsubject\"", "subject-missing", 422, "Observation.subject")]
    [InlineData("\"subject\":{", "\"subject\":{\"reference\":\"Patient/1\"},\"x\":{", "subject-missing", 422, "Observation.subject.identifier")]
    [InlineData("urn:oid:2.16.578.1.12.4.1.4.1\"", "urn:oid:2.16.578.1.12.4.1.4.5\"", "subject-system", 422, "Observation.subject.identifier.system")]
    [InlineData("#patient", "05076600324", "subject-number", 422, "Observation.subject.identifier.value")]
    [InlineData("#patient", "1000240", "subject-number", 422, "Observation.subject.identifier.value")]
    [InlineData("\"effectiveDateTime\"", "\"xeffective\"", "time-missing", 422, "Observation.effective")]
    [InlineData("\"effectiveDateTime\":\"2026-03-02T08:00:00+01:00\"", "\"effectiveTiming\":{\"code\":{\"text\":\"x\"}}", "time-missing", 422, "Observation.effective")]
    [InlineData("\"effectiveDateTime\":\"2026-03-02T08:00:00+01:00\"", "\"effectivePeriod\":{\"end\":\"2026-03-02T08:00:00Z\"}", "time-missing", 422, "Observation.effective.start")]
    [InlineData("T08:00:00+01:00", "", "time-is-date", 422, "Observation.effective")]
    [InlineData("2026-03-02T08:00:00+01:00", "2026", "time-is-date", 422, "Observation.effective")]
    [InlineData("08:00:00+01:00", "08:00:00", "time-without-zone", 422, "Observation.effective")]
    [InlineData("08:00:00+01:00", "28:00:00Z", "time-invalid", 422, "Observation.effective")]
    [InlineData("08:00:00+01:00", "08:00Z", "time-invalid", 422, "Observation.effective")]
    [InlineData("2026-03-02T08:00:00+01:00", "2026-03-02T09:10:00.001Z", "time-ahead", 422, "Observation.effective")]
    [InlineData("\"valueQuantity\"", "\"xvalue\"", "value-missing", 422, "Observation.value")]
    [InlineData("\"valueQuantity\"", "\"dataAbsentReason\":{\"text\":\"x\"},\"xvalue\"", "value-missing", 422, "Observation.value")]
    [InlineData("\"valueQuantity\"", "\"dataAbsentReason\":{\"text\":\"x\"},\"valueQuantity\"", "value-contradictory", 422, "Observation.dataAbsentReason")]
    [InlineData("\"valueQuantity\"", "\"valueString\":\"94\",\"xvalue\"", "value-type", 422, "Observation.value")]
    [InlineData("\"value\":94,", "", "value-missing", 422, "Observation.value.value")]
    [InlineData("\"value\":94", "\"value\":null", "value-missing", 422, "Observation.value.value")]
    [InlineData("\"value\":94", "\"value\":1e300", "value-not-representable", 422, "Observation.value.value")]
    [InlineData("\"value\":94", "\"value\":1000000000", "value-not-representable", 422, "Observation.value.value")]
    [InlineData("\"value\":94", "\"value\":\"94\"", "value-not-representable", 422, "Observation.value.value")]
    [InlineData("\"value\":94", "\"value\":94,\"comparator\":\"<\"", "value-comparator", 422, "Observation.value.comparator")]
    [InlineData("\"system\":\"http://unitsofmeasure.org\",", "", "unit-system", 422, "Observation.value.system")]
    [InlineData("http://unitsofmeasure.org", "http://example.org", "unit-system", 422, "Observation.value.system")]
    [InlineData(",\"code\":\"%\"", "", "unit-system", 422, "Observation.value.code")]
    [InlineData("\"code\":\"%\"", "\"code\":\"kPa\"", "unit-unknown", 422, "Observation.value.code")]
    [InlineData("\"310000019\"", "\"31000001\"", "controller-unreadable", 422, "Observation.performer[0].identifier.value")]
    public void A_faulty_observation_is_refused_with_place_and_cure(string part, string by, string key, int status, string expression)
    {
        var json = Samples.SpO2().Json().Replace("\"" + Samples.Patient() + "\"", "\"#patient\"", StringComparison.Ordinal);
        Assert.Contains(part, json, StringComparison.Ordinal);
        json = json.Replace(part, by, StringComparison.Ordinal).Replace("#patient", Samples.Patient(), StringComparison.Ordinal);
        Refused(json, key, status, expression);
    }

    [Theory]
    [InlineData("8462-4", "8478-0", "component-missing", "Observation.component")]
    [InlineData("8462-4", "8480-6", "component-twice", "Observation.component[1]")]
    [InlineData("\"value\":74,", "", "value-missing", "Observation.component[1].value.value")]
    [InlineData("\"value\":74,\"unit\":\"mm[Hg]\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\"", "\"value\":9.8,\"system\":\"http://unitsofmeasure.org\",\"code\":\"kPa\"", "unit-unknown", "Observation.component[1].value.code")]
    [InlineData("\"component\"", "\"xcomponent\"", "component-missing", "Observation.component")]
    public void A_faulty_component_is_refused(string part, string by, string key, string expression)
    {
        var json = Samples.BloodPressure().Json();
        Assert.Contains(part, json, StringComparison.Ordinal);
        Refused(json.Replace(part, by, StringComparison.Ordinal), key, 422, expression);
    }

    [Theory]
    [InlineData("""{ "url": "#FlowExtension", "valueQuantity": { "value": 2, "unit": "cups" } }""", "oxygen-unreadable")]
    [InlineData("""{ "url": "#FlowExtension", "valueQuantity": { "value": -2, "code": "L/min" } }""", "oxygen-unreadable")]
    [InlineData("""{ "url": "#FlowExtension", "valueQuantity": { "value": 1e300, "code": "L/min" } }""", "oxygen-unreadable")]
    [InlineData("""{ "url": "#FlowExtension", "valueString": "2 L/min" }""", "oxygen-unreadable")]
    [InlineData("""{ "url": "#FlowExtension", "valueQuantity": { "value": 2, "code": "L/min" } }, { "url": "#OnAirExtension", "valueBoolean": true }""", "oxygen-contradictory")]
    public void Oxygen_that_cannot_be_understood_is_refused(string parts, string key)
    {
        var extension = $$"""{"extension":[{"url":"{{Samples.NoDomain}}NoDomainVitalSignsInspiredOxygenExtension","extension":[{{parts}}]}],"status":"final" """
            .Replace("#", Samples.NoDomain + "NoDomainVitalSigns", StringComparison.Ordinal)[1..];
        var last = key == "oxygen-contradictory" ? 1 : 0;
        Refused(Samples.SpO2().Json().Replace("\"status\":\"final\"", extension, StringComparison.Ordinal), key, 422, $"Observation.extension[0].extension[{last}].value");
    }

    [Fact]
    public void A_withdrawal_of_nobody_knows_what_is_refused()
    {
        var observation = Samples.SpO2(id: null);
        observation["status"] = "entered-in-error";
        Refused(observation.Json(), "identifier-missing", 422, "Observation.identifier");
    }

    [Fact]
    public void Two_controllers_are_refused()
    {
        var observation = Samples.SpO2();
        observation["performer"]!.AsArray().Add(Samples.Reference(Samples.Organisation, "310000027"));
        Refused(observation.Json(), "controller-unreadable", 422, "Observation.performer[1].identifier.value");
    }

    [Fact]
    public void A_number_in_the_wrong_place_is_not_repeated()
    {
        var json = Samples.SpO2().Json().Replace("59408-5", Samples.Patient(), StringComparison.Ordinal);
        Assert.False(ObservationMapping.TryRead(Encoding.UTF8.GetBytes(json), Samples.Now, out _, out var refusal));
        Assert.DoesNotContain(Samples.Patient(), refusal.Diagnostics, StringComparison.Ordinal);
    }

    private static void Refused(string json, string key, int status, string expression)
    {
        Assert.False(ObservationMapping.TryRead(Encoding.UTF8.GetBytes(json), Samples.Now, out _, out var refusal));
        Assert.Equal((key, status, expression), (refusal.Code.Key, refusal.Code.Status, refusal.Expression));
        Assert.NotEmpty(refusal.Diagnostics);
        Assert.DoesNotContain(Samples.Patient(), refusal.Diagnostics, StringComparison.Ordinal);
    }
}
