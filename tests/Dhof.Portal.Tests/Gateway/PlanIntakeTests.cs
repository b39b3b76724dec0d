using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Gateway;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

public sealed class PlanIntakeTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly ControllerGrant s_all = AccessPolicy.ForClient("both", [new(310000019), new(310000027)], []);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_plan_becomes_a_draft_that_says_where_it_is_from_and_is_told_to_nobody()
    {
        var (status, outcome) = await gateway.PostAsync("/fhir/CarePlan", PlanSamples.Json(1));
        Assert.Equal((HttpStatusCode.Accepted, "informational"), (status, (string)outcome["issue"]![0]!["code"]!));

        var draft = await DraftAsync(1);
        Assert.Equal((PlanDraftState.Open, 1, "both", ClinicianRole.Client), (draft!.State, draft.Version, draft.By, draft.ByRole));
        Assert.Equal(PlanSamples.Content, PlanJson.Read(draft.Content));
        Assert.Equal(new("Kari Nilsen (both)", "Avtalt 2026-01-30 med pasienten og Dr. Nils Berg, fastlege.", Samples.Now), draft.ToOrigin());
        Assert.Empty((await gateway.SearchAsync($"patient={Searches.Patient(1)}", type: "CarePlan")).Body.Ids());

        // The same once more is the same draft; another of the same sender takes its place, for nobody has touched it.
        Assert.Equal(HttpStatusCode.OK, (await gateway.PostAsync("/fhir/CarePlan", PlanSamples.Json(1))).Status);
        Assert.Equal(1, (await DraftAsync(1))!.Version);
        Assert.Equal(HttpStatusCode.Accepted, (await gateway.PostAsync("/fhir/CarePlan", PlanSamples.Json(1, PlanSamples.Content with { Goals = [] }))).Status);
        Assert.Equal(2, (await DraftAsync(1))!.Version);
    }

    [Fact]
    public async Task An_agreed_plan_stands_and_the_next_says_which_version_it_follows()
    {
        var id = await gateway.PlanAsync(2, PlanSamples.Content);
        var next = PlanSamples.Content with { Goals = ["gå på kino"] };
        Assert.Equal((HttpStatusCode.Conflict, "plan-exists"), Told(await gateway.PostAsync("/fhir/CarePlan", PlanSamples.Json(2, next))));
        Assert.Equal((HttpStatusCode.PreconditionRequired, "plan-version-missing"), Told(await gateway.PutPlanAsync(id, PlanSamples.Json(2, next), null)));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-other"), Told(await gateway.PutPlanAsync(id, PlanSamples.Json(2, next), "W/\"2\"")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "conditional-request"), Told(await gateway.PutPlanAsync(id, PlanSamples.Json(2, next), "x")));
        Assert.Equal((HttpStatusCode.NotFound, "plan-unknown"), Told(await gateway.PutPlanAsync(id + 1_000, PlanSamples.Json(2, next), "W/\"1\"")));
        Assert.Null(await DraftAsync(2));

        Assert.Equal(HttpStatusCode.Accepted, (await gateway.PutPlanAsync(id, PlanSamples.Json(2, next), "W/\"1\"")).Status);
        Assert.Equal(next, PlanJson.Read((await DraftAsync(2))!.Content));
        var (_, told) = await gateway.SendAsync(HttpMethod.Get, $"/fhir/CarePlan/{id}", null);
        Assert.Equal(("1", "gå til butikken"), ((string)told["meta"]!["versionId"]!, (string)told["contained"]![3]!["description"]!["text"]!));

        // Each is kept with what it was put with; what was sent for another version is not.
        Assert.Equal(["plan-exists", "plan-version-missing", "conditional-request", "plan-unknown"], (await KeptAsync(2)).Select(row => row.Reason));
        await TryAgainAsync(2);
        Assert.Equal(["plan-exists", "plan-version-missing", "conditional-request", "plan-unknown"], (await KeptAsync(2)).Select(row => row.Reason));
    }

    [Fact]
    public async Task The_plan_of_another_patient_is_not_followed_by_this_ones()
    {
        var others = await gateway.PlanAsync(3, PlanSamples.Content);
        await gateway.PlanAsync(4, PlanSamples.Content);
        Assert.Equal((HttpStatusCode.NotFound, "plan-unknown"), Told(await gateway.PutPlanAsync(others, PlanSamples.Json(4), "W/\"1\"")));
        Assert.Null(await DraftAsync(4));
        Assert.Null(await DraftAsync(3));
    }

    [Fact]
    public async Task What_people_write_is_never_overwritten()
    {
        await PeopleWriteAsync(5);
        Assert.Equal((HttpStatusCode.Conflict, "plan-draft-open"), Told(await gateway.PostAsync("/fhir/CarePlan", PlanSamples.Json(5))));
        var draft = await DraftAsync(5);
        Assert.Equal((3, PlanContent.Empty, null), (draft!.Version, PlanJson.Read(draft.Content), draft.ToOrigin()));
        Assert.Equal(["plan-draft-open"], (await KeptAsync(5)).Select(row => row.Reason));
    }

    [Fact]
    public async Task What_is_not_understood_is_kept_with_its_patient_and_stays_kept_when_it_is_tried_again()
    {
        var plan = PlanSamples.Json(6);
        plan["note"] = new JsonArray(new JsonObject { ["text"] = "og mer" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "plan-not-understood"), Told(await gateway.PostAsync("/fhir/CarePlan", plan)));
        await TryAgainAsync(6);

        var kept = Assert.Single(await KeptAsync(6));
        Assert.Equal(("plan-not-understood", "CarePlan.note", new PatientId(1_006)), (kept.Reason, kept.Expression, kept.Patient));
        Assert.Null(await DraftAsync(6));
    }

    [Fact]
    public async Task What_was_put_is_tried_again_as_what_follows_the_version_that_its_sender_had_read()
    {
        var (id, next) = (await gateway.PlanAsync(9, PlanSamples.Content), PlanSamples.Content with { Goals = ["gå på kino"] });
        await PeopleWriteAsync(9);
        Assert.Equal((HttpStatusCode.Conflict, "plan-draft-open"), Told(await gateway.PutPlanAsync(id, PlanSamples.Json(9, next), "W/\"1\"")));
        await PeopleDiscardAsync(9);
        await TryAgainAsync(9);

        Assert.Equal(QuarantineState.Taken, Assert.Single(await KeptAsync(9)).State);
        var draft = await DraftAsync(9);
        Assert.Equal((PlanDraftState.Open, "both", next), (draft!.State, draft.By, PlanJson.Read(draft.Content)));
    }

    [Fact]
    public async Task What_was_put_after_a_version_that_stands_no_longer_stays_for_people_to_look_at()
    {
        var id = await gateway.PlanAsync(10, PlanSamples.Content);
        await PeopleWriteAsync(10);
        Assert.Equal((HttpStatusCode.Conflict, "plan-draft-open"), Told(await gateway.PutPlanAsync(id, PlanSamples.Json(10, PlanSamples.Content with { Goals = [] }), "W/\"1\"")));
        await PeopleDiscardAsync(10);
        await gateway.PlanAsync(10, PlanSamples.Content with { Goals = ["gå på kino"] }, number: 2);
        await TryAgainAsync(10);

        var kept = Assert.Single(await KeptAsync(10));
        Assert.Equal((QuarantineState.Open, "version-other"), (kept.State, kept.Reason));
        Assert.Equal(PlanDraftState.Discarded, (await DraftAsync(10))!.State);
    }

    [Fact]
    public async Task Another_resource_is_no_plan_and_a_plan_is_no_measurement()
    {
        Assert.Equal("other-type", (await gateway.PostAsync("/fhir/CarePlan", Samples.SpO2(id: "no-plan"))).Body.Key());
        Assert.Equal("other-type", (await gateway.PutPlanAsync(1, Samples.SpO2(id: "no-plan-either"), "W/\"1\"")).Body.Key());
        Assert.Equal("other-type", (await gateway.PostAsync("/fhir/Observation", PlanSamples.Json(11))).Body.Key());
        Assert.Null(await DraftAsync(11));
    }

    [Fact]
    public async Task Only_for_its_own_controllers_and_their_patients()
    {
        var named = PlanSamples.Json(7);
        named["author"]!["identifier"] = new JsonObject { ["system"] = "urn:oid:2.16.578.1.12.4.1.4.101", ["value"] = GatewayUnderTest.Larvik };
        Assert.Equal((HttpStatusCode.Forbidden, "controller-not-yours"), Told(await gateway.SendAsync(HttpMethod.Post, "/fhir/CarePlan", new ByteArrayContent(named.Bytes()), "oslo")));
        Assert.Equal("patient-unknown", (await gateway.SendAsync(HttpMethod.Post, "/fhir/CarePlan", new ByteArrayContent(PlanSamples.Json(7).Bytes()), "oslo")).Body.Key());
        Assert.Null(await DraftAsync(7));
    }

    [Fact]
    public async Task In_a_bundle_it_is_refused() => Assert.Equal("other-type", (await gateway.PostAsync("/fhir", Samples.Bundle("transaction", PlanSamples.Json(8).AsObject()))).Body.Key());

    private static (HttpStatusCode, string) Told((HttpStatusCode Status, JsonNode Body) answer) => (answer.Status, answer.Body.Key());

    private async Task PeopleWriteAsync(int place)
    {
        await using var database = await gateway.OpenAsync();
        database.Add(new PlanDraftRow { Patient = new(1_000 + place), Controller = new(310000019), State = PlanDraftState.Open, Content = PlanJson.Write(PlanContent.Empty), Version = 3, By = "Kari Nilsen", ByRole = ClinicianRole.HomeCareNurse });
        await database.SaveChangesAsync(Cancellation);
    }

    private async Task PeopleDiscardAsync(int place)
    {
        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_000 + place);
        await database.Visible<PlanDraftRow>(s_all).Where(row => row.Patient == patient).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, PlanDraftState.Discarded), Cancellation);
    }

    /// <summary>As after the portal has learned to read otherwise. Until it is tried nothing is known of why it was refused.</summary>
    private async Task TryAgainAsync(int place)
    {
        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_000 + place);
        await database.Visible<QuarantineRow>(s_all).Where(row => row.Patient == patient).ExecuteUpdateAsync(set => set.SetProperty(row => row.TriedBy, "an older reading").SetProperty(row => row.Reason, "x"), Cancellation);

        for (var tries = 0; tries < 200 && (await KeptAsync(place)).Exists(row => row.TriedAt is null); tries++)
        {
            await gateway.Services.GetRequiredService<QuarantineRetry>().TryAllAsync(alsoUnknown: false, Cancellation);
            await Task.Delay(25, Cancellation);
        }

        Assert.All(await KeptAsync(place), row => Assert.NotNull(row.TriedAt));
    }

    private async Task<PlanDraftRow?> DraftAsync(int place)
    {
        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_000 + place);
        return await database.Visible<PlanDraftRow>(s_all).AsNoTracking().SingleOrDefaultAsync(row => row.Patient == patient, Cancellation);
    }

    private async Task<List<QuarantineRow>> KeptAsync(int place)
    {
        await using var database = await gateway.OpenAsync();
        var patient = new PatientId(1_000 + place);
        return await database.Visible<QuarantineRow>(s_all).AsNoTracking().Where(row => row.Patient == patient).OrderBy(row => row.Id).ToListAsync(Cancellation);
    }
}

/// <summary>Sends the next of a plan.</summary>
internal static class SentPlans
{
    public static async Task<(HttpStatusCode Status, JsonNode Body)> PutPlanAsync(this GatewayUnderTest gateway, long plan, JsonNode body, string? match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/fhir/CarePlan/{plan}") { Content = new ByteArrayContent(body.Bytes()) };
        request.Content.Headers.ContentType = new("application/fhir+json");
        request.Headers.Authorization = new("Bearer", "both");
        _ = match is null || request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
