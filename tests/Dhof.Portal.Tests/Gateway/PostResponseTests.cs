using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Fhir;
using static Dhof.Portal.Tests.Fhir.ResponseSamples;

namespace Dhof.Portal.Tests.Gateway;

public sealed class PostResponseTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Address = "/fhir/QuestionnaireResponse";

    [Fact]
    public async Task What_was_stored_is_read_back_as_it_came_and_is_not_read_again_while_it_is_known()
    {
        var response = Daily("much", "read-back", words: "Måtte sitte oppe «i natt»");
        var (status, stored) = await gateway.PostAsync(Address, response);
        var location = $"{Address}/{(string)stored["id"]!}";
        Assert.Equal(HttpStatusCode.Created, status);

        var (_, read) = await gateway.SendAsync(HttpMethod.Get, location + "/_history/1", null);
        Assert.Equal(stored.Json(), read.Json());
        read.AsObject().Remove("id");
        read["meta"]!.AsObject().Remove("versionId");
        read["meta"]!.AsObject().Remove("lastUpdated");
        Assert.True(JsonNode.DeepEquals(response, read));

        using var request = new HttpRequestMessage(HttpMethod.Get, location);
        request.Headers.Authorization = new("Bearer", "both");
        request.Headers.Add("If-None-Match", "W/\"1\"");
        using var known = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotModified, "W/\"1\""), (known.StatusCode, known.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task The_same_again_is_stored_once_with_and_without_identifier()
    {
        foreach (var id in (string?[])["again", null])
        {
            var first = await gateway.PostAsync(Address, Daily("some", id, Samples.Patient(1)));
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
            var second = await gateway.PostAsync(Address, Daily("some", id, Samples.Patient(1)));
            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
            Assert.True(JsonNode.DeepEquals(first.Body, second.Body));
        }
    }

    [Fact]
    public async Task Other_content_under_the_same_identifier_is_refused_and_changes_nothing()
    {
        await gateway.PostAsync(Address, Daily("some", "taken"));
        var (status, outcome) = await gateway.PostAsync(Address, Daily("much", "taken"));
        Assert.Equal((HttpStatusCode.Conflict, "identifier-taken", "QuestionnaireResponse.identifier"), (status, outcome.Key(), outcome.Expression()));

        var amended = Daily("much", "taken");
        amended["status"] = "amended";
        Assert.Equal("response-correction-not-taken", (await gateway.PostAsync(Address, amended)).Body.Key());
        amended["identifier"]!["value"] = "not taken";
        Assert.Equal(HttpStatusCode.Created, (await gateway.PostAsync(Address, amended)).Status);
    }

    [Fact]
    public async Task A_type_has_its_own_address_and_its_own_ids()
    {
        Assert.Equal("other-type", (await gateway.PostAsync(Address, Samples.SpO2(94, "elsewhere"))).Body.Key());
        Assert.Equal("other-type", (await gateway.PostAsync("/fhir/Observation", Daily("some", "elsewhere"))).Body.Key());
        Assert.Equal("method-not-allowed", (await gateway.SendAsync(HttpMethod.Put, Address, null)).Body.Key());

        foreach (var unknown in (string[])["999999", "x", "1/_history/2"])
        {
            Assert.Equal("response-unknown", (await gateway.SendAsync(HttpMethod.Get, $"{Address}/{unknown}", null)).Body.Key());
        }
    }

    [Fact]
    public async Task A_client_that_does_not_read_the_controller_reads_nothing()
    {
        var (_, stored) = await gateway.PostAsync(Address, Daily("some", "closed"));
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Get, $"{Address}/{(string)stored["id"]!}", null, "oslo");
        Assert.Equal((HttpStatusCode.NotFound, "response-unknown"), (status, outcome.Key()));
    }

    [Fact]
    public async Task No_refusal_repeats_what_the_patient_said()
    {
        var response = Daily("some", "secret", Samples.Patient(70), words: "hemmelig");
        var (_, outcome) = await gateway.PostAsync(Address, response);
        Assert.DoesNotContain("hemmelig", outcome.Json(), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Patient(70), outcome.Json(), StringComparison.Ordinal);
    }
}
