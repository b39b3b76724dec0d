using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

public sealed class PatientTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly string s_person = Searches.Patient(0);

    [Fact]
    public async Task Each_record_is_a_Patient_of_its_own_and_nothing_is_merged()
    {
        var (status, found) = await gateway.SearchPatientsAsync($"identifier={Samples.BirthNumber}|{Samples.Patient(0)}", "neighbour");
        Assert.Equal((HttpStatusCode.OK, "searchset", 2), (status, (string)found["type"]!, (int)found["total"]!));
        var patients = found["entry"]!.AsArray().Select(entry => entry!["resource"]!).ToList();

        Assert.Equal([$"{s_person}-{GatewayUnderTest.Larvik}", $"{s_person}-{GatewayUnderTest.Oslo}"], patients.Select(patient => (string)patient["id"]!));
        Assert.Equal(["Anna", "Anna Marie"], patients.Select(patient => (string)patient["name"]![0]!["given"]![0]!));
        Assert.Equal([GatewayUnderTest.Larvik, GatewayUnderTest.Oslo], patients.Select(patient => (string)patient["managingOrganization"]!["identifier"]!["value"]!));
        Assert.Null(patients[1]["telecom"]);

        foreach (var entry in found["entry"]!.AsArray())
        {
            Assert.Equal((await gateway.SendAsync(HttpMethod.Get, (string)entry!["fullUrl"]!, null, "neighbour")).Body.Json(), entry["resource"]!.Json());
        }
    }

    [Fact]
    public async Task A_record_says_what_its_controller_holds()
    {
        var (_, patient) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{s_person}-{GatewayUnderTest.Larvik}", null);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""
            {
              "resourceType": "Patient", "id": "{{s_person}}-310000019",
              "meta": { "versionId": "1", "lastUpdated": "2026-03-02T09:00:00.000Z" },
              "identifier": [ { "use": "official", "system": "urn:oid:2.16.578.1.12.4.1.4.1", "value": "{{Samples.Patient(0)}}" } ],
              "name": [ { "use": "official", "family": "Testland", "given": [ "Anna" ] } ],
              "telecom": [ { "system": "phone", "value": "00 00 00 01" } ],
              "gender": "female", "birthDate": "1940-01-12",
              "contact": [ {
                "relationship": [ { "coding": [ { "system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "N" } ], "text": "sønn" } ],
                "name": { "text": "Bo Testland" }, "telecom": [ { "system": "phone", "value": "00 00 00 02" } ] } ],
              "managingOrganization": { "reference": "Organization/310000019", "identifier": { "system": "urn:oid:2.16.578.1.12.4.1.4.101", "value": "310000019" }, "display": "Larvik kommune" },
              "link": [ { "other": { "reference": "Patient/{{s_person}}" }, "type": "seealso" } ]
            }
            """),
            patient), patient.Json());
    }

    [Fact]
    public async Task The_person_has_the_number_and_links_to_the_records_that_the_client_reads()
    {
        foreach (var (token, controllers) in ((string, string[])[])[("neighbour", [GatewayUnderTest.Larvik, GatewayUnderTest.Oslo]), ("both", [GatewayUnderTest.Larvik]), ("oslo", [GatewayUnderTest.Oslo])])
        {
            var (status, person) = await gateway.SendAsync(HttpMethod.Get, "/fhir/Patient/" + s_person, null, token);
            Assert.Equal((HttpStatusCode.OK, s_person, Samples.Patient(0)), (status, (string)person["id"]!, (string)person["identifier"]![0]!["value"]!));
            Assert.Equal(controllers.Select(controller => $"Patient/{s_person}-{controller}"), person["link"]!.AsArray().Select(link => (string)link!["other"]!["reference"]!));
            Assert.Null(person["name"] ?? person["birthDate"] ?? person["telecom"]);
        }
    }

    [Fact]
    public async Task An_id_finds_its_record_and_the_id_of_the_person_every_record()
    {
        foreach (var (id, count) in ((string, int)[])[(s_person, 2), ($"{s_person}-{GatewayUnderTest.Oslo}", 1), ($"{s_person}-310000043", 0), ("000000000000ffff", 0)])
        {
            var (status, found) = await gateway.SendAsync(HttpMethod.Get, "/fhir/Patient?_id=" + id, null, "neighbour");
            Assert.Equal((HttpStatusCode.OK, count, $"?_id={id}"), (status, (int)found["total"]!, new Uri(found.Link("self")!).Query));
        }
    }

    [Theory]
    [InlineData("", "search-person")]
    [InlineData("_id=1", "search-person")]
    [InlineData("_id=00000000000003e8-31000001", "search-person")]
    [InlineData("_id=00000000000003e8/310000019", "search-person")]
    [InlineData("_id=00000000000003e8,00000000000003e9", "search-person")]
    [InlineData("_id=00000000000003e8&_id=00000000000003e9", "search-person")]
    [InlineData("_id:missing=true", "search-modifier")]
    [InlineData("name=Anna", "search-person")]
    public async Task A_search_names_exactly_one_person(string query, string key)
    {
        Assert.Equal((HttpStatusCode.BadRequest, key), await KeyAsync(gateway.SendAsync(HttpMethod.Get, "/fhir/Patient?" + query, null)));
        Assert.Equal((HttpStatusCode.BadRequest, key), await KeyAsync(gateway.SearchPatientsAsync(query)));
    }

    [Theory]
    [InlineData("GET", "?identifier={0}")]
    [InlineData("GET", "?identifier=http://example.org/id|1")]
    [InlineData("GET", "?identifier:of-type={0}")]
    [InlineData("GET", "?_id={0}")]
    [InlineData("POST", "/_search?identifier={0}")]
    public async Task An_identity_number_in_an_address_is_refused_and_not_logged(string method, string address)
    {
        var number = Samples.Patient(0);
        var before = await gateway.CountAsync("AccessLog");
        var content = method == "POST" ? new StringContent($"identifier={Samples.BirthNumber}|{number}") : null;
        var (status, outcome) = await gateway.SendAsync(new(method), "/fhir/Patient" + address.Replace("{0}", $"{Samples.BirthNumber}|{number}", StringComparison.Ordinal), content, contentType: "application/x-www-form-urlencoded");

        Assert.Equal((HttpStatusCode.BadRequest, "identity-in-address"), (status, outcome.Key()));
        Assert.DoesNotContain(number, outcome.Json(), StringComparison.Ordinal);
        Assert.Equal(before, await gateway.CountAsync("AccessLog"));
        Assert.DoesNotContain(gateway.Log.Lines, line => line.Contains(number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_is_written_with_its_system()
    {
        Assert.Equal((HttpStatusCode.BadRequest, "search-identifier"), await KeyAsync(gateway.SearchPatientsAsync("identifier=" + Samples.Patient(0))));
        Assert.Equal((HttpStatusCode.BadRequest, "search-identifier"), await KeyAsync(gateway.SearchPatientsAsync($"identifier={Samples.BirthNumber}|12345678901")));
    }

    [Fact]
    public async Task A_changed_record_is_another_version_and_what_the_client_has_already_is_not_sent_again()
    {
        var patient = new PatientId(1_020);
        var address = $"/fhir/Patient/{new RecordKey(patient, new OrganisationNumber(310000019))}";
        Assert.Equal((HttpStatusCode.OK, "W/\"1\""), await ReadAsync(address, "W/\"7\""));
        Assert.Equal((HttpStatusCode.NotModified, "W/\"1\""), await ReadAsync(address, "W/\"1\""));
        var (_, person) = await ReadAsync($"/fhir/Patient/{patient}", "W/\"1\"");

        await using (var database = await OpenAsync())
        {
            var row = await database.Visible<PatientRecordRow>(AccessPolicy.ForClient("test", [new(310000019)], [])).SingleAsync(record => record.Patient == patient, TestContext.Current.CancellationToken);
            database.Entry(row).Property(record => record.Telephone).CurrentValue = "00 00 00 09";
            gateway.Clock.Advance(TimeSpan.FromMinutes(1));
            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((HttpStatusCode.OK, "W/\"2\""), await ReadAsync(address, "W/\"1\""));
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync($"/fhir/Patient/{patient}", person)).Status);
        var (_, read) = await gateway.SendAsync(HttpMethod.Get, address, null);
        Assert.Equal(("2", "00 00 00 09", gateway.Clock.GetUtcNow()), ((string)read["meta"]!["versionId"]!, (string)read["telecom"]![0]!["value"]!, (DateTimeOffset)read["meta"]!["lastUpdated"]!));
    }

    [Fact]
    public async Task Every_read_and_search_is_in_the_log_and_so_is_one_that_found_nobody()
    {
        var patient = new PatientId(1_021);
        await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{patient}", null);
        await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{patient}", null, "oslo");
        await gateway.SearchPatientsAsync($"identifier={Samples.BirthNumber}|{Samples.Patient(21)}");

        await using var database = await OpenAsync();
        var rows = await database.AccessLog.Where(row => row.Patient == patient).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("both", ClientActions.Read, GatewayUnderTest.Larvik, null), ("oslo", ClientActions.Read, "", AccessRefusal.NoRecord), ("both", ClientActions.Search, GatewayUnderTest.Larvik, null)],
            rows.Select(row => (row.Clinician, row.Action, row.Controllers, row.Refusal)));
    }

    [Fact]
    public async Task A_patient_of_others_is_as_unknown_as_none()
    {
        var closed = await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{Searches.Patient(22)}", null, "oslo");
        var unknown = await gateway.SendAsync(HttpMethod.Get, "/fhir/Patient/000000000000ffff", null, "oslo");
        Assert.Equal((HttpStatusCode.NotFound, "record-unknown", unknown.Body.Json()), (closed.Status, closed.Body.Key(), closed.Body.Json()));
    }

    private async Task<(HttpStatusCode Status, string Tag)> ReadAsync(string address, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", "both");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(known));
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.ETag!.ToString());
    }

    private static async Task<(HttpStatusCode Status, string? Key)> KeyAsync(Task<(HttpStatusCode Status, JsonNode Body)> answer) => ((await answer).Status, (await answer).Body.Key());

    private Task<PortalDatabase> OpenAsync() => gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
}
