using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

public sealed class QuarantineTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly PatientId s_first = new(1_000), s_second = new(1_001);

    // Refusals of requests that brought no entry: there is nothing to keep, or it was never read.
    private static readonly RefusalCode[] s_neverKept =
    [
        RefusalCode.BodyEmpty, RefusalCode.BodyTooLarge, RefusalCode.ContentType, RefusalCode.ContentEncoding, RefusalCode.Token, RefusalCode.RouteUnknown, RefusalCode.MethodNotAllowed,
        RefusalCode.ObservationUnknown, RefusalCode.ResponseUnknown, RefusalCode.RequestBroken, RefusalCode.NotReady, RefusalCode.Failed,
        RefusalCode.ConditionalSeveral, RefusalCode.VersionOther, RefusalCode.NotAcceptable, RefusalCode.ResultForm, RefusalCode.RecordUnknown, RefusalCode.ParametersShape, RefusalCode.IssueUnknown, RefusalCode.OrganisationUnknown, RefusalCode.SearchPerson, RefusalCode.SearchPatient, RefusalCode.SearchIdentifier, RefusalCode.IdentityInAddress, RefusalCode.SearchParameter, RefusalCode.SearchModifier, RefusalCode.SearchValue, RefusalCode.SearchDate,
        RefusalCode.SearchDateZone, RefusalCode.FormContentType, RefusalCode.FormTooLarge, RefusalCode.CursorUnknown, RefusalCode.CursorExpired,
    ];

    // A valid Observation in which a part is replaced: the refusal, and whether the patient can still be told.
    private static readonly (RefusalCode Code, string Part, string By, bool Told)[] s_faults =
    [
        (RefusalCode.JsonInvalid, "\"status\":\"final\"", "\"status\":\"\\uD800\"", true),
        (RefusalCode.ElementTwice, "\"status\":\"final\"", "\"status\":\"final\",\"status\":\"final\"", true),
        (RefusalCode.ElementShape, "\"status\":\"final\"", "\"status\":[\"final\"]", true),
        (RefusalCode.OtherType, "\"Observation\"", "\"Patient\"", true),
        (RefusalCode.Modifier, "\"status\"", "\"modifierExtension\":[{\"url\":\"a\"}],\"status\"", true),
        (RefusalCode.Focus, "\"status\"", "\"focus\":[{\"display\":\"x\"}],\"status\"", true),
        (RefusalCode.StatusMissing, "\"status\":\"final\",", "", true),
        (RefusalCode.StatusNotTaken, "\"final\"", "\"preliminary\"", true),
        (RefusalCode.CodeUnknown, "59408-5", "1-1", true),
        (RefusalCode.CodeContradictory, "{\"system\":\"http://loinc.org\"", "{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"},{\"system\":\"http://loinc.org\"", true),
        (RefusalCode.SubjectMissing, "\"subject\"", "\"xsubject\"", false),
        (RefusalCode.SubjectSystem, "urn:oid:2.16.578.1.12.4.1.4.1\"", "urn:oid:2.16.578.1.12.4.1.4.5\"", false),
        (RefusalCode.SubjectNumber, "#patient", "05076600324", false),
        (RefusalCode.PatientUnknown, "#patient", "#nobody", false),
        (RefusalCode.TimeMissing, "\"effectiveDateTime\"", "\"xeffective\"", true),
        (RefusalCode.TimeIsDate, "T08:00:00+01:00", "", true),
        (RefusalCode.TimeWithoutZone, "08:00:00+01:00", "08:00:00", true),
        (RefusalCode.TimeInvalid, "08:00:00+01:00", "28:00:00Z", true),
        (RefusalCode.TimeAhead, "2026-03-02T08:00:00+01:00", "2026-03-05T09:00:00Z", true),
        (RefusalCode.ValueMissing, "\"valueQuantity\"", "\"xvalue\"", true),
        (RefusalCode.ValueContradictory, "\"valueQuantity\"", "\"dataAbsentReason\":{\"text\":\"x\"},\"valueQuantity\"", true),
        (RefusalCode.ValueType, "\"valueQuantity\"", "\"valueString\":\"94\",\"xvalue\"", true),
        (RefusalCode.ValueNotRepresentable, "\"value\":94", "\"value\":1e300", true),
        (RefusalCode.ValueComparator, "\"value\":94", "\"value\":94,\"comparator\":\"<\"", true),
        (RefusalCode.UnitSystem, "http://unitsofmeasure.org", "http://example.org", true),
        (RefusalCode.UnitUnknown, "\"code\":\"%\"", "\"code\":\"kPa\"", true),
        (RefusalCode.ComponentMissing, "59408-5", "85354-9", true),
        (RefusalCode.ComponentTwice, "59408-5\"}]},", "85354-9\"}]},\"component\":[#systolic,#systolic],", true),
        (RefusalCode.OxygenUnreadable, "\"status\"", "\"component\":[{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"3151-8\"}]}}],\"status\"", true),
        (RefusalCode.OxygenContradictory, "\"status\"", "\"component\":[#flow1,#flow2],\"status\"", true),
        (RefusalCode.ControllerUnreadable, "\"310000019\"", "\"31000001\"", true),
        (RefusalCode.ControllerNotYours, "\"310000019\"", "\"310000051\"", true),
        (RefusalCode.IdentifierTaken, "\"value\":94", "\"value\":93", true),
        (RefusalCode.IssuedInvalid, "\"status\":\"final\"", "\"status\":\"corrected\",\"issued\":\"2026-03-02\"", true),
    ];

    // What is stored first, where anything is, and the version of it that is refused.
    private static readonly (RefusalCode Code, JsonObject? Before, JsonObject Sent)[] s_faultsOfVersions =
    [
        (RefusalCode.IdentifierMissing, null, Version("entered-in-error", Samples.SpO2(id: null))),
        (RefusalCode.NothingToWithdraw, null, Version("entered-in-error", Samples.SpO2(id: "never-came"))),
        (RefusalCode.CorrectionOutdated, Version("corrected", Samples.SpO2(id: "outdated"), "2026-03-02T08:30:00Z"), Version("corrected", Samples.SpO2(93, "outdated"), "2026-03-02T08:29:00Z")),
        (RefusalCode.CorrectionOtherPatient, Samples.SpO2(id: "of-another", patient: Samples.Patient(1)), Version("corrected", Samples.SpO2(id: "of-another"))),
        (RefusalCode.CorrectionOtherController, Samples.SpO2(id: "at-another", controller: GatewayUnderTest.Oslo), Version("corrected", Samples.SpO2(id: "at-another"))),
        (RefusalCode.CorrectionOtherKind, Samples.SpO2(id: "as-another"), Version("corrected", Samples.Of(Samples.Loinc, "8867-4", 94, "/min", "as-another"))),
    ];

    // The same of an answered form; the patient can always be told.
    private static readonly (RefusalCode Code, string Part, string By)[] s_faultsOfForms =
    [
        (RefusalCode.ResponseStatus, "\"completed\"", "\"in-progress\""),
        (RefusalCode.AuthoredMissing, "\"authored\"", "\"xauthored\""),
        (RefusalCode.ItemLinkId, "\"linkId\":\"cough\"", "\"xlinkId\":\"cough\""),
        (RefusalCode.ResponseEmpty, "\"item\"", "\"xitem\""),
        (RefusalCode.ResponseTooLarge, "\"linkId\":\"cough", "\"linkId\":\"" + new string('x', 100_000)),
        (RefusalCode.ResponseCorrectionNotTaken, "\"completed\"", "\"entered-in-error\""),
    ];

    // And of an alert that another system raised.
    private static readonly (RefusalCode Code, string Part, string By)[] s_faultsOfIssues =
    [
        (RefusalCode.IssueStatus, "\"final\"", "\"registered\""),
        (RefusalCode.IssueIdentifier, "\"identifier\":[", "\"xidentifier\":["),
        (RefusalCode.IssueTime, "\"identifiedDateTime\"", "\"xidentified\""),
        (RefusalCode.IssueSeverity, "\"high\"", "\"urgent\""),
        (RefusalCode.IssueText, "\"detail\":\"", "\"detail\":\"" + new string('x', 1_000)),
    ];

    // What is wrong with the entry or the body around a valid Observation.
    private static readonly (RefusalCode Code, string Path, string Body, bool Told)[] s_requests =
    [
        (RefusalCode.EntryMethod, "/fhir", """{"resourceType":"Bundle","type":"batch","entry":[{"resource":#,"request":{"method":"PUT","url":"Observation"}}]}""", true),
        (RefusalCode.EntryAddress, "/fhir", """{"resourceType":"Bundle","type":"batch","entry":[{"resource":#,"request":{"method":"POST","url":"Patient"}}]}""", true),
        (RefusalCode.ConditionalRequest, "/fhir", """{"resourceType":"Bundle","type":"batch","entry":[{"resource":#,"request":{"method":"POST","url":"Observation","ifNoneExist":"x"}}]}""", true),
        (RefusalCode.EntryResourceMissing, "/fhir", """{"resourceType":"Bundle","type":"batch","entry":[{"fullUrl":"urn:uuid:1"}]}""", false),
        (RefusalCode.ScoreForm, "/fhir/Observation", "value 1104051000000101 \"valueString\":\"seven\"", true),
        (RefusalCode.ScoreNotWhole, "/fhir/Observation", "value 1104051000000101 \"valueQuantity\":{\"value\":6.5}", true),
        (RefusalCode.AnswerForm, "/fhir/Observation", "value 1104441000000107 \"valueInteger\":1", true),
        (RefusalCode.AnswerUnknown, "/fhir/Observation", "value 1104441000000107 \"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"1\"}]}", true),
        (RefusalCode.AnswerContradictory, "/fhir/Observation", "value 1104441000000107 \"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"248234008\"},{\"system\":\"http://snomed.info/sct\",\"code\":\"422768004\"}]}", true),
        (RefusalCode.JsonTooDeep, "/fhir/Observation", "#deep", true),
        (RefusalCode.BundleType, "/fhir", """{"resourceType":"Bundle","type":"searchset","entry":[{"resource":#}]}""", false),
        (RefusalCode.TooManyEntries, "/fhir", "#many", false),
    ];

    [Fact]
    public async Task Every_refusal_that_an_input_can_get_ends_in_quarantine_with_its_reason_and_its_patient()
    {
        List<RefusalCode> seen = [];

        foreach (var (code, part, by, told) in s_faults)
        {
            await gateway.PostAsync("/fhir/Observation", Samples.SpO2(id: code.Key));
            var json = Samples.SpO2(id: code.Key).Json().Replace("\"" + Samples.Patient() + "\"", "\"#patient\"", StringComparison.Ordinal);
            Assert.Contains(part, json, StringComparison.Ordinal);
            json = json.Replace(part, by, StringComparison.Ordinal)
                .Replace("#patient", Samples.Patient(), StringComparison.Ordinal)
                .Replace("#nobody", Samples.Patient(200), StringComparison.Ordinal)
                .Replace("#systolic", Samples.Component(Samples.Loinc, "8480-6", 120, "mm[Hg]").ToJsonString(), StringComparison.Ordinal)
                .Replace("#flow1", Samples.Component(Samples.Loinc, "3151-8", 1, "L/min").ToJsonString(), StringComparison.Ordinal)
                .Replace("#flow2", Samples.Component(Samples.Loinc, "3151-8", 2, "L/min").ToJsonString(), StringComparison.Ordinal);
            seen.Add(await KeptAsync(code, "/fhir/Observation", json, told));
        }

        foreach (var (code, before, sent) in s_faultsOfVersions)
        {
            Assert.True(before is null || (await gateway.PostAsync("/fhir/Observation", before)).Status == HttpStatusCode.Created);
            seen.Add(await KeptAsync(code, "/fhir/Observation", sent.Json(), true));
        }

        foreach (var (code, part, by) in s_faultsOfForms)
        {
            var json = ResponseSamples.Daily(id: code.Key).Json();
            Assert.Contains(part, json, StringComparison.Ordinal);
            seen.Add(await KeptAsync(code, "/fhir/QuestionnaireResponse", json.Replace(part, by, StringComparison.Ordinal), true));
        }

        foreach (var (code, part, by) in s_faultsOfIssues)
        {
            var json = IssueSamples.Of(code.Key).Json();
            Assert.Contains(part, json, StringComparison.Ordinal);
            seen.Add(await KeptAsync(code, "/fhir/DetectedIssue", json.Replace(part, by, StringComparison.Ordinal), true));
        }

        seen.AddRange(await PlansAsync());

        foreach (var (code, path, body, told) in s_requests)
        {
            var observation = Samples.SpO2(id: code.Key).Json();
            var deep = observation.Replace("\"status\"", $"\"extension\":{string.Concat(Enumerable.Repeat("[", 80))}{string.Concat(Enumerable.Repeat("]", 80))},\"status\"", StringComparison.Ordinal);
            var many = $$"""{"resourceType":"Bundle","type":"batch","entry":[{{string.Join(',', Enumerable.Repeat("{}", EnvelopeReader.MostEntries + 1))}}]}""";
            var sent = body.Split(' ', 3) is ["value", var concept, var value] ? Valued(concept, value, code.Key) : body;
            seen.Add(await KeptAsync(code, path, sent.Replace("#deep", deep, StringComparison.Ordinal).Replace("#many", many, StringComparison.Ordinal).Replace("#", observation, StringComparison.Ordinal), told));
        }

        RefusalCode[] all = [.. typeof(RefusalCode).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(RefusalCode)).Select(p => (RefusalCode)p.GetValue(null)!)];
        Assert.Equal(all.Select(code => code.Key).Order(), seen.Concat(s_neverKept).Select(code => code.Key).Order());
        Assert.Equal(seen.Select(code => code.Key).Order(), RefusalMeanings.Keys.Order());
    }

    [Fact]
    public async Task The_same_content_again_is_kept_once_and_counted()
    {
        var observation = Samples.SpO2(id: "counted", patient: Samples.Patient(1));
        observation["valueQuantity"]!["code"] = "kPa";

        for (var i = 0; i < 3; i++)
        {
            await gateway.PostAsync("/fhir/Observation", observation);
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var row = Assert.Single(await RowsAsync(row => row.Patient == s_second && row.Reason == "unit-unknown"));
        Assert.Equal((3, TimeSpan.FromSeconds(2)), (row.Count, row.LastReceived - row.Received));
        Assert.Equal((GatewayUnderTest.Larvik, "both", "Observation.value.code"), (row.Controller.ToString(), row.Client, row.Expression));
        Assert.True(JsonNode.DeepEquals(observation, JsonNode.Parse(ReceivedText.Of(row.Content, Samples.Patient(1)))));
    }

    [Fact]
    public async Task A_patient_that_the_controller_has_no_record_of_is_not_known_there()
    {
        var observation = Samples.SpO2(id: "other-controller", patient: Samples.Patient(1), controller: GatewayUnderTest.Oslo);
        await gateway.PostAsync("/fhir/Observation", observation);
        var row = Assert.Single(await RowsAsync(row => row.Controller == new Domain.Organisations.OrganisationNumber(310000027) && row.Reason == "patient-unknown"));
        Assert.Equal(PatientId.Nobody, row.Patient);
    }

    [Fact]
    public async Task Of_a_withdrawn_transaction_the_refused_entry_is_kept_and_the_others_are_not()
    {
        var (stored, kept, before) = (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Quarantine"), await LastAsync());
        var faulty = Samples.SpO2(id: "transaction-2");
        faulty["valueQuantity"]!["code"] = "furlong";
        await gateway.PostAsync("/fhir", Samples.Bundle("transaction", Samples.SpO2(id: "transaction-1"), faulty));
        Assert.Equal((stored, kept + 1), (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Quarantine")));
        Assert.Single(await RowsAsync(row => row.Id > before && row.Patient == s_first && row.Reason == "unit-unknown"));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_kept_byte_for_byte_and_a_bundle_is_nobodys()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"resourceType\":\"Bundle\" \u00e6"), 0xFF, 0];
        var (status, _) = await gateway.SendAsync(HttpMethod.Post, "/fhir", new ByteArrayContent(bytes));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var row = Assert.Single(await RowsAsync(row => row.Form == ReceivedForm.Bundle && row.Reason == "json-invalid"));
        Assert.Equal(PatientId.Nobody, row.Patient);
        Assert.Equal(bytes, Portal.Data.Sqlite.Originals.Expand(row.Content)[1..^1]);
    }

    [Fact]
    public async Task Nothing_is_kept_for_somebody_without_a_token()
    {
        var kept = await gateway.CountAsync("Quarantine");
        await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation", new ByteArrayContent(Samples.SpO2(id: "x").Bytes()), token: "wrong");
        Assert.Equal(kept, await gateway.CountAsync("Quarantine"));
    }

    /// <summary>A SNOMED CT concept with a value of its own.</summary>
    private static string Valued(string concept, string value, string id)
    {
        var observation = Samples.Of(Samples.Snomed, concept, 1, "1", id);
        observation.Remove("valueQuantity");
        return $"{observation.Json()[..^1]},{value}}}";
    }

    private static JsonObject Version(string status, JsonObject observation, string? issued = null)
    {
        (observation["status"], observation["issued"]) = (status, issued);
        return observation;
    }

    /// <summary>What can be wrong with a plan, the first one and one that follows.</summary>
    private async Task<RefusalCode[]> PlansAsync()
    {
        var (beside, revoked, tooLong) = (Named("a"), Named("b"), Named("c"));
        beside["note"] = new JsonArray(new JsonObject { ["text"] = "og mer" });
        revoked["status"] = "revoked";
        tooLong["description"] = new string('a', 501);
        List<RefusalCode> seen =
        [
            await KeptAsync(RefusalCode.PlanNotUnderstood, "/fhir/CarePlan", beside.Json(), true),
            await KeptAsync(RefusalCode.PlanStatus, "/fhir/CarePlan", revoked.Json(), true),
            await KeptAsync(RefusalCode.PlanTooLarge, "/fhir/CarePlan", tooLong.Json(), true),
        ];

        var agreed = await gateway.PlanAsync(0, PlanSamples.Content);
        seen.Add(await KeptAsync(RefusalCode.PlanExists, "/fhir/CarePlan", Named("d").Json(), true));
        seen.Add(await KeptAsync(RefusalCode.PlanVersionMissing, true, () => gateway.SendAsync(HttpMethod.Put, $"/fhir/CarePlan/{agreed}", new StringContent(Named("e").Json()))));
        seen.Add(await KeptAsync(RefusalCode.PlanUnknown, true, () => gateway.PutPlanAsync(agreed + 1_000, Named("f"), "W/\"1\"")));

        await using var database = await gateway.OpenAsync();
        database.Add(new PlanDraftRow { Patient = s_first, Controller = new(310000019), State = Domain.Plans.PlanDraftState.Open, Content = PlanJson.Write(Domain.Plans.PlanContent.Empty), Version = 1, By = "Kari Nilsen", ByRole = ClinicianRole.HomeCareNurse });
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        seen.Add(await KeptAsync(RefusalCode.PlanDraftOpen, true, () => gateway.PutPlanAsync(agreed, Named("g"), "W/\"1\"")));
        return [.. seen];

        // The same content again would be the same input.
        static JsonNode Named(string description)
        {
            var plan = PlanSamples.Json(0);
            plan["description"] = description;
            return plan;
        }
    }

    private Task<RefusalCode> KeptAsync(RefusalCode code, string path, string body, bool told) => KeptAsync(code, told, () => gateway.SendAsync(HttpMethod.Post, path, new StringContent(body)));

    private async Task<RefusalCode> KeptAsync(RefusalCode code, bool told, Func<Task<(HttpStatusCode Status, JsonNode Body)>> send)
    {
        var before = await LastAsync();
        var (_, answer) = await send();
        var outcome = (string)answer["resourceType"]! == "Bundle" ? answer["entry"]![0]!["response"]!["outcome"]! : answer;
        Assert.True(outcome["issue"] is not null, $"{code.Key}: what was sent was taken");
        Assert.Equal(code.Key, outcome.Key());
        var row = Assert.Single(await RowsAsync(row => row.Id > before));
        Assert.Equal((code.Key, told ? s_first : PatientId.Nobody), (row.Reason, row.Patient));
        Assert.Equal(QuarantineState.Open, row.State);
        return code;
    }

    private async Task<long> LastAsync() => (await RowsAsync(_ => true)).Select(row => row.Id).DefaultIfEmpty().Max();

    private async Task<List<QuarantineRow>> RowsAsync(System.Linq.Expressions.Expression<Func<QuarantineRow, bool>> which)
    {
        await using var database = await gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var grant = AccessPolicy.ForClient("both", [new(310000019), new(310000027)], []);
        return await database.Visible<QuarantineRow>(grant).AsNoTracking().Where(which).ToListAsync(TestContext.Current.CancellationToken);
    }
}
