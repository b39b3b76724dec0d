using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests;

/// <summary>
/// Takes the pictures of docs/images, always of the same moment. Run it by hand:
/// <c>DHOF_SCREENSHOTS=$PWD/docs/images dotnet run --project tests/Dhof.Portal.Browser.Tests -- -explicit only -class "*Screenshots"</c>.
/// </summary>
public sealed class Screenshots(Stage stage) : BrowserTest(stage)
{
    private const string Moment = "--Demo:Now=2026-11-23T10:42:00+01:00";
    private const long Largest = 150_000;

    [Fact(Explicit = true)]
    public async Task The_pictures_of_the_documentation_are_taken()
    {
        var folder = Environment.GetEnvironmentVariable("DHOF_SCREENSHOTS");
        Assert.False(string.IsNullOrEmpty(folder), "Set DHOF_SCREENSHOTS to the folder that the pictures go to.");
        await using var portal = await PortalUnderTest.StartAsync("default", null, Moment);
        await portal.ReadyAsync();
        var patient = (await DemoPeople.FindAsync(portal, "Prøvesen")).Path();

        await TakeAsync(await SignedInAsync("kari", portal), "/", folder, "worklist.png");
        await TakeAsync(await SignedInAsync("kari", portal, width: 390, height: 844), "/", folder, "worklist-390.png");
        await TakeAsync(await SignedInAsync("kari", portal), patient, folder, "patient.png");
        await TakeAsync(await SignedInAsync("kari", portal, theme: "dark"), patient, folder, "patient-dark.png");
    }

    private static async Task TakeAsync(IPage page, string address, string folder, string name)
    {
        await page.GotoAsync(address);
        await DrawnAsync(page);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 1, Largest);
    }
}
