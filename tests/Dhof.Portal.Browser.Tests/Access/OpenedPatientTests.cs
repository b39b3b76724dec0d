using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Access;

public sealed class OpenedPatientTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task An_unknown_and_an_ungranted_patient_look_the_same()
    {
        var larvik = await DemoPeople.FindAsync(Portal, "Prøvesen");
        var page = await SignedInAsync("amina");
        var ungranted = await SeenAsync(page, larvik.Path());

        Assert.Contains("Ingen pasient å vise", ungranted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Aud", ungranted.Text, StringComparison.Ordinal);
        Assert.Equal(ungranted, await SeenAsync(page, "/pasienter/3f1c5a9e07d2b846"));
        Assert.Equal(ungranted, await SeenAsync(page, "/pasienter/not-an-id"));
        Assert.Equal(ungranted, await SeenAsync(page, $"/pasienter/{larvik.Id}?view=table"));
    }

    [Fact]
    public async Task Opening_a_patient_writes_one_entry_in_the_access_log()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Skinnvik");
        var before = await DemoPeople.AccessLogAsync(Portal, patient.Id);
        var page = await SignedInAsync("ola");
        var opened = new PatientPage(page);
        await opened.OpenAsync(patient.Path());
        await opened.Choice("Periode", "3 md").ClickAsync();
        await opened.Choice("Visning", "Tabell").ClickAsync();
        await Expect(opened.Readings.First).ToBeVisibleAsync();

        // What other organisations are asked has entries of its own.
        var entries = (await DemoPeople.AccessLogAsync(Portal, patient.Id)).Skip(before.Count).Where(entry => entry.Source is null);
        Assert.Equal([("patient.open", "ola", (Domain.Access.AccessRefusal?)null)], entries.Select(entry => (entry.Action, entry.Clinician, entry.Refusal)));
    }

    [Fact]
    public async Task A_refused_opening_is_in_the_log_too()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Skinnvik");
        var before = await DemoPeople.AccessLogAsync(Portal, patient.Id);
        await SeenAsync(await SignedInAsync("amina"), patient.Path());

        var entry = Assert.Single((await DemoPeople.AccessLogAsync(Portal, patient.Id)).Skip(before.Count));
        Assert.Equal(("amina", ""), (entry.Clinician, entry.Controllers));
        Assert.NotNull(entry.Refusal);
    }

    [Fact]
    public async Task A_secretary_sees_who_the_patient_is_and_no_measurement()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Prøvesen");
        var page = await SignedInAsync("siri");
        await page.GotoAsync(patient.Path());

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(patient.Name());
        await Expect(page.GetByText("Rollen din åpner ikke målinger og varsler.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("SpO₂");
    }

    private static async Task<(int Status, string Title, string Text)> SeenAsync(IPage page, string address)
    {
        var answer = await page.GotoAsync(address);
        await DrawnAsync(page);
        return (answer!.Status, await page.TitleAsync(), await page.Locator("body").InnerTextAsync());
    }
}
