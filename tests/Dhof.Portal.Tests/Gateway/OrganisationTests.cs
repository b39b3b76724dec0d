using System.Net;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

public sealed class OrganisationTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Theory]
    [InlineData("", "310000019 310000027")]
    [InlineData("_id=310000027", "310000027")]
    [InlineData("_id=310000019,310000027", "310000019 310000027")]
    [InlineData("identifier=310000019", "310000019")]
    [InlineData("identifier=urn:oid:2.16.578.1.12.4.1.4.101|310000019", "310000019")]
    [InlineData("identifier=urn:oid:2.16.578.1.12.4.1.4.102|310000019", "")]
    [InlineData("_id=310000019&identifier=310000027", "")]
    [InlineData("_id=310000043", "")]
    [InlineData("_id=x", "")]
    public async Task A_client_finds_the_controllers_that_it_reads_or_writes_for(string query, string found)
    {
        var (status, bundle) = await gateway.SearchAsync(query, type: "Organization");
        string[] ids = [.. (bundle["entry"]?.AsArray() ?? []).Select(entry => (string)entry!["resource"]!["id"]!)];
        Assert.Equal((HttpStatusCode.OK, found, ids.Length), (status, string.Join(' ', ids), (int)bundle["total"]!));
    }

    [Fact]
    public async Task An_organisation_is_read_by_its_number_with_its_name_where_that_is_known()
    {
        var (_, larvik) = await gateway.SendAsync(HttpMethod.Get, "/fhir/Organization/310000019", null);
        Assert.Equal(("Larvik kommune", "Kommune", "urn:oid:2.16.578.1.12.4.1.4.101", "310000019"), ((string)larvik["name"]!, (string)larvik["type"]![0]!["text"]!, (string)larvik["identifier"]![0]!["system"]!, (string)larvik["identifier"]![0]!["value"]!));
        Assert.Null((await gateway.SendAsync(HttpMethod.Get, "/fhir/Organization/310000027", null)).Body["name"]);

        foreach (var unknown in (string[])["310000019", "310000043", "x"])
        {
            var (status, outcome) = await gateway.SendAsync(HttpMethod.Get, "/fhir/Organization/" + unknown, null, "oslo");
            Assert.Equal((HttpStatusCode.NotFound, "organisation-unknown"), (status, outcome.Key()));
        }
    }

    [Fact]
    public async Task What_is_not_understood_is_refused()
    {
        Assert.Equal("search-modifier", (await gateway.SearchAsync("_id:not=310000019", type: "Organization")).Body.Key());
        Assert.Equal("search-parameter", (await gateway.SearchStrictlyAsync("name=Larvik", "Organization")).Body.Key());
        Assert.Equal("identity-in-address", (await gateway.SearchAsync("identifier=" + Samples.Patient(0), type: "Organization")).Body.Key());
    }
}
