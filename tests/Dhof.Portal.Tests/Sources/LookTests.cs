using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Tests.Fhir.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Sources.SourcesUnderTest;

namespace Dhof.Portal.Tests.Sources;

public sealed class LookTests : IAsyncLifetime
{
    private readonly SourcesUnderTest _test = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task The_first_look_tells_how_many_of_each_type_and_the_newest_before_any_content_is_fetched()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3), SpO2(2, 30), Stay(1, 48)]);
        await _test.StartAsync();

        await _test.LookAsync();

        Assert.Equal((2, Now.AddHours(-3)), (_test.Holding("office").Count, _test.Holding("office").Newest!.Value));
        Assert.Equal((1, Now.AddHours(-48)), (_test.Holding("office", "Encounter").Count, _test.Holding("office", "Encounter").Newest!.Value));
        Assert.Equal(0, _test.Holding("office", "CarePlan").Count);
        Assert.Equal(new SourceState.Answered(Now, 4, Now.AddHours(-3), null), _test.Tell("office").State);
        Assert.All(server.Seen.Where(seen => seen.Type != "Patient"), seen => Assert.Equal("1", seen["_count"]));
        Assert.Empty(_test.Ids());
    }

    [Fact]
    public async Task Only_the_types_and_the_period_that_the_view_asks_for_are_fetched_and_only_once()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3), SpO2(2, 30), Stay(1, 48)]);
        await _test.StartAsync();

        await _test.LoadAsync(InformationTypes.Measurements, Now.AddHours(-10));
        Assert.Equal(["Observation/o1"], _test.Ids());
        Assert.Equal(Completeness.Whole(Now.AddHours(-10)), _test.Holding("office").Loaded);
        Assert.Equal(["Patient", "Observation"], server.Seen.Select(seen => seen.Type));

        await _test.LoadAsync(InformationTypes.Measurements, Now.AddHours(-5));
        Assert.Equal(2, server.Seen.Count);

        await _test.LoadAsync(InformationTypes.Measurements, null);
        Assert.Equal(["Observation/o1", "Observation/o2"], _test.Ids());
        Assert.Equal(3, server.Seen.Count);
        Assert.Equal(94, _test.Sources.Items(_test.Grant, InformationTypes.Measurements)[0].Measurement!.Value);
    }

    [Fact]
    public async Task A_patient_whom_the_source_does_not_know_costs_one_question_and_has_nothing_there()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.Add(Anne("p9", Asked.Other));
        await _test.StartAsync();

        await _test.LookAsync();
        await _test.LoadAsync();

        Assert.Single(server.Seen);
        Assert.Equal(new SourceState.Answered(Now, 0, null, Completeness.Whole(null)), _test.Tell("office").State);
    }

    [Fact]
    public async Task A_source_that_answers_with_everybody_shows_nothing_of_the_others_and_its_count_is_not_believed()
    {
        var server = await _test.AddAsync("office", Office);
        server.OverlooksParameters = true;
        server.Resources.AddRange([Anne(), Anne("p9", Asked.Other), SpO2(1, 3), SpO2(2, 2, "Patient/p9")]);
        await _test.StartAsync();

        await _test.LookAsync();
        Assert.Null(_test.Holding("office").Count);

        await _test.LoadAsync();
        Assert.Equal(["Observation/o1"], _test.Ids());
        Assert.Contains((new SourceRefusal(SourceRefusalReason.OtherPatient, "Observation"), 1), _test.Tell("office").Refused);
        Assert.True(_test.Status("office").Refused[SourceRefusalReason.OtherPatient] > 0);
    }

    [Fact]
    public async Task Pmd_is_asked_for_the_last_while_at_once_and_shows_what_the_grant_opens_of_each_controller()
    {
        var server = await _test.AddAsync("pmd", Larvik, "Pmd");
        server.Resources.AddRange([Own(1, 3, Larvik.ToString()), Own(2, 4, Oslo.ToString()), Own(3, 24 * 40, Office.ToString()), Own(4, 5, null)]);
        await _test.StartAsync();

        await _test.LookAsync();

        Assert.Equal(["Observation/o1", "Observation/o4"], _test.Ids());
        Assert.Equal([false, true], _test.Sources.Items(_test.Grant, InformationTypes.Measurements).Select(item => item.Origin.ControllerIsAssumed));
        Assert.Equal((3, Now.AddDays(-30)), (_test.Holding("pmd").Count, _test.Holding("pmd").CountedFrom!.Value));
        Assert.Contains((new SourceRefusal(SourceRefusalReason.ControllerNotOpened, "Observation"), 1), _test.Tell("pmd").Refused);

        await _test.LoadAsync();
        Assert.Equal(["Observation/o1", "Observation/o3", "Observation/o4"], _test.Ids());
        Assert.All(server.Seen, seen => Assert.Equal("Observation/_search", seen.Path));

        static System.Text.Json.Nodes.JsonObject Own(int id, int hoursAgo, string? controller)
        {
            var observation = SpO2(id, hoursAgo);
            observation["subject"] = Asked.Subject();
            observation["performer"] = controller is null ? null : new System.Text.Json.Nodes.JsonArray(Fhir.Samples.Reference(Fhir.Samples.Organisation, controller));
            return observation;
        }
    }

    [Fact]
    public async Task The_epj_api_is_asked_under_the_number_of_the_organisation_with_its_service_code()
    {
        var server = await _test.AddAsync("epj", Larvik, "VkpEpj");
        server.Resources.AddRange([Anne(), Asked.Of("Condition", "c1", ("subject", Asked.Subject()), ("code", Asked.Text("KOLS")))]);
        await _test.StartAsync();

        await _test.LookAsync();

        Assert.Equal(["Condition/c1"], _test.Ids(InformationTypes.Background));
        Assert.All(server.Seen, seen => Assert.Equal(("dho", true), (seen.Headers["ServiceCodes"], seen.Path.StartsWith("310000019/", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Each_question_carries_the_token_and_why_it_is_asked()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.Add(Anne());
        await _test.StartAsync();
        await _test.LookAsync();

        Assert.All(server.Seen, seen =>
        {
            Assert.Equal($"Bearer {Token}", seen.Headers["Authorization"]);
            var attestation = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(seen.Headers["X-Attestation"]));
            Assert.Contains(_test.Grant.Attestation.DecisionRef.Id, attestation, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Every_question_is_in_the_access_log_before_it_is_sent_and_its_outcome_after()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        List<int> logged = [];
        server.Before = async (_, http) =>
        {
            logged.Add((await _test.LoggedAsync()).Length);
            return logged.Count == 2 && await FakeFhirServer.SayAsync(http, 400);
        };
        await _test.StartAsync();

        await _test.LoadAsync();
        await _test.LoadAsync();

        Assert.Equal([1, 1, 3], logged);
        Assert.Equal(
            [("source.ask", null), ("source.answer", SourceFailure.Rejected), ("source.ask", null), ("source.answer", (SourceFailure?)null)],
            (await _test.LoggedAsync()).Select(row => (row.Action, row.Failure)));
        Assert.All(await _test.LoggedAsync(), row => Assert.Equal(
            (Nurse.Key, Anna, Office.ToString(), "office", InformationTypes.Measurements, _test.Grant.Attestation.DecisionRef.Id),
            (row.Clinician, row.Patient!.Value, row.Controllers, row.Source, row.Types!.Value, row.Decision)));
    }
}
