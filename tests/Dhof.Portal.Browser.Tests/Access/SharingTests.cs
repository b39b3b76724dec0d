using System.Diagnostics;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;

namespace Dhof.Portal.Browser.Tests.Access;

public sealed class SharingTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_page_that_is_open_loses_what_the_patient_keeps_from_others_within_a_second_and_says_so()
    {
        var patient = await DemoPeople.OfHarbourOfficeAsync(Portal);
        var (kari, berg) = (await SignedInAsync("kari"), await SignedInAsync("berg"));
        await kari.GotoAsync(patient.Path());
        await berg.GotoAsync(patient.Path());
        await DrawnAsync(kari);
        await DrawnAsync(berg);
        await Expect(berg.Locator(".lane-frame").First).ToBeVisibleAsync();

        await kari.GetByText("Endre deling").ClickAsync();
        var began = Stopwatch.GetTimestamp();
        await kari.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "pasienten motsetter seg" }).ClickAsync();
        await Expect(berg.Locator(".lane-frame")).ToHaveCountAsync(0);
        await Expect(berg.GetByText("Larvik kommune: vises ikke, pasienten motsetter seg")).ToBeVisibleAsync();
        var took = Stopwatch.GetElapsedTime(began);
        await Expect(kari.Locator(".sharing")).ToContainTextAsync("pasienten motsetter seg");
        await Expect(kari.Locator(".sharing-menu[open]")).ToHaveCountAsync(0);
        await Expect(kari.Locator(".lane-frame").First).ToBeVisibleAsync();

        await kari.GetByText("Endre deling").ClickAsync();
        await kari.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "åpen", Exact = true }).ClickAsync();
        await Expect(berg.Locator(".lane-frame").First).ToBeVisibleAsync();
        await Expect(berg.Locator(".sharing-closed")).ToHaveCountAsync(0);
        TestContext.Current.TestOutputHelper?.WriteLine($"The page was closed after {took.TotalMilliseconds:F0} ms.");
        Complaints.ShouldBeNone();
    }
}
