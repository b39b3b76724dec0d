using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Arrival;

/// <summary>Corrections and withdrawals, from the message to the open page.</summary>
public sealed class ArrivingCorrectionTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_correction_replaces_the_value_on_the_open_page_closes_its_alert_and_leaves_both_versions_to_be_read()
    {
        // Nobody else's test measures this one, who has no story and nothing open.
        var patient = (await DemoPeople.OfAsync(Portal)).Single(one => one is { Condition: FollowUpCondition.HeartFailure, Story: Story.None });
        var observation = Observation.OxygenSaturation(patient.Identity.Number, 79);
        await SendAsync(observation, HttpStatusCode.Created);
        var page = await SignedInAsync("kari");
        var opened = new PatientPage(page);
        await opened.OpenAsync(patient.Path());
        var alerts = page.GetByRole(AriaRole.Region, new() { Name = "Åpne varsler" });
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("79");
        await Expect(alerts.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["79\u00a0%"]);

        Revise(observation, "corrected", 96, "Fingeren var kald");
        await SendAsync(observation, HttpStatusCode.Created);
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("96");
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("Rettet");
        await Expect(alerts.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);

        await opened.Choice("Visning", "Hendelsesliste").ClickAsync();
        var events = opened.Events.GetByRole(AriaRole.Listitem);
        await Expect(events.Filter(new() { HasText = "målingen ble rettet eller trukket tilbake" }).Filter(new() { HasText = "er under rød grense" })).ToHaveCountAsync(1);
        await events.GetByRole(AriaRole.Button).Filter(new() { HasText = "Fingeren var kald" }).First.ClickAsync();
        await Expect(opened.Original).ToContainTextAsync("\"value\": 96");
        await opened.Origin.GetByRole(AriaRole.Button, new() { Name = "Versjon 1" }).ClickAsync();
        await Expect(opened.Original).ToContainTextAsync("\"value\": 79");
        await page.Keyboard.PressAsync("Escape");

        Revise(observation, "entered-in-error", 96, "Målt på ektefellen");
        await SendAsync(observation, HttpStatusCode.Created);
        await Expect(opened.Latest("SpO₂")).Not.ToContainTextAsync("Rettet");
        await opened.Choice("Visning", "Tabell").ClickAsync();
        await Expect(opened.Readings.Filter(new() { HasText = "Målt på ektefellen" })).ToContainTextAsync("Trukket tilbake");
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_measurement_that_comes_late_is_marked_and_does_not_become_the_latest()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Øvelsrud");
        await SendAsync(Observation.OxygenSaturation(patient.Identity.Number, 97), HttpStatusCode.Created);
        var late = Observation.OxygenSaturation(patient.Identity.Number, 93);
        late["effectiveDateTime"] = TimeProvider.System.GetUtcNow().AddHours(-3).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        var page = await SignedInAsync("kari");
        var opened = new PatientPage(page);
        await opened.OpenAsync(patient.Path());
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("97");

        await SendAsync(late, HttpStatusCode.Created);
        await opened.Choice("Visning", "Hendelsesliste").ClickAsync();
        await Expect(opened.Events.GetByText("Mottatt 3 t etter målingen")).ToBeVisibleAsync();
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("97");
        Complaints.ShouldBeNone();
    }

    private static void Revise(JsonObject observation, string status, int percent, string why)
    {
        observation["status"] = status;
        observation["valueQuantity"]!["value"] = percent;
        observation["note"] = new JsonArray(new JsonObject { ["text"] = why });
    }

    private async Task SendAsync(JsonObject observation, HttpStatusCode expected)
    {
        using var answer = await Portal.SendAsync(observation);
        Assert.Equal(expected, answer.StatusCode);
    }
}
