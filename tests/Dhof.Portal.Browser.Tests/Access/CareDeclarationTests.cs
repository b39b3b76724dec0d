using Deque.AxeCore.Playwright;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Access;

public sealed class CareDeclarationTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData(1440, "light")]
    [InlineData(1024, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task Who_gives_care_declares_a_relation_sees_that_it_is_declared_and_ends_it(int width, string theme)
    {
        var patient = await DemoPeople.OfHarbourOfficeAsync(Portal);
        var page = await SignedInAsync("amina", width: width, theme: theme);
        await page.GotoAsync(patient.Path());
        await DrawnAsync(page);

        await page.GetByLabel("Fødselsnummer, 11 siffer").FillAsync(patient.Identity.Number);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Ingen av pasientene dine har dette nummeret.")).ToBeVisibleAsync();
        await page.GetByLabel("Grunn").SelectOptionAsync("OnDuty");
        await page.GetByLabel("Beskriv behovet").FillAsync("Har vakt for hele regionen i natt");
        await SoundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Erklær behandlingsrelasjon" }).ClickAsync();

        await Expect(page.GetByText("Selverklært behandlingsrelasjon til")).ToBeVisibleAsync();
        await DrawnAsync(page);
        Assert.DoesNotContain(patient.Identity.Number, page.Url, StringComparison.Ordinal);
        await SoundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Avslutt tilgangen til {patient.Name()}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ingen pasient å vise");
        Complaints.ShouldBeNone();
    }

    /// <summary>No fault that axe knows, and nothing wider than the window.</summary>
    private static async Task SoundAsync(IPage page)
    {
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }
}
