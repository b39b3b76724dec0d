using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;
using Dhof.Portal.Tests.Fhir;
using Microsoft.Extensions.DependencyInjection;
using static Dhof.Portal.Tests.Fhir.ResponseSamples;

namespace Dhof.Portal.Tests.Gateway;

public sealed class MixedBundleTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    // That a refused entry is kept is a change of its own.
    private static readonly string[] s_tables = ["Measurements", "QuestionnaireResponses", "Bodies", "Changes WHERE Area <> 5"];

    [Theory]
    [InlineData("batch"), InlineData("transaction"), InlineData("collection")]
    public async Task A_bundle_holds_measurements_and_answered_forms_and_each_is_read_back(string type)
    {
        List<PatientChange> changes = [];
        using var listening = gateway.Services.GetRequiredService<ChangeFeed>().Listen(new PatientId(1_003), changes.Add);
        var before = await CountAsync();
        var patient = Samples.Patient(3);
        var (status, answer) = await gateway.PostAsync("/fhir", Bundle(type, Daily("much", "m1" + type, patient), Samples.SpO2(93, "m2" + type, patient), Daily("some", "m3" + type, patient), Samples.SpO2(94, "m4" + type, patient)));

        Assert.Equal((HttpStatusCode.OK, "201 201 201 201"), (status, string.Join(' ', Enumerable.Range(0, 4).Select(answer.Status))));
        string?[] read = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i => ReadOf((await gateway.SendAsync(HttpMethod.Get, "/fhir/" + (string)answer.Response(i)["location"]!, null)).Body)));
        Assert.Equal(["much", "93", "some", "94"], read);
        Assert.Equal([before[0] + 2, before[1] + 2, before[2] + 1, before[3] + 2], await CountAsync());
        Assert.Equal([Area.Measurements, Area.Questionnaires], changes.Select(change => change.Area));
    }

    [Fact]
    public async Task A_transaction_stores_neither_type_when_one_of_either_is_refused_or_contradicts()
    {
        await gateway.PostAsync("/fhir/QuestionnaireResponse", Daily("some", "there"));
        await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "there"));
        var faulty = Daily("some", "f1");
        faulty["status"] = "in-progress";
        var before = await CountAsync();

        foreach (var (key, expression, bundle) in ((string, string, JsonObject)[])
        [
            ("response-status", "Bundle.entry[1].resource.status", Bundle("transaction", Samples.SpO2(94, "t1"), faulty)),
            ("identifier-taken", "Bundle.entry[1].resource.identifier", Bundle("transaction", Samples.SpO2(94, "t2"), Daily("much", "there"))),
            ("identifier-taken", "Bundle.entry[1].resource.identifier", Bundle("transaction", Daily("much", "t3"), Samples.SpO2(90, "there"))),
            ("patient-unknown", "Bundle.entry[0].resource.subject.identifier", Bundle("transaction", Daily("much", "t4", Samples.Patient(60)), Samples.SpO2(90, "t4"))),
        ])
        {
            var (_, outcome) = await gateway.PostAsync("/fhir", bundle);
            Assert.Equal((key, expression), (outcome.Key(), outcome.Expression()));
            Assert.Equal(before, await CountAsync());
        }
    }

    [Fact]
    public async Task A_batch_refuses_each_alone_and_an_address_must_be_that_of_its_resource()
    {
        var bundle = Bundle("batch", Samples.SpO2(94, "b1"), Daily("some", "b2"), Daily("some", "b3", Samples.Patient(60)), Daily("some", "b4", null, "310000035"));
        bundle["entry"]![1]!["request"]!["url"] = "Observation";
        var (_, answer) = await gateway.PostAsync("/fhir", bundle);

        Assert.Equal(["201", "422", "422", "403"], Enumerable.Range(0, 4).Select(answer.Status));
        Assert.Equal(["entry-address", "patient-unknown", "controller-not-yours"], Enumerable.Range(1, 3).Select(i => answer.Response(i)["outcome"]!.Key()));
        Assert.Equal("QuestionnaireResponse.author", answer.Response(3)["outcome"]!.Expression());
    }

    private static JsonObject Bundle(string type, params JsonObject[] resources)
    {
        var bundle = Samples.Bundle(type, resources);

        for (var i = 0; i < resources.Length; i++)
        {
            bundle["entry"]![i]!["request"]?["url"] = (string)resources[i]["resourceType"]!;
        }

        return bundle;
    }

    private static string? ReadOf(JsonNode resource) => (string?)resource["item"]?[0]!["answer"]![0]!["valueCoding"]!["code"] ?? resource["valueQuantity"]!["value"]!.ToJsonString();

    private async Task<long[]> CountAsync() => [await gateway.CountAsync(s_tables[0]), await gateway.CountAsync(s_tables[1]), await gateway.CountAsync(s_tables[2]), await gateway.CountAsync(s_tables[3])];
}
