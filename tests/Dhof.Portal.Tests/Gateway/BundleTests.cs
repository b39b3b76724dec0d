using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

public sealed class BundleTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Theory]
    [InlineData("batch")]
    [InlineData("collection")]
    public async Task A_batch_stores_what_it_can_and_answers_each_entry_in_order(string type)
    {
        var before = await gateway.CountAsync("Measurements");
        var unknown = Samples.SpO2(94, type + 1, Samples.Patient(60));
        var bundle = Samples.Bundle(type, Samples.SpO2(94, type + 0), unknown, Samples.SpO2(94, type + 2, null, "310000035"), Samples.BloodPressure(id: type + 3), Samples.SpO2(94, type + 0));
        var (status, answer) = await gateway.PostAsync("/fhir", bundle);

        Assert.Equal((HttpStatusCode.OK, "batch-response"), (status, (string)answer["type"]!));
        Assert.Equal(["201", "422", "403", "201", "200"], Enumerable.Range(0, 5).Select(answer.Status));
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal((string)bundle["entry"]![i]!["fullUrl"]!, (string)answer["entry"]![i]!["fullUrl"]!));
        Assert.Equal(("patient-unknown", "Observation.subject.identifier"), (answer.Response(1)["outcome"]!.Key(), answer.Response(1)["outcome"]!.Expression()));
        Assert.Equal("controller-not-yours", answer.Response(2)["outcome"]!.Key());
        Assert.Equal((string)answer.Response(0)["location"]!, (string)answer.Response(4)["location"]!);
        Assert.Equal(before + 2, await gateway.CountAsync("Measurements"));
    }

    [Fact]
    public async Task Every_entry_of_a_bundle_is_read_back_from_the_shared_body()
    {
        var (_, answer) = await gateway.PostAsync("/fhir", Samples.Bundle("batch", Enumerable.Range(0, 5).Select(i => Samples.SpO2(90 + i, $"body-{i}", Samples.Patient(i)))));

        for (var i = 0; i < 5; i++)
        {
            var (status, observation) = await gateway.SendAsync(HttpMethod.Get, "/fhir/" + (string)answer.Response(i)["location"]!, null);
            Assert.Equal((HttpStatusCode.OK, 90 + i), (status, (int)observation["valueQuantity"]!["value"]!));
        }
    }

    [Fact]
    public async Task A_transaction_is_stored_whole()
    {
        var (status, answer) = await gateway.PostAsync("/fhir", Samples.Bundle("transaction", Samples.SpO2(94, "whole-0"), Samples.SpO2(95, "whole-1")));
        Assert.Equal((HttpStatusCode.OK, "transaction-response", "201", "201"), (status, (string)answer["type"]!, answer.Status(0), answer.Status(1)));
    }

    [Fact]
    public async Task A_transaction_with_one_fault_stores_nothing_and_names_it()
    {
        var before = (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Bodies"), await gateway.CountAsync("Changes WHERE Area = 1"));
        var faulty = Samples.SpO2(94, "fault-1");
        faulty["status"] = "preliminary";
        var (status, outcome) = await gateway.PostAsync("/fhir", Samples.Bundle("transaction", Samples.SpO2(94, "fault-0"), faulty));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "OperationOutcome"), (status, (string)outcome["resourceType"]!));
        Assert.Equal(("status-not-taken", "Bundle.entry[1].resource.status"), (outcome.Key(), outcome.Expression()));
        Assert.Equal(before, (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Bodies"), await gateway.CountAsync("Changes WHERE Area = 1")));
    }

    [Fact]
    public async Task A_transaction_with_a_conflict_stores_nothing()
    {
        await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "conflict"));
        var before = (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Changes WHERE Area = 1"));
        var (status, outcome) = await gateway.PostAsync("/fhir", Samples.Bundle("transaction", Samples.SpO2(94, "new"), Samples.SpO2(90, "conflict")));

        Assert.Equal((HttpStatusCode.Conflict, "Bundle.entry[1].resource.identifier"), (status, outcome.Expression()));
        Assert.Equal(before, (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Changes WHERE Area = 1")));
    }

    [Theory]
    [InlineData("\"POST\"", "\"PUT\"", "entry-method", "405", "Bundle.entry[0].request.method")]
    [InlineData("\"url\":\"Observation\"", "\"url\":\"Patient\"", "entry-address", "422", "Bundle.entry[0].request.url")]
    [InlineData("\"url\":\"Observation\"", "\"url\":\"Observation\",\"ifNoneExist\":\"code=x\"", "conditional-request", "422", "Bundle.entry[0].request.ifNoneExist")]
    [InlineData("\"resource\"", "\"xresource\"", "entry-resource-missing", "422", "Bundle.entry[0].resource")]
    [InlineData("\"resource\":{", "\"resource\":5,\"x\":{", "element-shape", "400", "Bundle.entry[0].resource")]
    public async Task A_faulty_entry_is_refused_alone(string part, string by, string key, string status, string expression)
    {
        var json = Samples.Bundle("batch", Samples.SpO2(94, "entry-" + key)).Json();
        Assert.Contains(part, json, StringComparison.Ordinal);
        var (answered, answer) = await gateway.PostAsync("/fhir", JsonNode.Parse(json.Replace(part, by, StringComparison.Ordinal))!);

        Assert.Equal(HttpStatusCode.OK, answered);
        Assert.Equal((status, key, expression), (answer.Status(0), answer.Response(0)["outcome"]!.Key(), answer.Response(0)["outcome"]!.Expression()));
    }

    [Fact]
    public async Task An_entry_nested_too_deep_is_refused_alone()
    {
        var json = Samples.Bundle("batch", Samples.SpO2(94, "deep-0"), Samples.SpO2(94, "deep-1")).Json();
        var at = json.IndexOf("\"status\"", StringComparison.Ordinal);
        json = json.Insert(at, "\"x\":" + new string('[', 500) + new string(']', 500) + ",");
        var (status, answer) = await gateway.SendAsync(HttpMethod.Post, "/fhir", new StringContent(json));

        Assert.Equal((HttpStatusCode.OK, "400", "201"), (status, answer.Status(0), answer.Status(1)));
        Assert.Equal("json-too-deep", answer.Response(0)["outcome"]!.Key());
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"document"}""", "bundle-type", HttpStatusCode.UnprocessableEntity, "Bundle.type")]
    [InlineData("""{"resourceType":"Bundle"}""", "bundle-type", HttpStatusCode.UnprocessableEntity, "Bundle.type")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","type":"batch"}""", "element-twice", HttpStatusCode.BadRequest, "Bundle.type")]
    [InlineData("""{"type":"batch","type":"batch","resourceType":"Bundle","entry":[{}]}""", "element-twice", HttpStatusCode.BadRequest, "Bundle.type")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[{}],"entry":[{}],"id":"x"}""", "element-twice", HttpStatusCode.BadRequest, "Bundle.entry")]
    [InlineData("""{"resourceType":"Bundle","implicitRules":"http://a","type":"batch"}""", "modifier", HttpStatusCode.UnprocessableEntity, "Bundle.implicitRules")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":{}}""", "element-shape", HttpStatusCode.BadRequest, "Bundle.entry")]
    [InlineData("""{"resourceType":"Observation"}""", "other-type", HttpStatusCode.UnprocessableEntity, "Resource")]
    [InlineData("[]", "other-type", HttpStatusCode.UnprocessableEntity, "Resource")]
    [InlineData("{", "json-invalid", HttpStatusCode.BadRequest, "Resource")]
    [InlineData("{} {}", "json-invalid", HttpStatusCode.BadRequest, "Resource")]
    [InlineData(" ", "body-empty", HttpStatusCode.BadRequest, "Resource")]
    public async Task What_is_no_bundle_is_refused(string json, string key, HttpStatusCode status, string expression)
    {
        var (answered, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir", new StringContent(json));
        Assert.Equal((status, key, expression), (answered, outcome.Key(), outcome.Expression()));
    }

    [Fact]
    public async Task An_empty_batch_is_answered_empty()
    {
        var (status, answer) = await gateway.SendAsync(HttpMethod.Post, "/fhir", new StringContent("\uFEFF{\"resourceType\":\"Bundle\",\"type\":\"batch\"}"));
        Assert.Equal((HttpStatusCode.OK, "batch-response"), (status, (string)answer["type"]!));
    }
}
