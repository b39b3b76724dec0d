using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Tests.Gateway;

public sealed class ConditionalTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Observation = "/fhir/Observation";
    private const string Form = "/fhir/QuestionnaireResponse";

    [Fact]
    public async Task What_is_there_under_the_identifier_is_answered_and_nothing_is_stored()
    {
        foreach (var (address, first, other) in ((string, JsonObject, JsonObject)[])[
            (Observation, Samples.SpO2(94, "there", Samples.Patient(1)), Samples.SpO2(80, "there", Samples.Patient(1))),
            (Form, ResponseSamples.Daily("some", "there", Samples.Patient(1)), ResponseSamples.Daily("much", "there", Samples.Patient(1)))])
        {
            var created = await SendAsync(address, first, exists: "identifier=http://example.org/id|there");
            Assert.Equal((HttpStatusCode.Created, "W/\"1\""), (created.Status, created.Tag));
            var again = await SendAsync(address, other, exists: "identifier=http%3A%2F%2Fexample.org%2Fid%7Cthere");
            Assert.Equal((HttpStatusCode.OK, "W/\"1\"", created.Location), (again.Status, again.Tag, again.Location));
            Assert.Equal(created.Body!.Json(), again.Body!.Json());
            Assert.Single((await gateway.SearchAsync("patient=" + Searches.Patient(1), type: address.Split('/')[2])).Body.Ids());
        }

        // It reads what it was not sent, so it is in the log as a read.
        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_001);
        Assert.Equal(2, await database.AccessLog.CountAsync(row => row.Patient == patient && row.Action == ClientActions.Read, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Several_are_a_refusal_and_a_client_that_does_not_read_is_told_that_it_is_there_and_no_more()
    {
        await gateway.PostAsync(Observation, Samples.SpO2(94, "several", null, GatewayUnderTest.Larvik));
        var oslo = await gateway.PostAsync(Observation, Samples.SpO2(90, "several", null, GatewayUnderTest.Oslo));
        var several = await SendAsync(Observation, Samples.SpO2(94, "several"), exists: "identifier=http://example.org/id|several");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "conditional-several"), (several.Status, several.Body!.Key()));

        // Of Larvik it is not told whether there is anything: oslo does not write for it.
        var own = await SendAsync(Observation, Samples.SpO2(90, "several", null, GatewayUnderTest.Oslo), exists: "identifier=http://example.org/id|several", token: "oslo");
        Assert.Equal((HttpStatusCode.OK, (string)oslo.Body["id"]!), (own.Status, (string)own.Body!["id"]!));

        // "both" writes for Oslo and reads Larvik only.
        await gateway.PostAsync(Observation, Samples.SpO2(91, "unread", null, GatewayUnderTest.Oslo));
        var unread = await SendAsync(Observation, Samples.SpO2(91, "unread", null, GatewayUnderTest.Oslo), exists: "identifier=http://example.org/id|unread");
        Assert.Equal((HttpStatusCode.OK, "OperationOutcome"), (unread.Status, (string)unread.Body!["resourceType"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("code=59408-5")]
    [InlineData("identifier=x")]
    [InlineData("identifier=http://example.org/id|")]
    [InlineData("identifier=a|1,b|2")]
    [InlineData("identifier=a|1&identifier=b|2")]
    [InlineData("identifier=a|1&code=x")]
    public async Task Another_condition_is_refused_and_what_was_sent_is_kept(string condition)
    {
        var before = await gateway.CountAsync("Quarantine");
        var refused = await SendAsync(Observation, Samples.SpO2(94, "refused" + condition), exists: condition);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "conditional-request"), (refused.Status, refused.Body!.Key()));
        Assert.Equal(before + 1, await gateway.CountAsync("Quarantine"));
    }

    [Fact]
    public async Task A_correction_of_the_expected_version_is_stored_and_of_another_refused_with_the_present_one()
    {
        await gateway.PostAsync(Observation, Samples.SpO2(94, "match"));
        var second = await SendAsync(Observation, Corrected(95), match: "W/\"1\"");
        Assert.Equal((HttpStatusCode.Created, "W/\"2\""), (second.Status, second.Tag));

        // Sent again because the answer was lost: it is there.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Observation, Corrected(95), match: "W/\"1\"")).Status);

        var before = await gateway.CountAsync("Quarantine");
        var late = await SendAsync(Observation, Corrected(96), match: "W/\"1\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-other", "W/\"2\""), (late.Status, late.Body!.Key(), late.Tag));
        Assert.Contains("The present version is 2.", (string)late.Body!["issue"]![0]!["diagnostics"]!, StringComparison.Ordinal);
        Assert.Equal(before, await gateway.CountAsync("Quarantine"));
        Assert.Equal((HttpStatusCode.Created, "W/\"3\""), await StatusAndTagAsync(Corrected(96), "\"2\""));
    }

    [Fact]
    public async Task Of_two_who_correct_the_same_version_at_once_one_is_stored()
    {
        await gateway.PostAsync(Observation, Samples.SpO2(94, "race"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SendAsync(Observation, Corrected(80 + i, "race"), match: "W/\"1\"")));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer is { Status: HttpStatusCode.PreconditionFailed, Tag: "W/\"2\"" }));
    }

    [Fact]
    public async Task Where_nothing_stands_or_nothing_is_corrected_no_version_is_as_expected()
    {
        foreach (var status in (string[])["corrected", "entered-in-error", "final"])
        {
            var observation = Samples.SpO2(94, "nothing");
            observation["status"] = status;
            var refused = await SendAsync(Observation, observation, match: "W/\"1\"");
            Assert.Equal((HttpStatusCode.PreconditionFailed, "version-other", null), (refused.Status, refused.Body!.Key(), refused.Tag));
        }

        await gateway.PostAsync(Observation, Samples.SpO2(94, "final"));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "W/\"1\""), await StatusAndTagAsync(Samples.SpO2(90, "final"), "W/\"1\""));
        Assert.Equal((HttpStatusCode.OK, "W/\"1\""), await StatusAndTagAsync(Samples.SpO2(94, "final"), "W/\"1\""));
        Assert.Empty((await gateway.SearchAsync($"patient={Searches.Patient(0)}&status=corrected,entered-in-error&date=2027", "both")).Body.Ids());
    }

    [Theory]
    [InlineData(Observation, "x")]
    [InlineData(Observation, "W/\"x\"")]
    [InlineData(Observation, "*")]
    [InlineData(Form, "W/\"1\"")]
    public async Task A_version_that_is_none_and_one_of_a_form_are_refused(string address, string match)
    {
        var body = address == Form ? ResponseSamples.Daily(id: "version") : Corrected(90);
        var refused = await SendAsync(address, body, match: match);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "conditional-request"), (refused.Status, refused.Body!.Key()));
    }

    [Fact]
    public async Task A_bundle_carries_no_condition()
    {
        Assert.Equal("conditional-request", (await SendAsync("/fhir", Samples.Bundle("batch", Samples.SpO2(id: "bundle")), match: "W/\"1\"")).Body!.Key());
        Assert.Equal("conditional-request", (await SendAsync("/fhir", Samples.Bundle("batch", Samples.SpO2(id: "bundle")), exists: "identifier=a|1")).Body!.Key());
    }

    private static JsonObject Corrected(decimal value, string id = "match")
    {
        var observation = Samples.SpO2(value, id);
        observation["status"] = "corrected";
        return observation;
    }

    private async Task<(HttpStatusCode Status, string? Tag)> StatusAndTagAsync(JsonObject body, string match) => await SendAsync(Observation, body, match: match) is var answer ? (answer.Status, answer.Tag) : default;

    private async Task<(HttpStatusCode Status, string? Tag, string? Location, JsonNode? Body)> SendAsync(string address, JsonNode body, string? exists = null, string? match = null, string token = "both")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body.Bytes()) };
        request.Content.Headers.ContentType = new("application/fhir+json");
        request.Headers.Authorization = new("Bearer", token);
        _ = exists is null || request.Headers.TryAddWithoutValidation("If-None-Exist", exists);
        _ = match is null || request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.ETag?.ToString(), response.Headers.Location?.ToString(), JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
