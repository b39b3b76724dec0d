using System.Net;
using System.Text.RegularExpressions;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Charts;

public sealed class WorkingChartTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_kind_opens_from_its_lane_stands_in_the_address_and_gives_the_focus_back()
    {
        var (page, chart) = await OpenAsync("Prøvesen", "");
        List<string> fetched = [];
        page.Request += (_, request) => fetched.Add(request.Url);
        await chart.Opener("SpO₂").ClickAsync();
        await chart.DrawnAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?chart=spo2$"));
        await Expect(chart.Plot).ToBeFocusedAsync();
        Assert.Single(fetched, IsScript);

        // A page that opens with a chart asks for the script with the document, and once.
        fetched.Clear();
        await page.ReloadAsync();
        await chart.DrawnAsync();
        Assert.Single(fetched, IsScript);
        await Expect(page.Locator("link[rel=modulepreload][href^=chart]")).ToHaveCountAsync(1);
        await chart.Tool("Lukk kurven").ClickAsync();
        await Expect(chart.Panel).ToHaveCountAsync(0);
        await Expect(chart.Opener("SpO₂")).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/pasienter/\w+$"));

        await page.GoBackAsync();
        await chart.DrawnAsync();
        await page.GoForwardAsync();
        await Expect(chart.Panel).ToHaveCountAsync(0);
        await Expect(chart.Drawings).ToHaveCountAsync(0);
        Complaints.ShouldBeNone();
    }

    private static bool IsScript(string address) => Path.GetFileName(new Uri(address).AbsolutePath).StartsWith("chart", StringComparison.Ordinal);

    [Fact]
    public async Task Zooming_shows_at_once_what_is_there_and_finer_points_follow()
    {
        var (_, chart) = await OpenAsync("Prøvesen", "?chart=spo2&range=all");
        var all = await chart.FineAsync();
        await chart.Tool("Zoom inn").ClickAsync();
        var half = await chart.FineAsync(all);
        Assert.InRange(half.To - half.From, (all.To - all.From) / 2 - 2, (all.To - all.From) / 2 + 2);

        await chart.Tool("Senere").ClickAsync();
        var later = await chart.FineAsync(half);
        Assert.Equal(all.To, later.To);
        Assert.Equal(half.To - half.From, later.To - later.From);
        await chart.From.FocusAsync();
        await chart.From.PressAsync("ArrowRight");
        var narrower = await chart.FineAsync(later);
        Assert.Equal((later.From + TimeSpan.FromDays(1).TotalMilliseconds, later.To), (narrower.From, narrower.To));
        await chart.Tool("Hele historien").ClickAsync();
        Assert.Equal(all, await chart.FineAsync(narrower));
        await Expect(chart.Drawings).ToHaveCountAsync(1);
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task Dragging_moves_the_window_and_keeps_its_length()
    {
        var (page, chart) = await OpenAsync("Prøvesen", "?chart=spo2&range=3m");
        var before = await chart.FineAsync();

        // The panels above the chart may push it below the screen, where no mouse reaches it, and may still be growing.
        await page.WaitForTimeoutAsync(1_000);
        await chart.Plot.ScrollIntoViewIfNeededAsync();
        var box = (await chart.Plot.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 300, box.Y + 100);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 500, box.Y + 110, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        var after = await chart.FineAsync(before);
        Assert.True(after.To < before.To);
        Assert.InRange(after.To - after.From, before.To - before.From - 2, before.To - before.From + 2);
    }

    [Fact]
    public async Task Keys_go_from_reading_to_reading_and_say_value_limit_change_origin_and_time()
    {
        var (page, chart) = await OpenAsync("Prøvesen", "?chart=spo2&range=3m");
        await chart.DrawnAsync();
        await chart.Plot.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(chart.Said).ToHaveTextAsync(new Regex(@"^\d\d\.\d\d\.\d{4} \d\d:\d\d\. \d+\s%\. Rød\. Forventet fra 92\. .*fra forrige\. .*Kilde: Pasienten selv, Demo pulsoksymeter.*Larvik kommune$"));
        var last = await chart.Plot.GetAttributeAsync("aria-valuetext");
        await Expect(chart.Readout).ToContainTextAsync(last!);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Demo pulsoksymeter");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(chart.Plot).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(chart.Plot).Not.ToHaveAttributeAsync("aria-valuetext", last!);
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(chart.Plot).ToHaveAttributeAsync("aria-valuetext", last!);
        await page.Keyboard.PressAsync("PageUp");
        await Expect(chart.Said).ToContainTextAsync("Grønn");
        var window = await chart.FineAsync();
        await page.Keyboard.PressAsync("+");
        var zoomed = await chart.FineAsync(window);
        Assert.True(zoomed.To - zoomed.From < window.To - window.From);
        await page.Keyboard.PressAsync("Home");
        await Expect(chart.Said).ToContainTextAsync("første måling");
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_measurement_that_arrives_is_in_the_chart_and_the_window_stays()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Skinnvik");
        var (_, chart) = await OpenAsync("Skinnvik", "?chart=spo2&range=3m");
        var whole = await chart.FineAsync();
        await chart.Tool("Zoom inn").ClickAsync();
        await chart.Tool("Senere").ClickAsync();
        var window = await chart.FineAsync(whole);
        using var answer = await Portal.SendAsync(Observation.OxygenSaturation(patient.Identity.Number, 81));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        await Expect(chart.Readout).ToContainTextAsync("81\u00a0%", new() { Timeout = 2_000 });
        await Expect(chart.Readout).ToContainTextAsync("Rød");
        await Expect(chart.Panel.Locator("[seriesName='outside-red'] path").First).ToBeVisibleAsync();
        Assert.Equal(window, await chart.FineAsync());
        await Expect(chart.Panel.GetByRole(AriaRole.Group, new() { Name = "Varsler i utsnittet" })).ToContainTextAsync("81 % er under rød grense");
        await Expect(chart.Drawings).ToHaveCountAsync(1);
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task However_fast_kinds_are_opened_and_closed_there_is_one_chart_and_it_is_the_last()
    {
        var (page, chart) = await OpenAsync("Prøvesen", "");
        await Expect(chart.Opener("Resp")).ToBeVisibleAsync();

        // Some of them are closed before the script has come, some while it draws.
        for (var i = 0; i < 6; i++)
        {
            await page.EvaluateAsync("""['spo2', 'hr', 'spo2', 'rr'].forEach(kind => document.querySelector(`[data-opens=${kind}]`).click())""");
            await Task.Delay(40 * i, TestContext.Current.CancellationToken);
            await page.EvaluateAsync("document.querySelector('[data-opens=hr]').click()");
        }

        await chart.Opener("Puls").ClickAsync();
        await chart.Opener("Puls").ClickAsync();
        await Expect(chart.Panel.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync("Puls");
        await chart.FineAsync();
        await Expect(chart.Panel).ToHaveCountAsync(1);
        await Expect(chart.Drawings).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("chart=hr"));
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_chart_that_cannot_be_loaded_says_so_shows_the_table_and_can_be_tried_again()
    {
        var (page, chart) = await OpenAsync("Prøvesen", "");
        await page.RouteAsync(new Regex(@"/chart\.[^/]*js"), route => route.AbortAsync());
        await chart.Opener("SpO₂").ClickAsync();
        await Expect(chart.Panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kurven kunne ikke lastes");
        await Expect(chart.Panel.GetByRole(AriaRole.Table)).ToBeVisibleAsync();

        await page.UnrouteAllAsync();
        await chart.Panel.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button).ClickAsync();
        await chart.DrawnAsync();
        await Expect(chart.Panel.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private async Task<(IPage Page, ChartPage Chart)> OpenAsync(string patient, string query)
    {
        var page = await SignedInAsync("kari");
        await page.GotoAsync((await DemoPeople.FindAsync(Portal, patient)).Path() + query);
        return (page, new(page));
    }
}
