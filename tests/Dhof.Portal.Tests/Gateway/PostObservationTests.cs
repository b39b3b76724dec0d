using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

public sealed class PostObservationTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Fact]
    public async Task What_was_stored_is_read_back_as_it_came_with_id_and_version()
    {
        var observation = Samples.SpO2(id: "read-back");
        observation["note"] = new JsonArray(new JsonObject { ["text"] = "Målt på høyre hånd" });
        observation["valueQuantity"]!["value"] = JsonNode.Parse("94.50");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/Observation") { Content = new ByteArrayContent(observation.Bytes()) };
        request.Content.Headers.ContentType = new("application/fhir+json");
        request.Headers.Authorization = new("Bearer", "both");
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(("W/\"1\"", gateway.Clock.GetUtcNow()), (response.Headers.ETag!.ToString(), response.Content.Headers.LastModified));
        var read = await gateway.SendAsync(HttpMethod.Get, response.Headers.Location!.ToString(), null);
        Assert.Equal(body, read.Body.Json());
        Assert.Contains("94.50", body, StringComparison.Ordinal);
        Assert.Equal(("1", "http://example.org/gateway"), ((string)read.Body["meta"]!["versionId"]!, (string)read.Body["meta"]!["source"]!));

        read.Body.AsObject().Remove("id");
        read.Body["meta"]!.AsObject().Remove("versionId");
        read.Body["meta"]!.AsObject().Remove("lastUpdated");
        Assert.True(JsonNode.DeepEquals(observation, read.Body));
    }

    [Fact]
    public async Task The_same_again_is_stored_once_with_and_without_identifier()
    {
        foreach (var id in (string?[])["again", null])
        {
            var observation = Samples.SpO2(93, id, Samples.Patient(1));
            var first = await gateway.PostAsync("/fhir/Observation", observation);
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
            var second = await gateway.PostAsync("/fhir/Observation", observation);

            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
            Assert.True(JsonNode.DeepEquals(first.Body, second.Body));
        }
    }

    [Fact]
    public async Task The_same_identifier_with_other_content_is_refused_and_kept_once()
    {
        var before = await gateway.CountAsync("Quarantine");
        await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "taken"));

        for (var i = 0; i < 2; i++)
        {
            var (status, body) = await gateway.PostAsync("/fhir/Observation", Samples.SpO2(91, "taken"));
            Assert.Equal((HttpStatusCode.Conflict, "identifier-taken", "Observation.identifier"), (status, body.Key(), body.Expression()));
        }

        Assert.Equal(before + 1, await gateway.CountAsync("Quarantine"));
    }

    [Fact]
    public async Task An_identifier_belongs_to_its_controller()
    {
        var larvik = await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "shared", null, GatewayUnderTest.Larvik));
        var oslo = await gateway.PostAsync("/fhir/Observation", Samples.SpO2(90, "shared", null, GatewayUnderTest.Oslo));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (larvik.Status, oslo.Status));
    }

    [Fact]
    public async Task Many_who_post_the_same_at_once_store_one()
    {
        var before = await gateway.CountAsync("Measurements");
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => gateway.PostAsync("/fhir/Observation", Samples.SpO2(95, "at-once"))));

        Assert.Equal(before + 1, await gateway.CountAsync("Measurements"));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(15, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => (string)answer.Body["id"]!).Distinct());
    }

    [Theory]
    [InlineData(94, "final", "2026-03-02T08:30:00Z", GatewayUnderTest.Larvik, ReadingMarks.None)]
    [InlineData(94, "corrected", "2026-03-02T07:59:59Z", GatewayUnderTest.Larvik, ReadingMarks.Late)]
    [InlineData(149, "final", "2026-03-02T08:30:00Z", GatewayUnderTest.Larvik, ReadingMarks.Impossible)]
    [InlineData(49, "final", "2026-03-02T08:30:00Z", GatewayUnderTest.Larvik, ReadingMarks.Improbable)]
    [InlineData(94, "amended", "2026-03-02T09:08:00Z", GatewayUnderTest.Larvik, ReadingMarks.ClockAhead)]
    [InlineData(94, "final", "2026-03-02T08:30:00Z", null, ReadingMarks.ControllerAssumed)]
    public async Task Marks_are_stored(decimal value, string status, string time, string? controller, ReadingMarks marks)
    {
        var observation = Samples.SpO2(value, $"marks {value} {status} {controller}", Samples.Patient(2), controller);
        (observation["status"], observation["effectiveDateTime"]) = (status, time);
        var (answer, body) = await gateway.PostAsync("/fhir/Observation", observation);
        Assert.Equal(HttpStatusCode.Created, answer);

        await using var database = await gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var id = long.Parse((string)body["id"]!, System.Globalization.CultureInfo.InvariantCulture);
        var row = await database.Visible<MeasurementRow>(AccessPolicy.ForEngine("test", [new(310000019)])).SingleAsync(row => row.Id == id, TestContext.Current.CancellationToken);
        Assert.Equal((marks, (double)value, "spo2"), (row.Marks, row.Value, row.Kind));
    }

    [Theory]
    [InlineData("return=minimal", "")]
    [InlineData("return=OperationOutcome", "OperationOutcome")]
    [InlineData("return=representation", "Observation")]
    public async Task The_sender_chooses_what_comes_back(string prefer, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/Observation") { Content = new ByteArrayContent(Samples.SpO2(id: prefer).Bytes()) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Prefer", prefer);
        request.Headers.Authorization = new("Bearer", "both");
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.NotNull(response.Headers.Location);
        Assert.Equal(type, body.Length == 0 ? "" : (string)JsonNode.Parse(body)!["resourceType"]!);
    }
}
