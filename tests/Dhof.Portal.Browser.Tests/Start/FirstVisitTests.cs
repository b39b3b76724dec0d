using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Tests;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Start;

/// <summary>What a visit costs a slow line: every byte between browser and portal, both ways, the circuit's included, from the address to the worklist and on to a patient.</summary>
public sealed class FirstVisitTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    private const long MostAtFirst = 450_000, MostLater = 60_000;

    [Fact]
    public async Task A_first_visit_fits_in_450_kB_and_a_later_one_in_60_kB()
    {
        // In Development files are served as they lie in the source tree, neither compressed nor kept; these two settings serve them as when published.
        await using var portal = await PortalUnderTest.StartAsync("small", null, "--ReloadStaticAssetsAtRuntime=false", "--EnableStaticAssetsDevelopmentCaching=true");
        await portal.ReadyAsync();
        await using var relay = new CountingRelay(portal.Address);
        var stranger = await StrangerAsync(relay.Address);

        await VisitAsync("first visit", stranger, relay, MostAtFirst, async page =>
        {
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Button, new() { Name = "Kari Nilsen" }).ClickAsync();
        });
        await stranger.CloseAsync();
        var known = await stranger.Context.NewPageAsync();
        Complaints.Hear(known);
        await VisitAsync("later visit", known, relay, MostLater, page => page.GotoAsync("/"));
    }

    private async Task VisitAsync(string name, IPage page, CountingRelay relay, long most, Func<IPage, Task> arrive)
    {
        relay.Reset();
        List<string> addresses = [];
        page.Request += (_, request) => addresses.Add(request.Url);
        await arrive(page);
        var rows = new WorklistPage(page).Rows;
        await Expect(rows.First).ToBeVisibleAsync();
        await LateFilesAsync(page);
        var list = relay.Received + relay.Sent;
        await rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await new WorklistPage(page).Side.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".patient-page .lane-plot").First).ToBeVisibleAsync();
        await LateFilesAsync(page);
        var all = relay.Received + relay.Sent;

        output.WriteLine($"{name}: {list:N0} bytes to the worklist, {all:N0} with a patient's page; {addresses.Count} requests");
        Assert.Contains(addresses, address => address.Contains("blazor.web", StringComparison.Ordinal));
        Assert.InRange(list, 1_000, most);
        Assert.InRange(all, list + 1_000, most);
    }

    /// <summary>What a page loads after it stands.</summary>
    private static async Task LateFilesAsync(IPage page)
    {
        await page.WaitForTimeoutAsync(2_500);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
