using System.Net;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

public sealed class ResponseSearchTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Type = "QuestionnaireResponse";

    [Fact]
    public async Task An_entry_is_the_answered_form_as_it_is_read_and_so_is_its_only_version()
    {
        await gateway.PostAsync("/fhir/" + Type, ResponseSamples.Daily("much", "as-read", Samples.Patient(1), words: "Måtte sitte oppe «i natt»"));
        var (status, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(1)}", type: Type);
        Assert.Equal((HttpStatusCode.OK, "searchset"), (status, (string)bundle["type"]!));
        var entry = Assert.Single(bundle["entry"]!.AsArray())!;
        var address = (string)entry["fullUrl"]!;
        Assert.Equal((await gateway.SendAsync(HttpMethod.Get, address, null)).Body.Json(), entry["resource"]!.Json());

        var (_, history) = await gateway.SendAsync(HttpMethod.Get, address + "/_history", null);
        Assert.Equal(("history", 1, address, Type), ((string)history["type"]!, (int)history["total"]!, (string)history["entry"]![0]!["fullUrl"]!, (string)history["entry"]![0]!["request"]!["url"]!));
        Assert.Equal(entry["resource"]!.Json(), history["entry"]![0]!["resource"]!.Json());
    }

    [Fact]
    public async Task By_number_in_a_form_and_by_id_find_the_same_and_no_link_names_the_number()
    {
        var ids = await gateway.AnswerAsync(2, "form", 1, 2, 3);
        var (_, byNumber) = await gateway.SearchByFormAsync($"patient.identifier={Samples.BirthNumber}|{Samples.Patient(2)}&_count=2", "?_sort=authored", type: Type);
        Assert.Equal(ids[..2], byNumber.Ids());
        Assert.Equal(ids[2..], (await gateway.SendAsync(HttpMethod.Get, byNumber.Link("next")!, null)).Body.Ids());
        Assert.Equal(ids.Reverse(), (await gateway.SearchAsync($"patient={Searches.Patient(2)}", type: Type)).Body.Ids());
        Assert.DoesNotContain(Samples.Patient(2), byNumber["link"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("identity-in-address", (await gateway.SearchAsync($"patient.identifier={Samples.BirthNumber}|{Samples.Patient(2)}", type: Type)).Body.Key());
    }

    [Theory]
    [InlineData("", "search-patient")]
    [InlineData("patient=00000000000003e8&authored=x", "search-date")]
    [InlineData("patient=00000000000003e8&questionnaire=urn:dhof:form:daily-copd|1", "search-value")]
    [InlineData("patient=00000000000003e8&_sort=date", "search-value")]
    [InlineData("patient=00000000000003e8&_sort=--authored", "search-value")]
    [InlineData("patient=00000000000003e8&questionnaire:below=urn:x", "search-modifier")]
    public async Task What_is_not_understood_is_refused(string query, string key)
    {
        var (status, outcome) = await gateway.SearchAsync(query, type: Type);
        Assert.Equal((HttpStatusCode.BadRequest, key), (status, outcome.Key()));
    }

    [Theory]
    [InlineData("questionnaire=urn:dhof:form:daily-copd", 3)]
    [InlineData("questionnaire=urn:test:other", 1)]
    [InlineData("questionnaire=urn:test:other,urn:dhof:form:daily-copd", 4)]
    [InlineData("questionnaire=urn:test:other&questionnaire=urn:dhof:form:daily-copd", 0)]
    [InlineData("questionnaire=urn:test:unknown", 0)]
    [InlineData("status=completed", 3)]
    [InlineData("status=amended", 1)]
    [InlineData("status=http://hl7.org/fhir/questionnaire-answers-status|completed,amended", 4)]
    [InlineData("status=http://hl7.org/fhir/observation-status|completed", 0)]
    [InlineData("status=completed&_count=2", 2)]
    [InlineData("authored=2026-03-02", 4)]
    [InlineData("authored=eq2026-03-02T00:02Z", 1)]
    [InlineData("authored=ne2026-03-02T00:02:00Z", 3)]
    [InlineData("authored=gt2026-03-02T00:02:00Z", 2)]
    [InlineData("authored=sa2026-03-02T00:02:00Z", 2)]
    [InlineData("authored=ge2026-03-02T00:02:00Z", 3)]
    [InlineData("authored=lt2026-03-02T00:02:00Z", 1)]
    [InlineData("authored=eb2026-03-02T00:02:00Z", 1)]
    [InlineData("authored=le2026-03-02T00:02:00Z", 2)]
    [InlineData("authored=ap2026-03-02", 4)]
    [InlineData("authored=2026-03-01,2026-03-02T00:01Z", 1)]
    [InlineData("_lastUpdated=2026-03-02", 4)]
    [InlineData("_lastUpdated=lt2026-03-02T09:00:00Z", 0)]
    [InlineData("_count=0", 0)]
    public async Task A_parameter_narrows(string parameter, int count)
    {
        await gateway.AnswerAsync(5, "narrow", 1, 2);
        var amended = ResponseSamples.Daily(id: "narrow-amended", patient: Samples.Patient(5), authored: "2026-03-02T00:03:00Z");
        amended["status"] = "amended";
        await gateway.PostAsync("/fhir/" + Type, amended);
        await gateway.PostAsync("/fhir/" + Type, ResponseSamples.Of("urn:test:other|2", "narrow-other", Samples.Patient(5), GatewayUnderTest.Larvik, "2026-03-02T00:04:00Z", ResponseSamples.Item("q")));
        var (_, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(5)}&_total=accurate&{parameter}", type: Type);
        Assert.Equal(count, bundle.Ids().Length);
        Assert.Equal(parameter switch { "_count=0" => 4, "status=completed&_count=2" => 3, _ => count }, (int)bundle["total"]!);
    }

    [Fact]
    public async Task A_client_finds_only_what_its_controllers_hold()
    {
        var larvik = (await gateway.PostAsync("/fhir/" + Type, ResponseSamples.Daily(id: "held"))).Body;
        var oslo = (await gateway.PostAsync("/fhir/" + Type, ResponseSamples.Daily(id: "held", controller: GatewayUnderTest.Oslo))).Body;

        foreach (var (token, id) in ((string, string)[])[("both", (string)larvik["id"]!), ("oslo", (string)oslo["id"]!)])
        {
            var (_, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(0)}&_total=accurate", token, Type);
            Assert.Equal(1, (int)bundle["total"]!);
            Assert.Equal([long.Parse(id, null)], bundle.Ids());
        }
    }

    [Fact]
    public async Task A_next_link_is_of_its_type()
    {
        await gateway.AnswerAsync(7, "cursor", 1, 2);
        await gateway.StoreAsync(7, "cursor", 1, 2);
        var next = (await gateway.SearchAsync($"patient={Searches.Patient(7)}&_count=1", type: Type)).Body.Link("next")!;
        Assert.Equal("cursor-unknown", (await gateway.SendAsync(HttpMethod.Get, next.Replace(Type, "Observation", StringComparison.Ordinal), null)).Body.Key());
        Assert.Single((await gateway.SendAsync(HttpMethod.Get, next, null)).Body.Ids());
    }
}
