using System.Text.Json;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Demo;

public sealed class ObservationJsonTests
{
    private const int OnOxygen = 8;

    private static readonly Region s_region = Region.Create(DemoOptions.Small, 1, Synthetic.Monday);

    [Theory, InlineData("spo2"), InlineData("hr"), InlineData("rr"), InlineData("temp"), InlineData("weight")]
    public void An_observation_says_what_the_row_holds(string kind)
    {
        var (json, message) = Of(0, kind);
        var row = message.ToNew(Synthetic.Monday, 0);
        Assert.Equal("Observation", json.GetProperty("resourceType").GetString());
        Assert.Equal("final", json.GetProperty("status").GetString());
        Assert.Equal("vital-signs", json.GetProperty("category")[0].GetProperty("coding")[0].GetProperty("code").GetString());
        Assert.Equal(row.Origin.Code, $"{Coding(0).GetProperty("system")}|{Coding(0).GetProperty("code")}");
        Assert.Equal("http://snomed.info/sct", Coding(1).GetProperty("system").GetString());
        Assert.Equal(row.Value, json.GetProperty("valueQuantity").GetProperty("value").GetDecimal());
        Assert.Equal(row.Origin.Unit, json.GetProperty("valueQuantity").GetProperty("code").GetString());
        Assert.Equal(row.Origin.Source, json.GetProperty("meta").GetProperty("source").GetString());
        Assert.Equal(row.Origin.Device, json.GetProperty("device").GetProperty("display").GetString());
        Assert.Equal(row.Origin.Method, json.GetProperty("method").GetProperty("text").GetString());
        Assert.Equal(row.Origin.Performer, json.GetProperty("performer")[1].GetProperty("display").GetString());
        Assert.Equal(message.Patient.Identity.Number, Identifier("subject"));
        Assert.Equal($"{message.Controller}", json.GetProperty("performer")[0].GetProperty("identifier").GetProperty("value").GetString());
        Assert.Equal(row.At, json.GetProperty("effectiveDateTime").GetDateTimeOffset());
        Assert.EndsWith(message.Reading.At.Offset.Hours == 1 ? "+01:00" : "+02:00", json.GetProperty("effectiveDateTime").GetString()!, StringComparison.Ordinal);
        Assert.Equal(message.Identifier, json.GetProperty("identifier")[0].GetProperty("value").GetString());

        JsonElement Coding(int i) => json.GetProperty("code").GetProperty("coding")[i];
        string Identifier(string property) => json.GetProperty(property).GetProperty("identifier").GetProperty("value").GetString()!;
    }

    [Fact]
    public void A_blood_pressure_has_two_components_and_no_value()
    {
        var (json, message) = Of(4, "bp");
        Assert.False(json.TryGetProperty("valueQuantity", out _));
        Assert.Equal(
            [message.Reading.Value, message.Reading.Second!.Value],
            json.GetProperty("component").EnumerateArray().Select(c => c.GetProperty("valueQuantity").GetProperty("value").GetDecimal()));
    }

    [Fact]
    public void A_glucose_has_its_code_in_NPU()
    {
        var (json, _) = Of(12, "glucose");
        Assert.Contains("NPU02187", json.GetProperty("code").GetProperty("coding").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
    }

    [Fact]
    public void Oxygen_is_a_flow_or_air()
    {
        Assert.Equal(2, Oxygen(OnOxygen).EnumerateArray().Single(Ends("FlowExtension")).GetProperty("valueQuantity").GetProperty("value").GetDecimal());
        Assert.False(Oxygen(OnOxygen).EnumerateArray().Single(Ends("OnAirExtension")).GetProperty("valueBoolean").GetBoolean());
        Assert.True(Oxygen(0).EnumerateArray().Single(Ends("OnAirExtension")).GetProperty("valueBoolean").GetBoolean());

        static JsonElement Oxygen(int patient) => Of(patient, "spo2").Json.GetProperty("extension").EnumerateArray().Single(Ends("InspiredOxygenExtension")).GetProperty("extension");
    }

    [Fact]
    public void Rest_and_exertion_are_told_apart()
    {
        Assert.Equal("263678003", Activity(Domain.Measurements.Activity.Rest));
        Assert.Equal("309604004", Activity(Domain.Measurements.Activity.Exertion));

        static string? Activity(Activity activity) => Of(0, "spo2", activity).Json.GetProperty("extension").EnumerateArray().Single(Ends("ConfoundingFactorExtension"))
            .GetProperty("valueCodeableConcept").GetProperty("coding")[0].GetProperty("code").GetString();
    }

    private static Func<JsonElement, bool> Ends(string url) => extension => extension.GetProperty("url").GetString()!.EndsWith(url, StringComparison.Ordinal);

    private static (JsonElement Json, SyntheticMessage Message) Of(int patient, string kind, Activity? activity = null)
    {
        var reading = Synthetic.Readings(s_region, patient).First(r => r.Kind.Key == kind && (activity is null || r.Activity == activity));
        var message = new SyntheticMessage(s_region.Patients[patient], reading);
        return (JsonDocument.Parse(ObservationJson.One(message)).RootElement, message);
    }
}
