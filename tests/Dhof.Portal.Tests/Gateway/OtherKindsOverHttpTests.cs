using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Answers, scores and other vital signs through the front door.</summary>
public sealed class OtherKindsOverHttpTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    public static TheoryData<string> Changes => ["points", "band", "note", "part", "nothing"];

    [Theory, MemberData(nameof(Changes))]
    public async Task The_same_identifier_with_other_details_is_a_conflict_and_with_the_same_is_stored_once(string change)
    {
        var observation = OtherKinds.News2(4, ("1104351000000103", 1, "91–110"));
        observation["identifier"]![0]!["value"] = $"news2-{change}";
        Assert.Equal(HttpStatusCode.Created, (await gateway.PostAsync("/fhir/Observation", observation)).Status);

        switch (change)
        {
            case "points": observation["component"]![0]!["valueQuantity"]!["value"] = 2; break;
            case "band": observation["component"]![0]!["interpretation"]![0]!["text"] = "111–130"; break;
            case "note": observation["note"] = new JsonArray(new JsonObject { ["text"] = "Ny" }); break;
            case "part": observation["component"]!.AsArray().RemoveAt(0); break;
        }

        var before = await gateway.CountAsync("MeasurementDetails");
        var (status, body) = await gateway.PostAsync("/fhir/Observation", observation);
        Assert.Equal(change == "nothing" ? HttpStatusCode.OK : HttpStatusCode.Conflict, status);
        Assert.Equal(change == "nothing" ? null : "identifier-taken", (string?)body["issue"]?[0]?["details"]?["coding"]?[0]?["code"]);
        Assert.Equal(before, await gateway.CountAsync("MeasurementDetails"));
    }

    [Fact]
    public async Task Without_identifier_two_things_measured_at_once_are_two_and_the_same_again_is_one()
    {
        JsonObject[] sent = [Bare("Peak flow", "a", 350), Bare("Peak flow", "a", 350), Bare("Høyde", "b", 350), Bare("Peak flow", "a", 360)];
        List<HttpStatusCode> answers = [];

        foreach (var observation in sent)
        {
            answers.Add((await gateway.PostAsync("/fhir/Observation", observation)).Status);
        }

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Created], answers);
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_no_details()
    {
        var taken = OtherKinds.Other();
        taken["identifier"]![0]!["value"] = "transaction";
        await gateway.PostAsync("/fhir/Observation", taken);
        var before = (await gateway.CountAsync("Measurements"), await gateway.CountAsync("MeasurementDetails"));

        var another = OtherKinds.News2();
        another["identifier"]![0]!["value"] = "transaction-other";
        var contradictory = OtherKinds.Other(value: Samples.Quantity(1, "L/min"));
        contradictory["identifier"]![0]!["value"] = "transaction";
        var (status, _) = await gateway.PostAsync("/fhir", Samples.Bundle("transaction", another, contradictory));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(before, (await gateway.CountAsync("Measurements"), await gateway.CountAsync("MeasurementDetails")));
    }

    [Theory]
    [InlineData("category=vital-signs", 5), InlineData("category=survey", 3), InlineData("category=http://terminology.hl7.org/CodeSystem/observation-category|survey", 3)]
    [InlineData("category=survey,vital-signs", 5), InlineData("category=http://example.org|survey", 0), InlineData("category=laboratory", 0)]
    [InlineData("code=1104051000000101", 1), InlineData("code=http://snomed.info/sct|404996007", 1), InlineData("code=74465-6", 1), InlineData("code=19935-6", 1), InlineData("code=19935-6,74465-6", 2), InlineData("code=19935-6&category=survey", 0)]
    [InlineData("code=19935-6&_count=0&_total=accurate", 0), InlineData("code=19935-6&_count=1000", 1), InlineData("code=19935-6&_sort=_lastUpdated", 1), InlineData("code=19935&_count=1000", 0), InlineData("code=935-6", 0), InlineData("code=http://loinc.org|&_count=10", 2)]
    public async Task A_search_finds_them_by_category_and_code(string parameter, int count)
    {
        JsonObject[] all = [OtherKinds.News2(), OtherKinds.Conscious(), OtherKinds.Score(Samples.Snomed, "763264000", 5), OtherKinds.Form("CAT", 12), OtherKinds.Other()];

        foreach (var (i, observation) in all.Index())
        {
            observation["identifier"]![0]!["value"] = $"found-{i}";
            observation["subject"] = Samples.Reference(Samples.BirthNumber, Samples.Patient(20));
            await gateway.PostAsync("/fhir/Observation", observation);
        }

        Assert.Equal(count, (await gateway.SearchAsync($"patient={Searches.Patient(20)}&{parameter}")).Body.Ids().Length);
    }

    private static JsonObject Bare(string name, string code, int value)
    {
        var observation = OtherKinds.Other("http://example.org", code, name, value: Samples.Quantity(value, "x"));
        observation.Remove("identifier");
        return observation;
    }
}
