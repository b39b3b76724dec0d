using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>A version cannot move a measurement, and nobody learns from it what others hold.</summary>
public sealed class CorrectionRefusalTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    public static TheoryData<string, string> Moves => new(
        from status in (string[])["amended", "corrected", "entered-in-error"]
        from what in (string[])["patient", "controller", "kind"]
        select (status, what));

    [Theory, MemberData(nameof(Moves))]
    public async Task A_version_that_names_another_patient_controller_or_kind_changes_nothing(string status, string what)
    {
        var id = $"{status} {what}";
        var created = await gateway.SendAsync(Samples.SpO2(84, id));
        var before = (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Changes WHERE Area = 1"), await gateway.CountAsync("Quarantine"));
        var moved = what switch
        {
            "patient" => Samples.SpO2(84, id, Samples.Patient(1)),
            "controller" => Samples.SpO2(84, id, controller: GatewayUnderTest.Oslo),
            _ => Samples.Of(Samples.Loinc, "8867-4", 84, "/min", id),
        };

        var answer = await gateway.SendAsync(status == "entered-in-error" ? moved.Withdrawn() : moved.As(status));
        Assert.Equal((409, $"correction-other-{what}"), answer.Refused);
        Assert.Equal("Observation.identifier", answer.Body!.Expression());
        Assert.Equal((before.Item1, before.Item2, before.Item3 + 1), (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Changes WHERE Area = 1"), await gateway.CountAsync("Quarantine")));
        Assert.Equal((1, MeasurementStatus.Final), ((await gateway.RowAsync(created.Id)).Version, (await gateway.RowAsync(created.Id)).Status));
        Assert.Empty(await gateway.HistoryAsync(created.Id));
    }

    [Fact]
    public async Task A_client_is_not_told_what_stands_for_a_controller_that_it_does_not_write_for()
    {
        await gateway.SendAsync(Samples.SpO2(84, "secret"));
        var taken = Samples.SpO2(84, "secret", controller: GatewayUnderTest.Oslo);
        var free = Samples.SpO2(84, "free", controller: GatewayUnderTest.Oslo);

        var (told, unknown) = (await gateway.SendAsync(taken.Withdrawn(), "oslo"), await gateway.SendAsync(free.Withdrawn(), "oslo"));
        Assert.Equal((422, "nothing-to-withdraw"), told.Refused);
        Assert.Equal((unknown.Status, unknown.Body!.Json()), (told.Status, told.Body!.Json()));
        Assert.Equal(((201, "W/\"1\""), (201, "W/\"1\"")), ((await gateway.SendAsync(taken.As("corrected"), "oslo")).Short, (await gateway.SendAsync(free.As("corrected"), "oslo")).Short));
    }

    [Fact]
    public async Task Two_controllers_each_correct_their_own_under_the_same_identifier()
    {
        var (larvik, oslo) = (await gateway.SendAsync(Samples.SpO2(84, "both")), await gateway.SendAsync(Samples.SpO2(85, "both", controller: GatewayUnderTest.Oslo)));
        Assert.Equal((201, "W/\"2\""), (await gateway.SendAsync(Samples.SpO2(94, "both").As("corrected"))).Short);
        Assert.Equal((94d, 85d), ((await gateway.RowAsync(larvik.Id)).Value, (await gateway.RowAsync(oslo.Id)).Value));
        Assert.Equal((201, "W/\"2\""), (await gateway.SendAsync(Samples.SpO2(85, "both", controller: GatewayUnderTest.Oslo).Withdrawn(), "oslo")).Short);
        Assert.Equal((MeasurementStatus.Corrected, MeasurementStatus.EnteredInError), ((await gateway.RowAsync(larvik.Id)).Status, (await gateway.RowAsync(oslo.Id)).Status));
    }

    [Fact]
    public async Task Without_identifier_the_same_content_for_another_controller_is_no_move()
    {
        await gateway.SendAsync(Samples.SpO2(71, null));
        Assert.Equal((201, "W/\"1\""), (await gateway.SendAsync(Samples.SpO2(71, null, controller: GatewayUnderTest.Oslo).As("corrected"))).Short);
    }

    [Fact]
    public async Task In_a_batch_each_version_has_its_own_answer_in_order()
    {
        var first = Samples.SpO2(84, "batch");
        var bundle = Samples.Bundle("batch", first, Samples.SpO2(94, "batch").As("corrected"), Samples.SpO2(93, "other").Withdrawn(), Samples.SpO2(94, "batch").Withdrawn(), Samples.SpO2(95, "batch").As("corrected"));
        var (_, answer) = await gateway.PostAsync("/fhir", bundle);

        Assert.Equal(["201", "201", "422", "201", "409"], Enumerable.Range(0, 5).Select(answer.Status));
        var id = ((string)answer.Response(0)["location"]!).Split('/')[1];
        Assert.Equal([("W/\"1\"", $"Observation/{id}/_history/1"), ("W/\"2\"", $"Observation/{id}/_history/2"), ("W/\"3\"", $"Observation/{id}/_history/3")], ((int[])[0, 1, 3]).Select(i => ((string)answer.Response(i)["etag"]!, (string)answer.Response(i)["location"]!)));
        Assert.Equal(("nothing-to-withdraw", "correction-outdated"), (answer.Response(2)["outcome"]!.Key(), answer.Response(4)["outcome"]!.Key()));

        foreach (var version in (int[])[1, 2, 3])
        {
            var read = (await gateway.ReadAsync($"/fhir/Observation/{id}/_history/{version}")).Body!;
            Assert.Equal(((string[])["final", "corrected", "entered-in-error"])[version - 1], (string?)read["status"]);
        }

        (_, answer) = await gateway.PostAsync("/fhir", bundle);
        Assert.Equal(["200", "200", "422", "200", "409"], Enumerable.Range(0, 5).Select(answer.Status));
        Assert.Equal(["W/\"1\"", "W/\"2\"", "W/\"3\""], ((int[])[0, 1, 3]).Select(i => (string)answer.Response(i)["etag"]!));
    }

    [Fact]
    public async Task A_transaction_with_a_version_that_is_refused_leaves_every_version_as_it_was()
    {
        var (one, two) = (await gateway.SendAsync(OtherKinds.News2().Named("t-1")), await gateway.SendAsync(Samples.SpO2(84, "t-2")));
        await gateway.SendAsync(Samples.SpO2(85, "t-2").As("corrected", "2026-03-02T08:30:00Z"));
        var before = (await CountsAsync(), await gateway.DetailsAsync(one.Id));
        JsonObject[] versions = [OtherKinds.News2(9).Named("t-1").As("corrected"), OtherKinds.News2(9).Named("t-1").Withdrawn(), Samples.SpO2(86, "t-2").As("corrected", "2026-03-02T08:00:00Z")];

        var (status, outcome) = await gateway.PostAsync("/fhir", Samples.Bundle("transaction", versions.Select(version => version.DeepClone().AsObject())));
        Assert.Equal((HttpStatusCode.Conflict, "correction-outdated", "Bundle.entry[2].resource.identifier"), (status, outcome.Key(), outcome.Expression()));
        Assert.Equal(before, (await CountsAsync(), await gateway.DetailsAsync(one.Id)));
        Assert.Equal((1, 5d, 2), ((await gateway.RowAsync(one.Id)).Version, (await gateway.RowAsync(one.Id)).Value, (await gateway.RowAsync(two.Id)).Version));

        versions[2]["issued"] = "2026-03-02T08:40:00Z";
        (status, var answer) = await gateway.PostAsync("/fhir", Samples.Bundle("transaction", versions.Select(version => version.DeepClone().AsObject())));
        Assert.Equal((HttpStatusCode.OK, "W/\"2\"", "W/\"3\"", "W/\"3\""), (status, (string?)answer.Response(0)["etag"], (string?)answer.Response(1)["etag"], (string?)answer.Response(2)["etag"]));
        Assert.Equal((3, 9d, 3), ((await gateway.RowAsync(one.Id)).Version, (await gateway.RowAsync(one.Id)).Value, (await gateway.RowAsync(two.Id)).Version));
    }

    private async Task<(long, long, long, long)> CountsAsync() =>
        (await gateway.CountAsync("Measurements"), await gateway.CountAsync("MeasurementHistory"), await gateway.CountAsync("Bodies"), await gateway.CountAsync("Changes WHERE Area = 1"));
}
