using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Alerts that another system of the controller raised, posted as DetectedIssue.</summary>
public sealed class PostIssueTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Address = "/fhir/DetectedIssue";

    [Fact]
    public async Task It_becomes_an_alert_in_its_own_words_and_is_told_so_and_the_same_again_is_stored_once()
    {
        var (status, location) = await SendAsync(IssueSamples.Of("first", 1));
        Assert.Equal(HttpStatusCode.Created, status);
        var alert = Assert.Single(await AlertsAsync(1));
        Assert.Equal((Severity.Red, Samples.Now.AddHours(-1), $"{Address}/{alert.Id}"), (alert.Severity, alert.Since, location));
        Assert.Equal("Måling utenfor grense: Oksygenmetning 84 % (meldt av Trygghetssentralen)", AlertSentence.Why(alert.ToDomain().Latest));

        Assert.Equal((HttpStatusCode.OK, location), await SendAsync(IssueSamples.Of("first", 1)));
        Assert.Single(await AlertsAsync(1));
        Assert.Equal(1, await ChangesAsync(1));

        var (_, told) = await gateway.SendAsync(HttpMethod.Get, location, null);
        Assert.Equal(("high", "Trygghetssentralen", "preliminary"), ((string?)told["severity"], (string?)told["author"]!["display"], (string?)told["status"]));
    }

    [Fact]
    public async Task A_later_version_corrects_it_and_a_withdrawal_closes_it_as_withdrawn()
    {
        await SendAsync(IssueSamples.Of("corrected", 2));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(IssueSamples.Of("corrected", 2, severity: "moderate", status: "amended"))).Status);
        var alert = Assert.Single(await AlertsAsync(2));
        Assert.Equal((Severity.Yellow, gateway.Clock.GetUtcNow()), (alert.Severity, alert.CorrectedAt));

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(IssueSamples.Of("corrected", 2, status: "entered-in-error"))).Status);
        alert = Assert.Single(await AlertsAsync(2));
        Assert.Equal((gateway.Clock.GetUtcNow(), ClosingReason.Corrected), (alert.ClosedAt, alert.ClosedBecause));

        // What was withdrawn and comes again is another alert, also where it is no worse.
        await SendAsync(IssueSamples.Of("corrected", 2, severity: "moderate"));
        Assert.Equal(2, (await AlertsAsync(2)).Count);
    }

    [Fact]
    public async Task Another_text_or_another_sender_is_another_version_and_the_alert_says_the_latest()
    {
        await SendAsync(IssueSamples.Of("said", 8));
        var other = IssueSamples.Of("said", 8, text: "Oksygenmetning 83 %");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(other)).Status);
        other["author"]!["display"] = "Vaktsentralen";
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(other)).Status);
        Assert.Equal("Måling utenfor grense: Oksygenmetning 83 % (meldt av Vaktsentralen)", AlertSentence.Why(Assert.Single(await AlertsAsync(8)).ToDomain().Latest));
    }

    [Fact]
    public async Task Under_the_same_identifier_of_another_controller_it_is_another_alert()
    {
        var (_, first) = await SendAsync(IssueSamples.Of("two-houses"));
        var (status, second) = await SendAsync(IssueSamples.Of("two-houses", author: ("urn:oid:2.16.578.1.12.4.1.4.101", GatewayUnderTest.Oslo)));
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("high", 1)]
    [InlineData("moderate", 1)]
    [InlineData("low", 1)]
    public async Task What_somebody_has_closed_does_not_come_back_for_the_same_or_for_less(string severity, int alerts)
    {
        var place = 10 + severity.Length;
        await SendAsync(IssueSamples.Of("closed-" + severity, place));
        await gateway.ChangeAsync((await AlertsAsync(place))[0].Id, row => (row.ClosedAt, row.ClosedBecause) = (gateway.Clock.GetUtcNow(), ClosingReason.Acted));
        await SendAsync(IssueSamples.Of("closed-" + severity, place, severity, text: "Oksygenmetning 85 %"));
        Assert.Equal(alerts, (await AlertsAsync(place)).Count);
    }

    [Fact]
    public async Task What_somebody_has_closed_comes_back_for_the_worse()
    {
        await SendAsync(IssueSamples.Of("worse", 3, "moderate"));
        await gateway.ChangeAsync((await AlertsAsync(3))[0].Id, row => (row.ClosedAt, row.ClosedBecause) = (gateway.Clock.GetUtcNow(), ClosingReason.Acted));
        await SendAsync(IssueSamples.Of("worse", 3));
        Assert.Equal([Severity.Yellow, Severity.Red], (await AlertsAsync(3)).Select(alert => alert.Severity));
    }

    [Fact]
    public async Task Two_alerts_of_a_patient_stand_beside_each_other()
    {
        await SendAsync(IssueSamples.Of("one", 4));
        await SendAsync(IssueSamples.Of("two", 4, "low"));
        Assert.Equal([Severity.Red, Severity.Green], (await AlertsAsync(4)).Select(alert => alert.Severity));
    }

    [Fact]
    public async Task Under_an_identifier_of_another_patient_or_of_nothing_it_is_refused_and_kept()
    {
        await SendAsync(IssueSamples.Of("whose", 5));
        Assert.Equal("correction-other-patient", (await gateway.PostAsync(Address, IssueSamples.Of("whose", 6))).Body.Key());
        Assert.Equal("nothing-to-withdraw", (await gateway.PostAsync(Address, IssueSamples.Of("never", 6, status: "entered-in-error"))).Body.Key());
        Assert.Equal("controller-not-yours", (await gateway.PostAsync(Address, IssueSamples.Of("not-yours", 6, author: ("urn:oid:2.16.578.1.12.4.1.4.101", "310000051")))).Body.Key());
        Assert.Empty(await AlertsAsync(6));
        await using var database = await gateway.OpenAsync();
        Assert.Equal(3, await database.Quarantined(AccessPolicy.ForClient("both", [], [new(310000019)])).CountAsync(row => row.Patient == new Domain.Patients.PatientId(1_006), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task In_a_bundle_and_at_another_address_it_is_refused()
    {
        var bundle = (await gateway.PostAsync("/fhir", Samples.Bundle("batch", IssueSamples.Of("bundled", 7)))).Body;
        Assert.StartsWith("422", (string?)bundle["entry"]![0]!["response"]!["status"], StringComparison.Ordinal);
        Assert.Equal("other-type", (await gateway.PostAsync("/fhir/Observation", IssueSamples.Of("elsewhere", 7))).Body.Key());
        Assert.Equal("other-type", (await gateway.PostAsync(Address, Samples.SpO2(id: "here"))).Body.Key());
        Assert.Empty(await AlertsAsync(7));
    }

    [Fact]
    public void A_text_with_an_identity_number_is_kept_in_the_original_only()
    {
        var issue = IssueSamples.Of("hidden", 1);
        issue["detail"] = $"Gjelder {Samples.Patient(1)}";
        Assert.True(DetectedIssueMapping.TryRead(issue.Bytes(), Samples.Now, out var read, out _));
        Assert.Equal(("Måling utenfor grense", ""), (read.Said.Name, read.Said.Detail));
    }

    private async Task<(HttpStatusCode Status, string Location)> SendAsync(JsonObject issue)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(issue.Bytes()) };
        request.Content.Headers.ContentType = new("application/fhir+json");
        request.Headers.Authorization = new("Bearer", "both");
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.Location?.ToString() ?? "");
    }

    /// <summary>How often pages and lists were told.</summary>
    private async Task<int> ChangesAsync(int place)
    {
        await using var database = await gateway.OpenAsync();
        return await database.Changes.CountAsync(change => change.Patient == new Domain.Patients.PatientId(1_000 + place) && change.Area == Domain.Changes.Area.Alerts, TestContext.Current.CancellationToken);
    }

    private async Task<List<AlertRow>> AlertsAsync(int place)
    {
        await using var database = await gateway.OpenAsync();
        return await database.Visible<AlertRow>(AccessPolicy.ForEngine("test", [new(310000019)])).AsNoTracking().Where(row => row.Patient == new Domain.Patients.PatientId(1_000 + place)).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}
