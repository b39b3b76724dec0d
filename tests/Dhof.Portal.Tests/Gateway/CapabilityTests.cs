using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Plans;

namespace Dhof.Portal.Tests.Gateway;

public sealed class CapabilityTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly Dictionary<string, string> s_examples = new()
    {
        ["code"] = "http://loinc.org|59408-5",
        ["category"] = "vital-signs",
        ["date"] = "ge2026-03-01",
        ["status"] = "final",
        ["_lastUpdated"] = "le2026-03-03",
        ["_sort"] = "-date",
        ["_count"] = "10",
        ["_total"] = "accurate",
        ["_summary"] = "false",
    };

    private static readonly Dictionary<string, string> s_examplesOfResponses = new()
    {
        ["questionnaire"] = ResponseSamples.DailyCopd,
        ["authored"] = "ge2026-03-01",
        ["status"] = "completed",
        ["_lastUpdated"] = "le2026-03-03",
        ["_sort"] = "-authored",
        ["_count"] = "10",
        ["_total"] = "accurate",
        ["_summary"] = "false",
    };

    private static readonly Dictionary<string, string> s_examplesOfAlerts = new()
    {
        ["code"] = "outside-limit",
        ["identified"] = "ge2026-03-01",
        ["status"] = "preliminary",
        ["_lastUpdated"] = "le2026-03-03",
        ["_sort"] = "-identified",
        ["_count"] = "10",
        ["_total"] = "accurate",
        ["_summary"] = "false",
    };

    private static readonly Dictionary<string, string> s_examplesOfPlans = new()
    {
        ["date"] = "ge2026-03-01",
        ["status"] = "active",
        ["_lastUpdated"] = "le2026-03-03",
        ["_sort"] = "-date",
        ["_count"] = "10",
        ["_total"] = "accurate",
        ["_summary"] = "false",
    };

    [Fact]
    public async Task Every_interaction_that_is_claimed_is_answered()
    {
        var rest = await RestAsync();
        var location = $"/fhir/Observation/{(await gateway.StoreAsync(1, "walk", 1))[0]}";
        string[] claimed = [.. Codes(rest["interaction"]!), .. Codes(rest["resource"]![0]!["interaction"]!)];

        foreach (var code in claimed)
        {
            var (status, body) = code switch
            {
                "batch" or "transaction" => await gateway.PostAsync("/fhir", Samples.Bundle(code, Samples.SpO2(94, "walk-" + code, Samples.Patient(1)))),
                "create" => await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "walk-create", Samples.Patient(1))),
                "read" => await gateway.SendAsync(HttpMethod.Get, location, null),
                "vread" => await gateway.SendAsync(HttpMethod.Get, location + "/_history/1", null),
                "history-instance" => await gateway.SendAsync(HttpMethod.Get, location + "/_history", null),
                "search-type" => await gateway.SearchAsync("patient=" + Searches.Patient(1)),
                _ => throw new InvalidOperationException($"{code} is claimed, and this walk does not call it."),
            };
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{code}: {status} {body.Json()}");
        }

        Assert.Contains("search-type", claimed);
    }

    [Fact]
    public async Task Every_search_parameter_that_is_claimed_is_understood_and_no_other()
    {
        await gateway.StoreAsync(2, "claimed", 1);
        await ParametersAsync((await RestAsync())["resource"]![0]!, s_examples);
    }

    [Fact]
    public async Task Every_interaction_that_is_claimed_for_answered_forms_is_answered()
    {
        var resources = (await RestAsync())["resource"]!.AsArray();
        Assert.Equal(["Observation", "QuestionnaireResponse", "Patient", "DetectedIssue", "Organization", "CarePlan"], resources.Select(resource => (string)resource!["type"]!));
        await gateway.AnswerAsync(2, "claimed", 1);
        var location = "/fhir/QuestionnaireResponse/" + (string)(await gateway.PostAsync("/fhir/QuestionnaireResponse", ResponseSamples.Daily(id: "walk"))).Body["id"]!;

        foreach (var code in Codes(resources[1]!["interaction"]!))
        {
            var (status, _) = code switch
            {
                "create" => await gateway.PostAsync("/fhir/QuestionnaireResponse", ResponseSamples.Daily(id: "walk-create")),
                "read" => await gateway.SendAsync(HttpMethod.Get, location, null),
                "vread" => await gateway.SendAsync(HttpMethod.Get, location + "/_history/1", null),
                "history-instance" => await gateway.SendAsync(HttpMethod.Get, location + "/_history", null),
                "search-type" => await gateway.SearchAsync("patient=" + Searches.Patient(0), type: "QuestionnaireResponse"),
                _ => throw new InvalidOperationException($"{code} is claimed, and this walk does not call it."),
            };
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{code}: {status}");
        }

        await ParametersAsync(resources[1]!, s_examplesOfResponses);
    }

    [Fact]
    public async Task Everything_that_is_claimed_for_patients_is_answered()
    {
        var claimed = (await RestAsync())["resource"]![2]!;
        Assert.Equal("Patient", (string)claimed["type"]!);

        foreach (var code in Codes(claimed["interaction"]!))
        {
            var (status, body) = code switch
            {
                "read" => await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{Searches.Patient(1)}", null),
                "search-type" => await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient?_id={Searches.Patient(1)}", null),
                _ => throw new InvalidOperationException($"{code} is claimed, and this walk does not call it."),
            };
            Assert.True(status == HttpStatusCode.OK, $"{code}: {status} {body.Json()}");
        }

        Assert.Equal(["everything"], claimed["operation"]!.AsArray().Select(operation => (string)operation!["name"]!));

        foreach (var query in (string[])["_since=2026-03-01", "_type=Patient", "_count=1000"])
        {
            Assert.Single((await gateway.SearchStrictlyAsync(query, $"Patient/{Searches.Patient(1)}/$everything")).Body["entry"]!.AsArray(), entry => (string)entry!["resource"]!["resourceType"]! == "Patient");
        }

        Assert.Equal(["_id", "identifier"], claimed["searchParam"]!.AsArray().Select(parameter => (string)parameter!["name"]!));
        Assert.Equal(1, (int)(await gateway.SearchPatientsAsync($"identifier={Samples.BirthNumber}|{Samples.Patient(1)}")).Body["total"]!);
    }

    [Fact]
    public async Task Everything_that_is_claimed_for_alerts_and_organisations_is_answered()
    {
        var alert = await gateway.RaiseAsync(2);
        var plan = await gateway.PlanAsync(2, SamplePlan.Whole with { ValidFrom = new(2026, 3, 1) });
        var resources = (await RestAsync())["resource"]!.AsArray();

        foreach (var (place, type, id, query) in ((int, string, string, string)[])[(3, "DetectedIssue", $"{alert}", "patient=" + Searches.Patient(2)), (4, "Organization", GatewayUnderTest.Larvik, ""), (5, "CarePlan", $"{plan}", "patient=" + Searches.Patient(2))])
        {
            Assert.Equal(type, (string)resources[place]!["type"]!);

            foreach (var code in Codes(resources[place]!["interaction"]!))
            {
                var (status, body) = code switch
                {
                    "read" => await gateway.SendAsync(HttpMethod.Get, $"/fhir/{type}/{id}", null),
                    "search-type" => await gateway.SearchAsync(query, type: type),
                    "create" => await gateway.PostAsync($"/fhir/{type}", type == "CarePlan" ? PlanSamples.Json(3) : IssueSamples.Of("claimed", 20)),
                    "update" => await gateway.PutPlanAsync(plan, PlanSamples.Json(2), "W/\"1\""),
                    _ => throw new InvalidOperationException($"{code} is claimed, and this walk does not call it."),
                };
                var expected = code is "create" or "update" ? type == "CarePlan" ? HttpStatusCode.Accepted : HttpStatusCode.Created : HttpStatusCode.OK;
                Assert.True(status == expected, $"{type} {code}: {status} {body.Json()}");
            }
        }

        await ParametersAsync(resources[3]!, s_examplesOfAlerts);
        await ParametersAsync(resources[5]!, s_examplesOfPlans);
        Assert.Equal(["_id", "identifier"], resources[4]!["searchParam"]!.AsArray().Select(parameter => (string)parameter!["name"]!));
    }

    /// <summary>Everything that a type claims of its search is understood, finds the one that the second patient has, and no other parameter is.</summary>
    private async Task ParametersAsync(JsonNode resource, Dictionary<string, string> examples)
    {
        var type = (string)resource["type"]!;
        string[] claimed = [.. resource["searchParam"]!.AsArray().Select(parameter => (string)parameter!["name"]!)];
        Assert.Equal(claimed.Order(), [.. examples.Keys.Append("patient").Append("patient.identifier").Order()]);

        foreach (var (name, value) in examples)
        {
            var (status, bundle) = await gateway.SearchStrictlyAsync($"patient={Searches.Patient(2)}&{name}={value}", type);
            Assert.Equal((name, HttpStatusCode.OK, 1), (name, status, bundle.Ids().Length));
            Assert.Contains($"&{name}=", bundle.Link("self"), StringComparison.Ordinal);
        }

        Assert.Single((await gateway.SearchByFormAsync($"patient.identifier={Samples.BirthNumber}|{Samples.Patient(2)}", type: type)).Body.Ids());

        foreach (var name in (string[])["subject", "_id", "encounter", "value-quantity", "_include", "combo-code"])
        {
            Assert.Equal("search-parameter", (await gateway.SearchStrictlyAsync($"patient={Searches.Patient(2)}&{name}=1", type)).Body.Key());
        }
    }

    [Fact]
    public async Task Conditions_are_claimed_where_they_are_kept()
    {
        foreach (var resource in (await RestAsync())["resource"]!.AsArray())
        {
            var isTaken = (string)resource!["type"]! is "Observation" or "QuestionnaireResponse";
            Assert.Equal(isTaken, (bool)resource["conditionalCreate"]!);
            Assert.Equal((string)resource["type"]! == "Organization" ? null : "not-match", (string?)resource["conditionalRead"]);
        }
    }

    private static IEnumerable<string> Codes(JsonNode interactions) => interactions.AsArray().Select(interaction => (string)interaction!["code"]!);

    private async Task<JsonNode> RestAsync() => (await gateway.SendAsync(HttpMethod.Get, "/fhir/metadata", null, "")).Body["rest"]![0]!;
}
