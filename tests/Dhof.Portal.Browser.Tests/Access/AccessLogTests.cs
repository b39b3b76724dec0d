using System.Text;
using Dhof.Portal.Access;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Access;

public sealed class AccessLogTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Who_looked_is_shown_on_request_and_taken_out_as_a_file_and_both_are_in_the_log()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Prøvesen");
        var page = await SignedInAsync("kari");
        await page.GotoAsync(patient.Path());
        await DrawnAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vis loggen" }).ClickAsync();
        await Expect(page.Locator(".use-act").First).ToContainTextAsync("Åpnet loggen");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Last ned som CSV" }).ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var lines = Encoding.UTF8.GetString(file[3..]).Split("\r\n");
        Assert.StartsWith("Tidspunkt;Navn;Rolle;", lines[0], StringComparison.Ordinal);
        Assert.Contains(";Kari Nilsen;", lines[1], StringComparison.Ordinal);
        Assert.Contains(";Lastet ned loggen;", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(patient.Identity.Number, Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain(patient.Identity.FamilyName, download.SuggestedFilename, StringComparison.Ordinal);

        var logged = (await DemoPeople.AccessLogAsync(Portal, patient.Id)).Where(row => row.Clinician == "kari").Select(row => row.Action).ToList();
        Assert.Contains(AccessLog.LogOpened, logged);
        Assert.Contains(AccessLog.LogExported, logged);
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_decision_is_explained_from_the_patients_page_by_keyboard_alone()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Prøvesen");
        var page = await SignedInAsync("kari");
        await page.GotoAsync(patient.Path());
        await DrawnAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Forklar min tilgang" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Du får åpne {patient.Name()}" })).ToBeVisibleAsync();
        await Expect(page.Locator(".steps")).ToContainTextAsync("Larvik kommune: Daglig oppfølging, registrert fra");

        // The matrix answers at once to another choice.
        await page.GetByLabel("Rolle").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("section:has(#matrix-heading) tbody tr", new() { HasText = "Målinger" })).ToContainTextAsync("Ikke for rollen");
        Complaints.ShouldBeNone();
    }
}
