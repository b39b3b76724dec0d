using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

public sealed class SearchAccessTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Fact]
    public async Task A_client_finds_only_what_its_controllers_hold()
    {
        // The patient has measurements of other tests too, at other times.
        const string Time = "2026-03-01T03:07:00+01:00";
        await gateway.PostAsync("/fhir/Observation", At(Samples.SpO2(94, "of-larvik", null, GatewayUnderTest.Larvik)));
        await gateway.PostAsync("/fhir/Observation", At(Samples.SpO2(90, "of-oslo", null, GatewayUnderTest.Oslo)));

        foreach (var parameters in (string[])["", "&_sort=date", "&_sort=_lastUpdated", "&_count=1", "&code=59408-5", "&status=final"])
        {
            foreach (var (token, value) in ((string, int)[])[("both", 94), ("oslo", 90)])
            {
                var (_, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(0)}&date={Uri.EscapeDataString(Time)}&_total=accurate{parameters}", token);
                Assert.Equal((1, value), ((int)bundle["total"]!, (int)Assert.Single(bundle["entry"]!.AsArray())!["resource"]!["valueQuantity"]!["value"]!));
                Assert.Null(bundle.Link("next"));
            }
        }

        static JsonObject At(JsonObject observation)
        {
            observation["effectiveDateTime"] = Time;
            return observation;
        }
    }

    [Fact]
    public async Task A_patient_of_others_is_as_unknown_as_none()
    {
        await gateway.StoreAsync(8, "of-others", 1);
        var closed = await gateway.SearchByFormAsync($"patient.identifier={Samples.BirthNumber}|{Samples.Patient(8)}&_total=accurate", token: "oslo");
        var unknown = await gateway.SearchByFormAsync($"patient.identifier={Samples.BirthNumber}|{Samples.Patient(60)}&_total=accurate", token: "oslo");
        Assert.Equal((HttpStatusCode.OK, 0), (closed.Status, (int)closed.Body["total"]!));
        Assert.Equal((unknown.Status, unknown.Body.Json()), (closed.Status, closed.Body.Json()));
        Assert.Equal(0, (int)(await gateway.SearchAsync($"patient={Searches.Patient(8)}&_count=0", "oslo")).Body["total"]!);
    }

    [Fact]
    public async Task Every_page_is_in_the_log_before_it_is_answered_and_so_is_a_search_that_found_nobody()
    {
        await gateway.StoreAsync(9, "logged", 1, 2);
        var next = (await gateway.SearchAsync($"patient={Searches.Patient(9)}&_count=1")).Body.Link("next")!;
        await gateway.SendAsync(HttpMethod.Get, next, null);
        await gateway.SearchAsync($"patient={Searches.Patient(9)}", "oslo");
        await gateway.SearchByFormAsync($"patient.identifier={Samples.BirthNumber}|{Samples.Patient(9)}", token: "oslo");

        await using var database = await gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var rows = await database.AccessLog.Where(row => row.Patient == new PatientId(1_009) || row.Patient == null).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        var opened = rows.Where(row => row.Refusal == null && row.Patient != null).ToList();
        Assert.Equal(2, opened.Count);
        Assert.All(opened, row => Assert.Equal(("both", ClinicianRole.Client, GatewayUnderTest.Larvik, ClientActions.Search), (row.Clinician, row.Role, row.Controllers, row.Action)));
        Assert.Contains(rows, row => row is { Clinician: "oslo", Refusal: AccessRefusal.NoRecord, Controllers: "", Patient: not null });
        Assert.Contains(rows, row => row is { Clinician: "oslo", Refusal: AccessRefusal.NoRecord, Controllers: "", Patient: null });
    }

    [Fact]
    public async Task A_record_finds_what_its_controller_holds()
    {
        foreach (var controller in (string[])[GatewayUnderTest.Larvik, GatewayUnderTest.Oslo])
        {
            await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "of-record", null, controller));
            await gateway.PostAsync("/fhir/QuestionnaireResponse", ResponseSamples.Daily(id: "of-record", controller: controller));
        }

        foreach (var (type, path) in ((string, string)[])[("Observation", "performer"), ("QuestionnaireResponse", "author")])
        {
            var all = (await gateway.SearchAsync($"patient={Searches.Patient(0)}", "neighbour", type)).Body.Ids();
            List<long> found = [];

            foreach (var controller in (string[])[GatewayUnderTest.Larvik, GatewayUnderTest.Oslo])
            {
                var (_, bundle) = await gateway.SearchAsync($"patient=Patient/{Searches.Patient(0)}-{controller}", "neighbour", type);
                Assert.StartsWith($"?patient={Searches.Patient(0)}-{controller}", new Uri(bundle.Link("self")!).Query, StringComparison.Ordinal);
                found.AddRange(bundle.Ids());
                Assert.All(bundle["entry"]!.AsArray(), entry => Assert.Equal(controller, (string)(entry!["resource"]![path] is System.Text.Json.Nodes.JsonArray list ? list[0]! : entry["resource"]![path]!)["identifier"]!["value"]!));
            }

            Assert.Equal(all.Order(), found.Order());
            Assert.Empty((await gateway.SearchAsync($"patient={Searches.Patient(0)}-{GatewayUnderTest.Larvik}", "oslo", type)).Body.Ids());
        }
    }

    [Fact]
    public async Task Every_read_is_in_the_log_with_the_controller_that_holds_it_and_so_is_one_that_found_nothing()
    {
        var observation = (await gateway.StoreAsync(12, "read", 1))[0];
        var form = (await gateway.AnswerAsync(12, "read", 1))[0];
        var reads = 0;

        foreach (var address in (string[])[$"Observation/{observation}", $"QuestionnaireResponse/{form}"])
        {
            foreach (var version in (string[])["", "/_history/1", "/_history"])
            {
                await gateway.SendAsync(HttpMethod.Get, $"/fhir/{address}{version}", null);
                await gateway.SendAsync(HttpMethod.Get, $"/fhir/{address}{version}", null, "oslo");
                reads++;
            }
        }

        await using var database = await gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var rows = await database.AccessLog.Where(row => row.Action == ClientActions.Read).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(reads, rows.Count(row => row is { Clinician: "both", Refusal: null, Controllers: GatewayUnderTest.Larvik } && row.Patient == new PatientId(1_012)));
        Assert.Equal(reads, rows.Count(row => row is { Clinician: "oslo", Refusal: AccessRefusal.NoRecord, Controllers: "", Patient: null }));
        Assert.Equal(2 * reads, rows.Count);
    }

    [Theory]
    [InlineData("GET", "?patient.identifier={0}")]
    [InlineData("GET", "?subject.identifier={0}&patient=00000000000003e8")]
    [InlineData("GET", "?patient:identifier={0}")]
    [InlineData("GET", "?patient={0}")]
    [InlineData("GET", "?patient=00000000000003e8&note=about{0}")]
    [InlineData("POST", "/_search?patient.identifier={0}")]
    [InlineData("POST", "/_search?subject:Patient.identifier={0}")]
    public async Task An_identity_number_in_an_address_is_refused_and_not_logged(string method, string address)
    {
        var number = Samples.Patient(0);
        var before = await gateway.CountAsync("AccessLog");
        var content = method == "POST" ? new StringContent("") : null;
        var (status, outcome) = await gateway.SendAsync(new(method), "/fhir/Observation" + address.Replace("{0}", $"{Samples.BirthNumber}|{number}", StringComparison.Ordinal), content, contentType: "application/x-www-form-urlencoded");

        Assert.Equal((HttpStatusCode.BadRequest, "identity-in-address"), (status, outcome.Key()));
        Assert.DoesNotContain(number, outcome.Json(), StringComparison.Ordinal);
        Assert.Equal(before, await gateway.CountAsync("AccessLog"));
        Assert.DoesNotContain(gateway.Log.Lines, line => line.Contains(number, StringComparison.Ordinal));
    }
}
