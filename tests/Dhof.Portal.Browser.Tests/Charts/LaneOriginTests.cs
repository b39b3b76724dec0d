using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Charts;

public sealed class LaneOriginTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_click_on_a_reading_opens_its_origin_and_a_click_on_nothing_does_not()
    {
        var page = await SignedInAsync("kari");
        var patient = new PatientPage(page);
        await patient.OpenAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path());
        var latest = await patient.Lanes.Locator("[data-lane='hr'] .value-now").InnerTextAsync();
        var (x, y) = await patient.LastPointAsync("hr");

        await page.Mouse.ClickAsync(x, y);
        await Expect(patient.Origin.Locator(".origin-value")).ToContainTextAsync(latest.Replace("\u00a0", " ", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Escape");
        await Expect(patient.Origin).ToHaveCountAsync(0);

        await patient.Lanes.Locator(".lane-name").First.ClickAsync();
        await page.WaitForTimeoutAsync(300);
        await Expect(patient.Origin).ToHaveCountAsync(0);
        Complaints.ShouldBeNone();
    }
}
