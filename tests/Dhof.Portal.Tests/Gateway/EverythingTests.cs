using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Tests.Gateway;

public sealed class EverythingTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public async Task Everything_is_what_the_searches_find_the_patient_first_and_what_was_withdrawn_too()
    {
        await FillAsync(1);
        var withdrawn = Samples.SpO2(94, "everything-1-0", Samples.Patient(1));
        withdrawn["status"] = "entered-in-error";
        await gateway.PostAsync("/fhir/Observation", withdrawn);

        var (status, bundle) = await EverythingAsync(Searches.Patient(1));
        Assert.Equal((HttpStatusCode.OK, "searchset", null), (status, (string)bundle["type"]!, bundle.Link("next")));
        List<string> expected = [$"Patient/{Searches.Patient(1)}-{GatewayUnderTest.Larvik}"];

        foreach (var (type, parameters) in ((string, string)[])[("Observation", "&status=final,entered-in-error"), ("QuestionnaireResponse", ""), ("DetectedIssue", "")])
        {
            expected.AddRange((await gateway.SearchAsync($"patient={Searches.Patient(1)}{parameters}", type: type)).Body.Ids().Select(id => $"{type}/{id}"));
        }

        Assert.Equal(expected, Named(bundle));
        Assert.Contains(bundle["entry"]!.AsArray(), entry => (string?)entry!["resource"]!["status"] == "entered-in-error");

        foreach (var entry in bundle["entry"]!.AsArray())
        {
            Assert.Equal((await gateway.SendAsync(HttpMethod.Get, (string)entry!["fullUrl"]!, null)).Body.Json(), entry["resource"]!.Json());
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(7)]
    public async Task The_pages_hold_each_once_and_in_order_while_data_arrive(int count)
    {
        var place = 10 + count;
        await FillAsync(place);
        var whole = Named((await EverythingAsync(Searches.Patient(place))).Body);
        List<string> turned = [];
        var next = $"/fhir/Patient/{Searches.Patient(place)}/$everything?_count={count}";

        for (var page = 0; next is not null; page++)
        {
            var (status, bundle) = await gateway.SendAsync(HttpMethod.Get, next, null);
            Assert.Equal(HttpStatusCode.OK, status);
            var named = Named(bundle);
            next = bundle.Link("next");
            Assert.True(next is null ? named.Length is > 0 && named.Length <= count : named.Length == count, $"Page {page} has {named.Length}.");
            turned.AddRange(named);

            // The Observations have begun: one that arrives now is not among them.
            if (named.Any(name => name.StartsWith("Observation", StringComparison.Ordinal)))
            {
                await gateway.StoreAsync(place, $"arrived-{page}", 5);
            }
        }

        Assert.Equal(whole, turned);
    }

    [Fact]
    public async Task Since_gives_what_was_stored_since_and_type_what_was_asked_for()
    {
        await FillAsync(2);
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = gateway.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        Assert.Empty(Named((await EverythingAsync(Searches.Patient(2), "?_since=" + since)).Body));
        var stored = (await gateway.StoreAsync(2, "since", 9))[0];
        var corrected = Samples.SpO2(95, "everything-2-1", Samples.Patient(2));
        corrected["status"] = "corrected";
        var revised = (string)(await gateway.PostAsync("/fhir/Observation", corrected)).Body["id"]!;

        Assert.Equal(((string[])[$"Observation/{stored}", $"Observation/{revised}"]).Order(), Named((await EverythingAsync(Searches.Patient(2), "?_since=" + since)).Body).Order());
        Assert.Equal(["Patient", "QuestionnaireResponse"], Named((await EverythingAsync(Searches.Patient(2), "?_type=QuestionnaireResponse,Patient,Condition")).Body).Select(name => name.Split('/')[0]).Distinct());
        Assert.Equal(["DetectedIssue"], Named((await EverythingAsync(Searches.Patient(2), "?_type=DetectedIssue")).Body).Select(name => name.Split('/')[0]).Distinct());
        Assert.Empty(Named((await EverythingAsync(Searches.Patient(2), "?_type=Condition")).Body));
    }

    [Fact]
    public async Task A_form_Parameters_and_an_address_ask_the_same()
    {
        await FillAsync(3);
        var address = $"/fhir/Patient/{Searches.Patient(3)}/$everything";
        var expected = Named((await EverythingAsync(Searches.Patient(3), "?_type=Observation&_count=2")).Body);
        var parameters = JsonNode.Parse("""{"resourceType":"Parameters","parameter":[{"name":"_type","valueCode":"Observation"},{"name":"_count","valueInteger":2}]}""")!;
        Assert.Equal(2, expected.Length);
        Assert.Equal(expected, Named((await gateway.SendAsync(HttpMethod.Post, address, new StringContent("_type=Observation&_count=2"), contentType: Form)).Body));
        Assert.Equal(expected, Named((await gateway.PostAsync(address, parameters)).Body));
        Assert.Equal(expected, Named((await gateway.SendAsync(HttpMethod.Post, address + "?_type=Observation&_count=2", null)).Body));
    }

    [Theory]
    [InlineData("start=2026-01-01", "search-parameter")]
    [InlineData("end=2026-01-01", "search-parameter")]
    [InlineData("_since=soon", "search-date")]
    [InlineData("_count=0", "search-value")]
    [InlineData("_count=x", "search-value")]
    [InlineData("_type:not=Observation", "search-modifier")]
    public async Task What_is_not_understood_is_refused(string query, string key)
    {
        var (status, outcome) = await EverythingAsync(Searches.Patient(3), "?" + query);
        Assert.Equal((HttpStatusCode.BadRequest, key), (status, outcome.Key()));
    }

    [Theory]
    [InlineData("application/fhir+json", "{", HttpStatusCode.BadRequest, "json-invalid")]
    [InlineData("application/fhir+json", "", HttpStatusCode.BadRequest, "body-empty")]
    [InlineData("application/fhir+json", "[]", HttpStatusCode.BadRequest, "parameters-shape")]
    [InlineData("application/fhir+json", """{"resourceType":"Patient"}""", HttpStatusCode.BadRequest, "parameters-shape")]
    [InlineData("application/fhir+json", """{"resourceType":"Parameters","parameter":[{"name":"_count"}]}""", HttpStatusCode.BadRequest, "parameters-shape")]
    [InlineData("application/fhir+json", """{"resourceType":"Parameters","parameter":[{"name":"_count","valueBoolean":true}]}""", HttpStatusCode.BadRequest, "parameters-shape")]
    [InlineData("application/fhir+json", """{"resourceType":"Parameters","parameter":{}}""", HttpStatusCode.BadRequest, "parameters-shape")]
    [InlineData("application/fhir+xml", "<Parameters/>", HttpStatusCode.UnsupportedMediaType, "content-type")]
    public async Task A_body_is_Parameters_or_a_form(string type, string body, HttpStatusCode expected, string key)
    {
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, $"/fhir/Patient/{Searches.Patient(3)}/$everything", new StringContent(body), contentType: type);
        Assert.Equal((expected, key), (status, outcome.Key()));
    }

    [Fact]
    public async Task Of_a_record_it_is_what_its_controller_holds_and_of_others_as_unknown_as_none()
    {
        foreach (var controller in (string[])[GatewayUnderTest.Larvik, GatewayUnderTest.Oslo])
        {
            await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "everything", null, controller));
            await gateway.PostAsync("/fhir/QuestionnaireResponse", ResponseSamples.Daily(id: "everything", controller: controller));
            await gateway.RaiseAsync(0, controller: controller);
        }

        Assert.Equal(8, Named((await EverythingAsync(Searches.Patient(0), token: "neighbour")).Body).Length);
        var (_, larvik) = await EverythingAsync($"{Searches.Patient(0)}-{GatewayUnderTest.Larvik}", token: "neighbour");
        var (_, read) = await EverythingAsync(Searches.Patient(0));
        Assert.Equal(Named(read), Named(larvik));
        Assert.Equal(4, Named(larvik).Length);

        var unknown = await EverythingAsync("000000000000ffff", token: "oslo");

        foreach (var id in (string[])[Searches.Patient(4), $"{Searches.Patient(0)}-{GatewayUnderTest.Larvik}", "x"])
        {
            var closed = await EverythingAsync(id, token: "oslo");
            Assert.Equal((HttpStatusCode.NotFound, "record-unknown", unknown.Body.Json()), (closed.Status, closed.Body.Key(), closed.Body.Json()));
        }
    }

    [Fact]
    public async Task Every_page_is_in_the_log_and_a_next_link_is_for_its_client_and_its_operation()
    {
        await FillAsync(5);
        var next = (await EverythingAsync(Searches.Patient(5), "?_count=2")).Body.Link("next")!;
        Assert.Equal("cursor-unknown", (await gateway.SendAsync(HttpMethod.Get, next, null, "oslo")).Body.Key());
        Assert.Equal("cursor-unknown", (await gateway.SendAsync(HttpMethod.Get, next.Replace("/Patient/", "/Observation/", StringComparison.Ordinal), null)).Body.Key());
        await gateway.SendAsync(HttpMethod.Get, next, null);
        await EverythingAsync(Searches.Patient(5), token: "oslo");

        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_005);
        var rows = await database.AccessLog.Where(row => row.Patient == patient && row.Action == ClientActions.Everything).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("both", GatewayUnderTest.Larvik, null), ("both", GatewayUnderTest.Larvik, null), ("oslo", "", AccessRefusal.NoRecord)],
            rows.Select(row => (row.Clinician, row.Controllers, row.Refusal)));
    }

    private Task<(HttpStatusCode Status, JsonNode Body)> EverythingAsync(string id, string query = "", string token = "both") => gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{id}/$everything{query}", null, token);

    /// <summary>Three Observations, two answered forms and two alerts.</summary>
    private async Task FillAsync(int place)
    {
        await gateway.StoreAsync(place, "everything", 1, 2, 3);
        await gateway.AnswerAsync(place, "everything", 1, 2);
        await gateway.RaiseAsync(place, 1);
        await gateway.RaiseAsync(place, 2);
    }

    private static string[] Named(JsonNode bundle) => [.. (bundle["entry"]?.AsArray() ?? []).Select(entry => $"{entry!["resource"]!["resourceType"]}/{entry["resource"]!["id"]}")];
}
