using System.Net;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Every version stays readable, for those who may read it.</summary>
public sealed class VersionReadTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Fact]
    public async Task The_history_is_every_version_as_it_came_the_present_one_first()
    {
        var (id, sent) = await ThreeAsync("history");
        var (status, bundle) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/Observation/{id}/_history", null);
        var address = new Uri(gateway.Client.BaseAddress!, $"/fhir/Observation/{id}").ToString();

        Assert.Equal((HttpStatusCode.OK, "Bundle", "history", 3, address + "/_history"), (status, (string)bundle["resourceType"]!, (string)bundle["type"]!, (int)bundle["total"]!, bundle.Link("self")));
        Assert.Equal(["3", "2", "1"], bundle["entry"]!.AsArray().Select(entry => (string)entry!["resource"]!["meta"]!["versionId"]!));
        Assert.Equal(sent.Reverse().Select(answer => answer.Body!.Json()), bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.Json()));
        Assert.All(bundle["entry"]!.AsArray(), entry => Assert.Equal((address, "POST", "Observation", "201 Created"), ((string)entry!["fullUrl"]!, (string)entry["request"]!["method"]!, (string)entry["request"]!["url"]!, (string)entry["response"]!["status"]!)));
        Assert.Equal(["W/\"3\"", "W/\"2\"", "W/\"1\""], Enumerable.Range(0, 3).Select(i => (string)bundle.Response(i)["etag"]!));
        Assert.All(bundle["entry"]!.AsArray(), entry => Assert.Equal((string)entry!["resource"]!["meta"]!["lastUpdated"]!, (string)entry["response"]!["lastModified"]!));
    }

    [Fact]
    public async Task Each_version_is_read_by_its_number_and_the_present_one_without()
    {
        var (id, sent) = await ThreeAsync("numbers");

        foreach (var (i, answer) in sent.Index())
        {
            var read = await gateway.ReadAsync($"/fhir/Observation/{id}/_history/{i + 1}");
            Assert.Equal((HttpStatusCode.OK, answer.ETag, answer.LastModified, answer.Body!.Json()), (read.Status, read.ETag, read.LastModified, read.Body!.Json()));
        }

        Assert.Equal(sent[2].Body!.Json(), (await gateway.ReadAsync($"/fhir/Observation/{id}")).Body!.Json());
    }

    [Theory]
    [InlineData("", "W/\"1\"", 200), InlineData("", "W/\"2\"", 200), InlineData("", "W/\"3\"", 304), InlineData("", "*", 304)]
    [InlineData("/_history/1", "W/\"1\"", 304), InlineData("/_history/1", "W/\"3\"", 200), InlineData("/_history/2", "W/\"2\"", 304)]
    public async Task Who_has_the_version_is_not_sent_it_again(string address, string known, int status)
    {
        var (id, sent) = await ThreeAsync($"known {address} {known}");
        var answer = await gateway.ReadAsync($"/fhir/Observation/{id}{address}", known: known);
        Assert.Equal((status, status == 304), ((int)answer.Status, answer.Body is null));
        Assert.Equal(address.Length == 0 ? sent[2].ETag : $"W/\"{address[^1]}\"", answer.ETag);
    }

    [Theory]
    [InlineData("/_history/0"), InlineData("/_history/4"), InlineData("/_history/-1"), InlineData("/_history/x"), InlineData("/_history/4294967297"), InlineData("/_history/99999999999999999999")]
    public async Task A_version_that_never_was_is_unknown(string address)
    {
        var (id, _) = await ThreeAsync($"unknown {address}");
        Assert.Equal((404, "observation-unknown"), (await gateway.ReadAsync($"/fhir/Observation/{id}{address}")).Refused);
    }

    [Theory]
    [InlineData(""), InlineData("/_history"), InlineData("/_history/1"), InlineData("/_history/2"), InlineData("/_history/3")]
    public async Task A_client_that_may_not_read_the_controller_is_answered_as_if_there_were_none(string address)
    {
        var (id, _) = await ThreeAsync($"closed {address}");
        var (closed, none) = (await gateway.ReadAsync($"/fhir/Observation/{id}{address}", "oslo"), await gateway.ReadAsync($"/fhir/Observation/999999{address}", "oslo"));
        Assert.Equal((404, "observation-unknown"), closed.Refused);
        Assert.Equal((none.Status, none.Body!.Json()), (closed.Status, closed.Body!.Json()));
        Assert.Equal(HttpStatusCode.OK, (await gateway.ReadAsync($"/fhir/Observation/{id}{address}")).Status);
    }

    [Fact]
    public async Task Versions_that_came_in_one_body_are_told_apart()
    {
        var (_, answer) = await gateway.PostAsync("/fhir", Samples.Bundle("batch", Enumerable.Range(0, 40).Select(i => Samples.SpO2(60 + i, "one-body").As(i == 0 ? "final" : "corrected"))));
        var id = ((string)answer.Response(0)["location"]!).Split('/')[1];
        var (_, bundle) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/Observation/{id}/_history", null);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (40 - i, 99 - i)), bundle["entry"]!.AsArray().Select(entry => (int.Parse((string)entry!["resource"]!["meta"]!["versionId"]!, null), (int)entry["resource"]!["valueQuantity"]!["value"]!)));
    }

    [Fact]
    public async Task The_history_is_only_read()
    {
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation/1/_history", null);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method-not-allowed"), (status, outcome.Key()));
    }

    private async Task<(long Id, VersionAnswer[] Sent)> ThreeAsync(string id)
    {
        List<VersionAnswer> sent = [];

        foreach (var version in (System.Text.Json.Nodes.JsonObject[])[Samples.SpO2(84, id), Samples.SpO2(94, id).As("corrected", reason: "Feil avlest"), Samples.SpO2(94, id).Withdrawn()])
        {
            sent.Add(await gateway.SendAsync(version));
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return (sent[0].Id, [.. sent]);
    }
}
