using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Start;

/// <summary>What stands on a page stays where it is: nobody reads, or presses, what is about to move.</summary>
public sealed class StandingStillTests(Stage stage) : BrowserTest(stage)
{
    private const string Places = """
        () => [...document.querySelectorAll('#content *, header *')].filter(one => one.checkVisibility()).map(one => {
            const box = one.getBoundingClientRect();
            const look = getComputedStyle(one);
            return `${one.tagName} ${one.className.baseVal ?? one.className} ${[box.x, box.y, box.width, box.height].map(Math.round)} ${look.letterSpacing} ${look.textDecorationLine} ${look.color} ${look.backgroundColor}`;
        }).join('\n')
        """;

    [Theory, InlineData("/", 1440), InlineData("/pasienter", 390), InlineData("", 1440), InlineData("", 390), InlineData("?view=table", 1440), InlineData("?view=events", 1440)]
    public async Task The_css_that_comes_late_changes_nothing_that_is_seen(string address, int width)
    {
        var page = await SignedInAsync("kari", width: width);
        var late = new TaskCompletionSource();
        await page.RouteAsync("**/mudblazor-components*.css", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(address.StartsWith('/') ? address : (await DemoPeople.FindAsync(Portal, "Mønster")).Path() + address);
        await DrawnAsync(page);

        // What other organisations answer comes when it comes.
        if (!address.StartsWith('/'))
        {
            await Expect(page.Locator(".source-item").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
            await Expect(page.Locator(".source-asking")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
            await page.WaitForTimeoutAsync(500);
        }

        // The line at the end of the worklist is read after the rows.
        if (address == "/")
        {
            await Expect(page.Locator(".limits-line")).ToBeVisibleAsync();
        }

        var before = await page.EvaluateAsync<string>(Places);

        late.SetResult();
        await page.WaitForFunctionAsync("() => [...document.styleSheets].some(sheet => sheet.href?.includes('mudblazor-components'))");
        Assert.Equal(before, await page.EvaluateAsync<string>(Places));
    }

    [Fact]
    public async Task The_bar_of_a_broken_connection_looks_as_we_made_it()
    {
        var page = await SignedInAsync("kari");
        await page.GotoAsync("/");
        await page.WaitForFunctionAsync("() => [...document.styleSheets].some(sheet => sheet.href?.includes('mudblazor-components'))");
        await page.EvaluateAsync("document.querySelector('#components-reconnect-modal').classList.add('components-reconnect-failed')");
        var bar = page.Locator("#components-reconnect-modal");
        await Expect(bar).ToHaveCSSAsync("background-color", "rgb(255, 241, 208)");
        await Expect(bar.GetByRole(AriaRole.Button)).ToHaveCSSAsync("text-transform", "none");
        Assert.True((await bar.BoundingBoxAsync())!.Height < 70);
    }

    [Theory, InlineData(1440), InlineData(390)]
    public async Task Chart_and_lanes_stay_where_they_first_stood_and_the_chart_is_drawn_once(int width)
    {
        var page = await SignedInAsync("kari", width: width);
        await page.AddInitScriptAsync("""
            window.places = [];
            window.drawn = 0;
            new MutationObserver(records => { drawn += records.length; }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-drawn'] });
            const look = () => {
                const place = document.querySelector('.lane')?.getBoundingClientRect().y;
                if (place && places.at(-1) !== place) places.push(place);
                requestAnimationFrame(look);
            };
            look();
            """);
        await page.GotoAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path() + "?chart=spo2&range=3m");
        await new ChartPage(page).DrawnAsync();
        await page.WaitForFunctionAsync("() => [...document.styleSheets].some(sheet => sheet.href?.includes('mudblazor-components'))");
        await page.WaitForTimeoutAsync(500);

        var places = await page.EvaluateAsync<double[]>("places");
        Assert.True(places.Max() - places.Min() <= 8, $"The lanes stood at {string.Join(", ", places)}.");
        Assert.Equal(1, await page.EvaluateAsync<int>("drawn"));
        Complaints.ShouldBeNone();
    }
}
