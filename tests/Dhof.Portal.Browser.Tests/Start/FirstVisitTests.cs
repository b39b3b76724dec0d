using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Start;

public sealed class FirstVisitTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    private const double Most = 450_000;

    [Fact]
    public async Task A_first_visit_fits_in_450_kB()
    {
        // In Development files are served as they lie in the source tree, neither compressed nor kept; these two settings serve them as when published.
        await using var portal = await PortalUnderTest.StartAsync("small", null, "--ReloadStaticAssetsAtRuntime=false", "--EnableStaticAssetsDevelopmentCaching=true");
        await portal.ReadyAsync();
        var page = await StrangerAsync(portal);
        var network = await page.Context.NewCDPSessionAsync(page);
        Dictionary<string, string> addresses = [];
        Dictionary<string, double> bytes = [];
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) => addresses[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, done) => bytes[done!.Value.GetProperty("requestId").GetString()!] = done.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kari Nilsen" }).ClickAsync();
        await Expect(new WorklistPage(page).Rows.First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        foreach (var (request, length) in bytes.OrderByDescending(one => one.Value))
        {
            output.WriteLine($"{length,9:N0} {addresses[request]}");
        }

        output.WriteLine($"{bytes.Values.Sum(),9:N0} in all");
        Assert.Contains(addresses.Values, address => address.Contains("blazor.web", StringComparison.Ordinal));
        Assert.InRange(bytes.Values.Sum(), 1, Most);
    }
}
