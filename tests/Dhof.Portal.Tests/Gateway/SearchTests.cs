using System.Net;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

public sealed class SearchTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Fact]
    public async Task An_entry_is_the_observation_as_it_is_read()
    {
        var observation = Samples.SpO2(94, "as-read", Samples.Patient(1));
        observation["note"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["text"] = "Målt på \"høyre\" hånd" });
        await gateway.PostAsync("/fhir/Observation", observation);
        var (status, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(1)}");

        Assert.Equal((HttpStatusCode.OK, "searchset"), (status, (string)bundle["type"]!));
        var entry = Assert.Single(bundle["entry"]!.AsArray())!;
        var read = await gateway.SendAsync(HttpMethod.Get, (string)entry["fullUrl"]!, null);
        Assert.Equal(read.Body.Json(), entry["resource"]!.Json());
        Assert.Equal("match", (string)entry["search"]!["mode"]!);
    }

    [Fact]
    public async Task By_number_in_a_form_and_by_id_find_the_same_and_no_link_names_the_number()
    {
        var ids = await gateway.StoreAsync(2, "form", 1, 2, 3);
        var number = Samples.Patient(2);
        var (status, byNumber) = await gateway.SearchByFormAsync($"patient.identifier={Samples.BirthNumber}|{number}&_count=2", "?_sort=date");
        var (_, byId) = await gateway.SearchAsync($"patient=Patient/{Searches.Patient(2)}&_count=2&_sort=date");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(ids[..2], byNumber.Ids());
        Assert.Equal(byId.Ids(), byNumber.Ids());
        Assert.Equal(ids[2..], (await gateway.SendAsync(HttpMethod.Get, byNumber.Link("next")!, null)).Body.Ids());
        Assert.DoesNotContain(number, byNumber["link"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((await gateway.SendAsync(HttpMethod.Get, byNumber.Link("self")!, null)).Body.Ids(), byNumber.Ids());
    }

    [Theory]
    [InlineData("")]
    [InlineData("code=59408-5")]
    [InlineData("patient=&date=2026")]
    [InlineData("patient=1")]
    [InlineData("patient=Group/00000000000003e8")]
    [InlineData("patient=00000000000003e8,00000000000003e9")]
    [InlineData("patient=00000000000003e8&patient=00000000000003e9")]
    [InlineData("subject=Patient/00000000000003e8")]
    public async Task A_search_names_exactly_one_patient(string query)
    {
        var (status, outcome) = await gateway.SearchAsync(query);
        Assert.Equal((HttpStatusCode.BadRequest, "search-patient"), (status, outcome.Key()));
        (status, outcome) = await gateway.SearchByFormAsync(query);
        Assert.Equal((HttpStatusCode.BadRequest, "search-patient"), (status, outcome.Key()));
    }

    [Theory]
    [InlineData("date=x", "search-date")]
    [InlineData("date=2026-10-25T02:30", "search-date-zone")]
    [InlineData("_lastUpdated=soon", "search-date")]
    [InlineData("_count=-1", "search-value")]
    [InlineData("_count=many", "search-value")]
    [InlineData("_sort=value", "search-value")]
    [InlineData("_sort=date,_lastUpdated", "search-value")]
    [InlineData("_total=some", "search-value")]
    [InlineData("code:in=http://example.org/vs", "search-modifier")]
    [InlineData("date:missing=true", "search-modifier")]
    public async Task What_is_not_understood_is_refused_with_the_cure(string parameter, string key)
    {
        var (status, outcome) = await gateway.SearchAsync($"patient={Searches.Patient(3)}&{parameter}");
        Assert.Equal((HttpStatusCode.BadRequest, key, "http." + parameter.Split('=', ':')[0]), (status, outcome.Key(), outcome.Expression()));
    }

    [Fact]
    public async Task An_unknown_parameter_is_ignored_and_not_in_the_self_link_or_refused_where_strictness_is_preferred()
    {
        var query = $"patient={Searches.Patient(3)}&colour=red&code=59408-5";
        var (status, bundle) = await gateway.SearchAsync(query);
        Assert.Equal((HttpStatusCode.OK, $"?patient={Searches.Patient(3)}&code=59408-5"), (status, new Uri(bundle.Link("self")!).Query));
        (status, var outcome) = await gateway.SearchStrictlyAsync(query);
        Assert.Equal((HttpStatusCode.BadRequest, "search-parameter"), (status, outcome.Key()));
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType, "form-content-type", 10)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.RequestEntityTooLarge, "form-too-large", 70_000)]
    public async Task A_form_is_a_form_of_reasonable_size(string type, HttpStatusCode expected, string key, int length)
    {
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation/_search", new StringContent("code=" + new string('1', length)), contentType: type);
        Assert.Equal((expected, key), (status, outcome.Key()));
    }

    [Fact]
    public async Task A_code_finds_its_kind_whichever_coding_it_came_with()
    {
        await gateway.StoreAsync(4, "code", 1, 2);
        var pulse = Samples.Of(Samples.Snomed, "364075005", 70, "/min", "code-pulse", Samples.Patient(4));
        await gateway.PostAsync("/fhir/Observation", pulse);

        foreach (var (code, count) in (IEnumerable<(string, int)>)[
            .. Samples.CodingsOf(MeasurementCatalogue.Get("spo2")).SelectMany(coding => (string[])[coding.Code, $"{coding.System}|{coding.Code}"]).Select(code => (code, 2)),
            ("8867-4", 1), ("8867-4,59408-5", 3), ("8867-4&code=59408-5", 0), ($"{Samples.Snomed}|8867-4", 0), ($"{Samples.Npu}|", 0), ($"{Samples.Loinc}|", 3), ("|8867-4", 0), ("12345-6", 0)])
        {
            var (_, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(4)}&_total=accurate&code={code}");
            Assert.Equal((code, count, count), (code, bundle.Ids().Length, (int)bundle["total"]!));
        }
    }

    [Theory]
    [InlineData("category=vital-signs", 3)]
    [InlineData("category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs", 3)]
    [InlineData("category=laboratory", 0)]
    [InlineData("status=final", 2)]
    [InlineData("status=http://hl7.org/fhir/observation-status|amended", 1)]
    [InlineData("status=final,amended", 3)]
    [InlineData("status=final&_count=1", 1)]
    [InlineData("status=cancelled", 0)]
    [InlineData("date=2026-03-02", 3)]
    [InlineData("date=gt2026-03-02", 0)]
    [InlineData("date=2026-03-01,2026-03-02", 3)]
    [InlineData("date=ge2026-03-02T00:02:00Z&date=lt2026-03-02T00:03:00Z", 1)]
    [InlineData("date=ne2026-03-02T00:02:00Z", 2)]
    [InlineData("_lastUpdated=2026-03-02", 3)]
    [InlineData("_lastUpdated=lt2026-03-02T09:00:00Z", 0)]
    [InlineData("_count=0", 0)]
    public async Task A_parameter_narrows(string parameter, int count)
    {
        await gateway.StoreAsync(5, "narrow", 1, 2);
        var amended = Samples.SpO2(94, "narrow-amended", Samples.Patient(5));
        amended["status"] = "amended";
        await gateway.PostAsync("/fhir/Observation", amended);
        Assert.Equal(count, (await gateway.SearchAsync($"patient={Searches.Patient(5)}&{parameter}")).Body.Ids().Length);
    }

    [Fact]
    public async Task The_total_is_said_where_it_is_asked_for_and_on_every_page()
    {
        await gateway.StoreAsync(6, "total", 1, 2, 3);
        var patient = $"patient={Searches.Patient(6)}";
        Assert.Equal(3, (int)(await gateway.SearchAsync(patient + "&_count=0")).Body["total"]!);
        Assert.Null((await gateway.SearchAsync(patient)).Body["total"]);
        Assert.Equal(2, (int)(await gateway.SearchAsync(patient + "&_total=accurate&date=gt2026-03-02T00:01:00Z")).Body["total"]!);
        var (_, first) = await gateway.SearchAsync(patient + "&_total=estimate&_count=2");
        await gateway.StoreAsync(6, "total-later", 4);
        Assert.Equal((3, 3), ((int)first["total"]!, (int)(await gateway.SendAsync(HttpMethod.Get, first.Link("next")!, null)).Body["total"]!));
    }

    [Theory]
    [InlineData("W/\"1\"", HttpStatusCode.NotModified)]
    [InlineData("\"7\", \"1\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("W/\"7\"", HttpStatusCode.OK)]
    public async Task What_the_client_has_already_is_not_sent_again(string known, HttpStatusCode expected)
    {
        var id = (await gateway.StoreAsync(10, "etag", 1))[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/fhir/Observation/{id}");
        request.Headers.Authorization = new("Bearer", "both");
        request.Headers.Add("If-None-Match", known);
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((expected, "W/\"1\""), (response.StatusCode, response.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task A_next_link_is_for_its_client_and_for_an_hour()
    {
        await gateway.StoreAsync(7, "cursor", 1, 2);
        var next = (await gateway.SearchAsync($"patient={Searches.Patient(7)}&_count=1")).Body.Link("next")!;
        Assert.Equal("cursor-unknown", (await gateway.SendAsync(HttpMethod.Get, next, null, "oslo")).Body.Key());
        Assert.Equal("cursor-unknown", (await gateway.SendAsync(HttpMethod.Get, next[..^3] + "AAA", null)).Body.Key());
        Assert.Equal("cursor-unknown", (await gateway.SendAsync(HttpMethod.Get, "/fhir/Observation/_page", null)).Body.Key());
        gateway.Clock.Advance(TimeSpan.FromMinutes(61));
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Get, next, null);
        Assert.Equal((HttpStatusCode.Gone, "cursor-expired"), (status, outcome.Key()));
    }
}
