using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Access;

public sealed class SignInTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Who_has_not_signed_in_chooses_a_person_and_comes_to_the_worklist()
    {
        var page = await StrangerAsync();
        await page.GotoAsync("/");
        await Expect(page).ToHaveTitleAsync("Logg inn – Dhof");

        await page.GetByRole(AriaRole.Button, new() { Name = "Kari Nilsen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Arbeidsliste");
    }

    [Fact]
    public async Task A_link_to_a_patient_is_remembered_while_signing_in()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Testland");
        var wanted = patient.Path() + "?range=3m&view=table";
        var page = await StrangerAsync();
        await page.GotoAsync(wanted);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kari Nilsen" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, wanted).ToString());
        await Expect(new PatientPage(page).Name).ToHaveTextAsync(patient.Name());
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task Signing_out_closes_the_page_for_good()
    {
        var page = await SignedInAsync("kari");
        await new WorklistPage(page).OpenAsync();
        await page.Locator("summary.whoami").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Logg ut" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Logg inn – Dhof");

        await page.GotoAsync("/pasienter");
        await Expect(page).ToHaveTitleAsync("Logg inn – Dhof");
    }
}
