using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Tests.Gateway;

public sealed class IssueTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Type = "DetectedIssue";

    [Fact]
    public async Task An_alert_says_which_rule_found_what_in_which_measurements()
    {
        var id = await gateway.RaiseAsync(1, measurement: 7);
        await gateway.ChangeAsync(id, alert => alert.Join(new("outside-limit", 1, "spo2", Severity.Yellow, 9, Samples.Now.AddHours(1), 89, 92, true, ReadingMarks.None)));
        var entry = Assert.Single((await gateway.SearchAsync($"patient={Searches.Patient(1)}", type: Type)).Body["entry"]!.AsArray())!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""
            {
              "resourceType": "DetectedIssue", "id": "{{id}}",
              "meta": { "versionId": "2", "lastUpdated": "{{gateway.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}" },
              "language": "nb", "status": "preliminary",
              "code": { "coding": [ { "system": "urn:dhof:alert-rule", "version": "1", "code": "outside-limit" }, { "system": "urn:dhof:alert-kind", "code": "measurement" } ], "text": "Måling utenfor grense" },
              "severity": "high",
              "patient": { "reference": "Patient/{{Searches.Patient(1)}}-310000019", "identifier": { "use": "official", "system": "urn:oid:2.16.578.1.12.4.1.4.1", "value": "{{Samples.Patient(1)}}" } },
              "identifiedDateTime": "2026-03-02T00:00:00.000Z",
              "author": { "display": "Dhof.Portal" },
              "implicated": [ { "reference": "Observation/7" }, { "reference": "Observation/9" } ],
              "evidence": [ { "code": [ { "coding": [ { "system": "http://loinc.org", "code": "59408-5" }, { "system": "http://snomed.info/sct", "code": "431314004" } ], "text": "Oksygenmetning" } ], "detail": [ { "reference": "Observation/7" }, { "reference": "Observation/9" } ] } ],
              "detail": "SpO₂ 89 % er under gul grense 92 %"
            }
            """.Replace("89 %", "89\u00a0%", StringComparison.Ordinal).Replace("92 %", "92\u00a0%", StringComparison.Ordinal)),
            entry["resource"]), entry["resource"]!.Json());
        Assert.Equal((await gateway.SendAsync(HttpMethod.Get, (string)entry["fullUrl"]!, null)).Body.Json(), entry["resource"]!.Json());
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{Searches.Patient(1)}-310000019", null)).Status);
    }

    [Fact]
    public async Task An_alert_of_a_rule_over_several_readings_names_the_rule_and_all_of_them()
    {
        var id = await gateway.RaiseAsync(7, measurement: 1, rule: "rapid-weight-gain", series: "weight", basis: new([5, 1], [new("weight", 80m), new("lowest", 78.4m), new("days", 3)]));
        await gateway.ChangeAsync(id, alert => alert.Join(new("rapid-weight-gain", 1, "weight", Severity.Yellow, 9, Samples.Now.AddHours(1), 1.6m, 1, false, ReadingMarks.None) { Basis = new([5, 9], [new("weight", 80m), new("lowest", 78.4m), new("days", 3)]) }));
        var issue = (await gateway.SearchAsync($"patient={Searches.Patient(7)}&code=rapid-weight-gain", type: Type)).Body["entry"]![0]!["resource"]!;

        Assert.Equal(("rapid-weight-gain", "Rask vektøkning"), ((string)issue["code"]!["coding"]![0]!["code"]!, (string)issue["code"]!["text"]!));
        Assert.Equal(["Observation/5", "Observation/1", "Observation/9"], issue["implicated"]!.AsArray().Select(one => (string)one!["reference"]!));
        Assert.Equal("Vekt +1,6\u00a0kg på 3 dager, fra 78,4\u00a0kg til 80,0\u00a0kg", (string)issue["detail"]!);
    }

    [Fact]
    public async Task An_alert_about_answers_implicates_the_answered_forms()
    {
        await gateway.RaiseAsync(34, measurement: 9, rule: "cat-rise", series: "urn:dhof:form:cat", basis: new([], [new("total", 18), new("before", 14), new("before-at", Samples.Now.ToUnixTimeSeconds())]) { Responses = [4, 9] });
        var issue = (await gateway.SearchAsync($"patient={Searches.Patient(34)}&code=cat-rise", type: Type)).Body["entry"]![0]!["resource"]!;

        Assert.Equal(["cat-rise", "form-answer"], issue["code"]!["coding"]!.AsArray().Select(coding => (string)coding!["code"]!));
        Assert.Equal(["QuestionnaireResponse/4", "QuestionnaireResponse/9"], issue["implicated"]!.AsArray().Select(one => (string)one!["reference"]!));
        Assert.Null(issue["evidence"]);
    }

    [Theory]
    [InlineData(31, "missed-measurement", "spo2", "missing-measurement", "Mangler måling", "Oksygenmetning", "59408-5")]
    [InlineData(32, "missed-form", "urn:form", "missing-form-answer", "Mangler skjemasvar", "Oksygenmetning", "urn:form")]
    [InlineData(33, "source-silent", "source", "technical", "Kilden svarer ikke", "Oksygenmetning", "source")]
    public async Task What_did_not_come_is_named_by_its_code_and_rests_on_no_resource(int place, string rule, string series, string kind, string name, string subject, string identifier)
    {
        await gateway.RaiseAsync(place, measurement: 0, rule: rule, series: series, basis: new([], [new("times", 1), new("first-due", Samples.Now.ToUnixTimeSeconds()), new("others", 0)]) { Subject = new(subject, subject, subject) });
        var issue = (await gateway.SearchAsync($"patient={Searches.Patient(place)}&code={rule}", type: Type)).Body["entry"]![0]!["resource"]!;

        Assert.Equal((kind, name), ((string)issue["code"]!["coding"]![1]!["code"]!, (string)issue["code"]!["text"]!));
        var missing = Assert.Single(issue["implicated"]!.AsArray())!;
        Assert.Equal((identifier, subject), ((string)missing["identifier"]!["value"]!, (string)missing["display"]!));
        Assert.Null(missing["reference"]);
        Assert.Null(issue["evidence"]![0]!["detail"]);
        Assert.Contains("oksygenmetning", (string)issue["detail"]!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_change_is_a_version_and_a_status_of_its_own_and_what_was_withdrawn_is_found_where_it_is_asked_for()
    {
        var id = await gateway.RaiseAsync(2);
        gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        await gateway.ChangeAsync(id, alert => alert.ClosedAt = Samples.Now);
        var (_, closed) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{id}", null);
        Assert.Equal(("final", "2", gateway.Clock.GetUtcNow()), ((string)closed["status"]!, (string)closed["meta"]!["versionId"]!, (DateTimeOffset)closed["meta"]!["lastUpdated"]!));

        await gateway.ChangeAsync(id, alert => alert.ClosedBecause = ClosingReason.Corrected);
        Assert.Equal("entered-in-error", (string)(await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{id}", null)).Body["status"]!);
        Assert.Empty((await gateway.SearchAsync($"patient={Searches.Patient(2)}", type: Type)).Body.Ids());
        Assert.Equal([id], (await gateway.SearchAsync($"patient={Searches.Patient(2)}&status=final,entered-in-error", type: Type)).Body.Ids());
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("code=outside-limit", 3)]
    [InlineData("code=urn:dhof:alert-rule|outside-limit", 3)]
    [InlineData("code=urn:dhof:alert-rule|", 3)]
    [InlineData("code=http://loinc.org|outside-limit", 0)]
    [InlineData("code=rapid-weight-gain", 0)]
    [InlineData("status=preliminary", 1)]
    [InlineData("status=final", 2)]
    [InlineData("status=http://hl7.org/fhir/observation-status|final,preliminary", 3)]
    [InlineData("identified=gt2026-03-02T00:10Z", 2)]
    [InlineData("identified=le2026-03-02T00:10Z", 1)]
    [InlineData("identified=2026-03-02T00:10Z,2026-03-02T00:30Z", 2)]
    [InlineData("identified=ge2026-03-02&identified=lt2026-03-02T00:30Z", 2)]
    [InlineData("_lastUpdated=ge2026-03-02T09:00:00Z", 3)]
    [InlineData("_lastUpdated=lt2026-03-02T09:00:00Z", 0)]
    [InlineData("_count=0", 0)]
    [InlineData("_count=2", 2)]
    public async Task A_parameter_narrows(string parameter, int count)
    {
        if ((await gateway.SearchAsync($"patient={Searches.Patient(3)}", type: Type)).Body.Ids().Length == 0)
        {
            await gateway.RaiseAsync(3, 10);
            await gateway.RaiseAsync(3, 20);
            await gateway.RaiseAsync(3, 30);
        }

        var (_, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(3)}&_total=accurate&{parameter}", type: Type);
        Assert.Equal((count, parameter.StartsWith("_count", StringComparison.Ordinal) ? 3 : count), (bundle.Ids().Length, (int)bundle["total"]!));
    }

    [Theory]
    [InlineData("", "search-patient")]
    [InlineData("patient=00000000000003e8&_sort=_lastUpdated", "search-value")]
    [InlineData("patient=00000000000003e8&_sort=date", "search-value")]
    [InlineData("patient=00000000000003e8&identified=x", "search-date")]
    [InlineData("patient=00000000000003e8&code:text=x", "search-modifier")]
    public async Task What_is_not_understood_is_refused(string query, string key)
    {
        var (status, outcome) = await gateway.SearchAsync(query, type: Type);
        Assert.Equal((HttpStatusCode.BadRequest, key), (status, outcome.Key()));
    }

    [Theory, InlineData("identified", false), InlineData("-identified", true)]
    public async Task Pages_show_what_was_raised_when_the_search_began_once_and_in_order_each_as_it_stands(string sort, bool newestFirst)
    {
        var place = newestFirst ? 4 : 5;
        List<long> raised = [];

        // Two at the same minute are told apart by their ids.
        foreach (var minute in (int[])[30, 10, 20, 20, 40])
        {
            raised.Add(await gateway.RaiseAsync(place, minute));
        }

        long[] ordered = [raised[1], raised[2], raised[3], raised[0], raised[4]];
        List<long> seen = [];
        var (_, page) = await gateway.SearchAsync($"patient={Searches.Patient(place)}&_sort={sort}&_count=2&_total=accurate", type: Type);

        while (true)
        {
            seen.AddRange(page.Ids());
            Assert.Equal(5, (int)page["total"]!);

            if (page.Link("next") is not { } next)
            {
                break;
            }

            await gateway.RaiseAsync(place, newestFirst ? 1 : 59);
            (_, page) = await gateway.SendAsync(HttpMethod.Get, next, null);
        }

        Assert.Equal(newestFirst ? ordered.Reverse() : ordered, seen);
        Assert.All(page["entry"]!.AsArray(), entry => Assert.Equal("final", (string)entry!["resource"]!["status"]!));
    }

    [Fact]
    public async Task An_alert_of_others_is_as_unknown_as_none_and_every_access_is_in_the_log()
    {
        var id = await gateway.RaiseAsync(6);
        var closed = await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{id}", null, "oslo");
        Assert.Equal((HttpStatusCode.NotFound, "issue-unknown", (await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/999999", null, "oslo")).Body.Json()), (closed.Status, closed.Body.Key(), closed.Body.Json()));
        await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Type}/{id}", null);
        await gateway.SearchAsync($"patient={Searches.Patient(6)}", type: Type);

        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_006);
        var rows = await database.AccessLog.Where(row => row.Patient == patient).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([ClientActions.Read, ClientActions.Search], rows.Select(row => row.Action));
        Assert.All(rows, row => Assert.Equal(("both", GatewayUnderTest.Larvik), (row.Clinician, row.Controllers)));
        Assert.Equal(2, await database.AccessLog.CountAsync(row => row.Patient == null && row.Clinician == "oslo" && row.Action == ClientActions.Read, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_finds_only_what_its_controllers_hold()
    {
        var larvik = await gateway.RaiseAsync(0);
        var oslo = await gateway.RaiseAsync(0, controller: GatewayUnderTest.Oslo);
        Assert.Equal([larvik], (await gateway.SearchAsync($"patient={Searches.Patient(0)}", type: Type)).Body.Ids());
        Assert.Equal([oslo], (await gateway.SearchAsync($"patient={Searches.Patient(0)}", "oslo", Type)).Body.Ids());
        Assert.Equal([oslo], (await gateway.SearchAsync($"patient={Searches.Patient(0)}-{GatewayUnderTest.Oslo}", "neighbour", Type)).Body.Ids());
    }
}
