using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>A version has all that its message says: parts, words and names too.</summary>
public sealed class CorrectionsOfKindsTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    public static TheoryData<string> Kinds => ["pressure", "news2", "consciousness", "frailty", "form", "other", "absent", "oxygen"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_version_keeps_what_it_said_and_the_next_replaces_it(string kind)
    {
        var (one, two) = Pair(kind);
        var created = await gateway.SendAsync(one);
        var (first, said) = (await gateway.RowAsync(created.Id), await gateway.DetailsAsync(created.Id));
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((201, "W/\"2\""), (await gateway.SendAsync(two.As("corrected", "2026-03-02T08:30:00Z"))).Short);

        var fresh = await gateway.SendAsync(two.Named(kind + " fresh"));
        var (second, expected) = (await gateway.RowAsync(created.Id), await gateway.RowAsync(fresh.Id));
        Assert.Equal((expected.At, expected.Value, expected.Second, expected.Oxygen, expected.Activity, expected.Origin), (second.At, second.Value, second.Second, second.Oxygen, second.Activity, second.Origin));
        Assert.Equal(await gateway.DetailsAsync(fresh.Id), await gateway.DetailsAsync(created.Id));
        var former = Assert.Single(await gateway.HistoryAsync(created.Id));
        Assert.Equal((first.At, first.Value, first.Second, first.Oxygen, first.Activity, first.Origin, first.Body, first.Received, said), (former.At, former.Value, former.Second, former.Oxygen, former.Activity, former.Origin, former.Body, former.Received, former.Details));

        // Each is known again by its own content.
        Assert.Equal((200, "W/\"1\""), (await gateway.SendAsync(one)).Short);
        Assert.Equal((200, "W/\"2\""), (await gateway.SendAsync(two.Named(kind))).Short);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_withdrawn_keeps_what_it_said_and_is_made_anew_by_a_later_one(string kind)
    {
        var (one, two) = Pair(kind + " withdrawn");
        var created = await gateway.SendAsync(one);
        var said = await gateway.DetailsAsync(created.Id);
        Assert.Equal((201, "W/\"2\""), (await gateway.SendAsync(one.Withdrawn("2026-03-02T08:30:00Z"))).Short);
        Assert.Equal((ReadingMarks.Withdrawn, said), ((await gateway.RowAsync(created.Id)).Marks & ReadingMarks.Withdrawn, await gateway.DetailsAsync(created.Id)));

        Assert.Equal((201, "W/\"3\""), (await gateway.SendAsync(two.As("corrected", "2026-03-02T08:31:00Z"))).Short);
        Assert.Equal([said, said], (await gateway.HistoryAsync(created.Id)).Select(version => version.Details));
        Assert.Equal((200, "W/\"3\""), (await gateway.SendAsync(two)).Short);
    }

    [Fact]
    public async Task A_vital_sign_may_be_named_otherwise_and_is_found_by_its_new_name_only()
    {
        var one = OtherKinds.Other(code: "19935-6", display: "Peak flow").Named("renamed");
        var created = await gateway.SendAsync(one);
        await gateway.SendAsync(OtherKinds.Other(code: "8302-2", display: "Høyde", value: Samples.Quantity(171, "cm")).Named("renamed").As("corrected"));
        Assert.DoesNotContain(created.Id, (await gateway.SearchAsync($"patient={Searches.Patient(0)}&code=19935-6")).Body.Ids());
        Assert.Contains(created.Id, (await gateway.SearchAsync($"patient={Searches.Patient(0)}&code=8302-2")).Body.Ids());
    }

    /// <summary>Two that differ where only this kind can, under the same identifier.</summary>
    private static (JsonObject One, JsonObject Two) Pair(string name)
    {
        var (one, two) = name.Split(' ')[0] switch
        {
            "pressure" => (Samples.BloodPressure(128, 74), Samples.BloodPressure(128, 84)),
            "news2" => (OtherKinds.News2(4, ("1104351000000103", 1, "91–110")), OtherKinds.News2(4, ("1104351000000103", 1, "111–130"))),
            "consciousness" => (OtherKinds.Conscious(), OtherKinds.Conscious("450847001")),
            "frailty" => (OtherKinds.Score(Samples.Snomed, "763264000", 5), OtherKinds.Score(Samples.Snomed, "763264000", 6)),
            "form" => (OtherKinds.Form("CAT", 12), OtherKinds.Form("mMRC", 12)),
            "absent" => (OtherKinds.Other(element: "dataAbsentReason", value: new JsonObject { ["text"] = "not asked" }), OtherKinds.Other()),
            "oxygen" => (Samples.SpO2(90), WithFlow(2)),
            _ => (OtherKinds.Other(), OtherKinds.Other(value: Samples.Quantity(350, "mL/min"))),
        };

        return (one.Named(name), two.Named(name));
    }

    private static JsonObject WithFlow(int flow)
    {
        var observation = Samples.SpO2(90);
        observation["component"] = new JsonArray(Samples.Component(Samples.Loinc, "3151-8", flow, "L/min"));
        return observation;
    }
}
