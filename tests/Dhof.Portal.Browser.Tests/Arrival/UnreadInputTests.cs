using System.Net;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Arrival;

public sealed class UnreadInputTests(Stage stage) : BrowserTest(stage)
{
    private const string Unread = "Mottatt, kan ikke tolkes";

    [Fact]
    public async Task What_could_not_be_read_stands_in_the_worklist_within_a_second_until_it_is_handled()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Kulissen");
        var page = await SignedInAsync("kari");
        var worklist = new WorklistPage(page);
        await worklist.OpenAsync();
        await Expect(worklist.Row(patient.Name()).Filter(new() { HasText = Unread })).ToHaveCountAsync(0);

        var observation = Observation.OxygenSaturation(patient.Identity.Number, 91, "kPa");
        using (var answer = await Portal.SendAsync(observation))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        await Expect(worklist.Row(patient.Name()).Filter(new() { HasText = Unread })).ToBeVisibleAsync(new() { Timeout = 1_000 });
        await worklist.OpenPatientAsync(patient.Name());

        var panel = page.GetByRole(AriaRole.Region, new() { Name = Unread });
        await Expect(panel).ToContainTextAsync("Enheten brukes ikke for denne typen måling");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Vis det som ble mottatt" }).ClickAsync();
        await Expect(panel.GetByText("\"kPa\"").First).ToBeVisibleAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Prøv igjen" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("kan fortsatt ikke tolkes");
        await panel.GetByRole(AriaRole.Button, new() { Name = $"Merk som behandlet: {patient.Name()}" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Behandlet av Kari Nilsen");

        var colleague = new WorklistPage(await SignedInAsync("ola"));
        await colleague.OpenAsync();
        await Expect(colleague.Row(patient.Name()).Filter(new() { HasText = Unread })).ToHaveCountAsync(0);

        await panel.GetByRole(AriaRole.Button, new() { Name = $"Angre: {patient.Name()}" }).ClickAsync();
        await Expect(colleague.Row(patient.Name()).Filter(new() { HasText = Unread })).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = $"Merk som behandlet: {patient.Name()}" }).ClickAsync();
        await Expect(colleague.Row(patient.Name()).Filter(new() { HasText = Unread })).ToHaveCountAsync(0);
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task The_quarantine_of_the_organisation_has_the_reason_and_no_name()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Demodal");
        var observation = Observation.OxygenSaturation(patient.Identity.Number, 91);
        observation["status"] = "preliminary";
        using (var answer = await Portal.SendAsync(observation))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        var page = await SignedInAsync("kari");
        await page.GotoAsync("/karantene");
        var list = page.GetByRole(AriaRole.List, new() { Name = "Karantene" });
        var row = list.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Målingen er foreløpig eller avbrutt" });
        await Expect(row).ToBeVisibleAsync();
        await Expect(list).Not.ToContainTextAsync(patient.Identity.FamilyName);
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "Åpne pasienten" })).ToHaveAttributeAsync("href", patient.Path());
        await row.GetByRole(AriaRole.Button, new() { Name = "Prøv igjen" }).ClickAsync();
        await Expect(row).ToContainTextAsync("kan fortsatt ikke tolkes");
        Complaints.ShouldBeNone();
    }
}
