using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Plans;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Microsoft.EntityFrameworkCore;
using Task = System.Threading.Tasks.Task;

namespace Dhof.Portal.Tests.Gateway;

public sealed class PlanTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Type = "CarePlan";

    // The portal under test stands at Samples.Now, 2 March 2026.
    private static readonly PlanContent s_plan = SamplePlan.Whole with { ValidFrom = new(2026, 2, 1), ReviewBy = new(2026, 8, 1) };

    [Fact]
    public async Task A_plan_is_a_care_plan_with_its_zones_goals_schedule_and_review_valid_in_R4()
    {
        var id = await gateway.PlanAsync(1, s_plan);
        var entry = Assert.Single((await gateway.SearchAsync($"patient={Searches.Patient(1)}", type: Type)).Body["entry"]!.AsArray())!;
        var subject = $$"""{ "reference": "Patient/{{Searches.Patient(1)}}-310000019", "identifier": { "use": "official", "system": "urn:oid:2.16.578.1.12.4.1.4.1", "value": "{{Samples.Patient(1)}}" } }""";
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""
            {
              "resourceType": "CarePlan", "id": "{{id}}",
              "meta": { "versionId": "1", "lastUpdated": "2026-02-01T10:00:00.000Z" },
              "language": "nb",
              "contained": [
                { "resourceType": "Condition", "id": "green", "severity": { "text": "Grønn: forventet verdiområde, normal oppfølging" }, "code": { "text": "stabil" }, "subject": {{subject}}, "note": [ { "text": "mål hver dag" } ] },
                { "resourceType": "Condition", "id": "yellow", "severity": { "text": "Gul: avvik som krever økt oppfølging eller revurdering" }, "code": { "text": "tyngre pust\ngult slim" }, "subject": {{subject}}, "note": [ { "text": "ta hurtigvirkende medisin\nring oppfølgingen" } ] },
                { "resourceType": "Condition", "id": "red", "severity": { "text": "Rød: kritisk avvik som krever rask intervensjon" }, "code": { "text": "kan ikke snakke" }, "subject": {{subject}}, "note": [ { "text": "ring 113" } ] },
                { "resourceType": "Goal", "id": "goal-1", "lifecycleStatus": "active", "description": { "text": "gå til butikken" }, "subject": {{subject}} }
              ],
              "status": "active", "intent": "plan", "title": "Egenbehandlingsplan",
              "description": "Avtalt 2026-01-30 med pasienten og Dr. Nils Berg, fastlege.",
              "subject": {{subject}},
              "period": { "start": "2026-02-01" },
              "created": "2026-02-01T10:00:00.000Z",
              "author": { "display": "Kari Nilsen" },
              "contributor": [ { "display": "Dr. Nils Berg, fastlege" } ],
              "addresses": [ { "reference": "#green" }, { "reference": "#yellow" }, { "reference": "#red" } ],
              "goal": [ { "reference": "#goal-1" } ],
              "activity": [
                { "detail": { "code": { "coding": [ { "system": "http://loinc.org", "code": "59408-5" }, { "system": "http://snomed.info/sct", "code": "431314004" } ], "text": "Oksygenmetning" }, "status": "in-progress", "scheduledTiming": { "repeat": { "frequency": 1, "period": 1, "periodUnit": "d", "dayOfWeek": [ "mon", "tue", "wed", "thu", "fri" ] } }, "description": "Før 10:00, ventes til 12:00" } },
                { "detail": { "code": { "coding": [ { "system": "http://loinc.org", "code": "8867-4" }, { "system": "http://snomed.info/sct", "code": "364075005" } ], "text": "Puls" }, "status": "in-progress", "scheduledTiming": { "repeat": { "frequency": 1, "period": 1, "periodUnit": "d", "dayOfWeek": [ "mon", "tue", "wed", "thu", "fri" ] } }, "description": "Før 10:00, ventes til 12:00" } },
                { "detail": { "status": "scheduled", "scheduledPeriod": { "end": "2026-08-01" }, "description": "Gjennomgang av planen" } }
              ]
            }
            """),
            entry["resource"]), entry["resource"]!.Json());
        Assert.Equal((await gateway.SendAsync(HttpMethod.Get, (string)entry["fullUrl"]!, null)).Body.Json(), entry["resource"]!.Json());

        // Whoever reads R4 strictly, required elements and bindings included, reads it without fault.
        Assert.NotNull(new FhirJsonDeserializer().Deserialize<CarePlan>(entry["resource"]!.ToJsonString()));
    }

    [Fact]
    public async Task What_is_told_is_the_version_in_force_and_since_when_it_was()
    {
        var id = await gateway.PlanAsync(2, s_plan);
        await gateway.PlanAsync(2, s_plan.With(PlanPart.Goals, ["kommer"]) with { ValidFrom = new(2026, 3, 5) }, number: 2);
        var (_, first) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{id}", null);
        Assert.Equal(("1", AgreedPlans.At), ((string)first["meta"]!["versionId"]!, (DateTimeOffset)first["meta"]!["lastUpdated"]!));

        gateway.Clock.SetUtcNow(new(2026, 3, 4, 23, 0, 0, TimeSpan.Zero));
        var (_, second) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{id}", null);
        Assert.Equal(("2", gateway.Clock.GetUtcNow()), ((string)second["meta"]!["versionId"]!, (DateTimeOffset)second["meta"]!["lastUpdated"]!));
        Assert.Equal([id], (await gateway.SearchAsync($"patient={Searches.Patient(2)}&_lastUpdated=ge2026-03-04T23:00Z", type: Type)).Body.Ids());
        Assert.Empty((await gateway.SearchAsync($"patient={Searches.Patient(2)}&_lastUpdated=gt2026-03-04T23:00Z", type: Type)).Body.Ids());
    }

    [Fact]
    public async Task A_draft_and_what_is_not_yet_valid_are_not_told()
    {
        var id = await gateway.PlanAsync(3, s_plan with { ValidFrom = new(2026, 4, 1) });
        await using var database = await gateway.OpenAsync();
        database.Add(new PlanDraftRow { Patient = new(1_003), Controller = new(310000019), State = PlanDraftState.Open, Content = PlanJson.Write(s_plan), Version = 1 });
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Empty((await gateway.SearchAsync($"patient={Searches.Patient(3)}", type: Type)).Body.Ids());
        Assert.Equal("plan-unknown", (await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{id}", null)).Body.Key());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("status=active", 1)]
    [InlineData("status=http://hl7.org/fhir/request-status|active", 1)]
    [InlineData("status=draft", 0)]
    [InlineData("date=ge2026-02-01", 1)]
    [InlineData("date=gt2026-02-01", 0)]
    [InlineData("_count=0", 0)]
    public async Task A_parameter_narrows(string parameter, int count)
    {
        if ((await gateway.SearchAsync($"patient={Searches.Patient(4)}", type: Type)).Body.Ids().Length == 0)
        {
            await gateway.PlanAsync(4, s_plan);
        }

        Assert.Equal(count, (await gateway.SearchAsync($"patient={Searches.Patient(4)}&{parameter}", type: Type)).Body.Ids().Length);
    }

    [Theory]
    [InlineData("", "search-patient")]
    [InlineData("patient=00000000000003e8&_sort=_lastUpdated", "search-value")]
    [InlineData("patient=00000000000003e8&date=x", "search-date")]
    public async Task What_is_not_understood_is_refused(string query, string key)
    {
        var (status, outcome) = await gateway.SearchAsync(query, type: Type);
        Assert.Equal((HttpStatusCode.BadRequest, key), (status, outcome.Key()));
    }

    [Fact]
    public async Task A_plan_of_others_is_as_unknown_as_none_each_client_finds_its_controllers_and_every_access_is_in_the_log()
    {
        var larvik = await gateway.PlanAsync(0, s_plan);
        var oslo = await gateway.PlanAsync(0, s_plan, controller: GatewayUnderTest.Oslo);
        var closed = await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{larvik}", null, "oslo");
        Assert.Equal((HttpStatusCode.NotFound, "plan-unknown", (await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/999999", null, "oslo")).Body.Json()), (closed.Status, closed.Body.Key(), closed.Body.Json()));
        Assert.Equal([oslo], (await gateway.SearchAsync($"patient={Searches.Patient(0)}", "oslo", Type)).Body.Ids());
        Assert.Equal([larvik], (await gateway.SearchAsync($"patient={Searches.Patient(0)}", type: Type)).Body.Ids());
        await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{larvik}", null);

        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_000);
        var rows = await database.AccessLog.Where(row => row.Patient == patient && row.Clinician == "both").OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([ClientActions.Search, ClientActions.Read], rows.Select(row => row.Action));
    }

    [Fact]
    public async Task Everything_about_a_patient_has_the_plan()
    {
        var id = await gateway.PlanAsync(5, s_plan);
        var (_, bundle) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{Searches.Patient(5)}/$everything?_type={Type}", null);
        Assert.Equal([id], bundle.Ids());
    }

}

/// <summary>Plans as they are stored when they have been agreed.</summary>
internal static class AgreedPlans
{
    public static readonly DateTimeOffset At = new(2026, 2, 1, 10, 0, 0, TimeSpan.Zero);

    public static async Task<long> PlanAsync(this GatewayUnderTest gateway, int place, PlanContent content, int number = 1, string controller = GatewayUnderTest.Larvik)
    {
        await using var database = await gateway.OpenAsync();
        var row = new PlanVersionRow
        {
            Patient = new(1_000 + place),
            Controller = new(int.Parse(controller, null)),
            Number = number,
            Content = PlanJson.Write(content),
            AgreedByPatient = true,
            AgreedWith = "Dr. Nils Berg, fastlege",
            AgreedOn = new(2026, 1, 30),
            At = At,
            Author = "kari",
            AuthorName = "Kari Nilsen",
            AuthorRole = ClinicianRole.HomeCareNurse,
        };
        database.Add(row);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return row.Id;
    }
}
