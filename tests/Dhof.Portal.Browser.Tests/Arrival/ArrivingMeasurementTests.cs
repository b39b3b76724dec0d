using System.Net;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Arrival;

public sealed class ArrivingMeasurementTests(Stage stage) : BrowserTest(stage)
{
    private const float Second = 1_000;

    [Fact]
    public async Task A_measurement_that_arrives_stands_on_the_open_patient_page_and_in_a_colleagues_worklist()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Skrinsyn");
        var kari = await SignedInAsync("kari");
        var opened = new PatientPage(kari);
        await new WorklistPage(kari).OpenAsync();
        await kari.GetByRole(AriaRole.Link, new() { Name = "Pasienter", Exact = true }).ClickAsync();
        await kari.GetByRole(AriaRole.Link, new() { Name = patient.Name() }).ClickAsync();
        await Expect(opened.Name).ToHaveTextAsync(patient.Name());
        await Expect(opened.Latest("SpO₂")).ToBeVisibleAsync();
        var colleague = new WorklistPage(await SignedInAsync("ola"));
        await colleague.OpenAsync();
        await Expect(colleague.Row(patient.Name())).ToHaveCountAsync(0);

        await ArrivesAsync(patient.Identity.Number, 96);
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("96%", new() { Timeout = Second });
        await Expect(colleague.Row(patient.Name())).ToHaveCountAsync(0);

        await ArrivesAsync(patient.Identity.Number, 83);
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("83%", new() { Timeout = Second });
        await Expect(opened.Latest("SpO₂")).ToContainTextAsync("Rød");
        await Expect(colleague.Row(patient.Name())).ToContainTextAsync("SpO₂ 83\u00a0% er under rød grense 88\u00a0%", new() { Timeout = 2 * Second });
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task Nothing_moves_while_the_pointer_is_over_the_list()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Mønster");
        var page = await SignedInAsync("kari");
        var worklist = new WorklistPage(page);
        await worklist.OpenAsync();
        var before = await worklist.NamesAsync();
        Assert.DoesNotContain(patient.Name(), before);

        await worklist.Rows.First.HoverAsync();
        await ArrivesAsync(patient.Identity.Number, 80);
        await Expect(worklist.NewRows).ToHaveTextAsync("1 ny");
        Assert.Equal(before, await worklist.NamesAsync());

        await worklist.NewRows.ClickAsync();
        await Expect(worklist.Row(patient.Name())).ToBeVisibleAsync();
        await Expect(worklist.NewRows).ToHaveCountAsync(0);
        Assert.Equal(before, (await worklist.NamesAsync()).Where(name => name != patient.Name()));
    }

    [Fact]
    public async Task A_lost_connection_is_said()
    {
        var page = await SignedInAsync("kari");
        var line = await TelephoneLine.OfAsync(page);
        await new WorklistPage(page).OpenAsync();
        var said = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Forbindelsen er brutt" });
        await Expect(said).ToBeHiddenAsync();

        await line.BreakAsync();
        await Expect(said).ToBeVisibleAsync();

        line.Restore();
        await Expect(said).ToBeHiddenAsync(new() { Timeout = 30_000 });
    }

    private async Task ArrivesAsync(string identityNumber, int percent)
    {
        using var answer = await Portal.SendAsync(Observation.OxygenSaturation(identityNumber, percent));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
