using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Accessibility;

public sealed class EveryPageTests(Stage stage) : BrowserTest(stage)
{
    public static TheoryData<string, string, int> PageThemeWidth { get; } =
        [.. from page in EveryPage.All.Keys from theme in new[] { "light", "dark" } from width in new[] { 1440, 390 } select (page, theme, width)];

    public static TheoryData<string> Pages { get; } = [.. EveryPage.All.Keys];

    /// <summary>What is hidden from the eye on purpose, and frames that scroll by themselves, cut nothing off.</summary>
    private const string CutOff = """
        () => [...document.querySelectorAll('body *')].filter(one => {
            const look = getComputedStyle(one);
            return one.checkVisibility() && look.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && one.innerText?.trim() && !one.matches('[aria-hidden=true], [aria-hidden=true] *');
        }).map(one => one.outerHTML.slice(0, 120))
        """;

    [Theory, MemberData(nameof(PageThemeWidth))]
    public async Task Every_page_is_accessible_and_leaves_the_console_empty(string name, string theme, int width)
    {
        var page = await ShowAsync(name, theme, width);
        await AccessibleAsync(page);
        await FitsAsync(page);
        Complaints.ShouldBeNone();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_is_the_same_on_a_tablet_in_forced_colours_and_enlarged_four_times(string name)
    {
        var page = await ShowAsync(name, "light", 1024);
        await AccessibleAsync(page);
        await FitsAsync(page);

        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await AccessibleAsync(page);

        // A window of 1280 pixels, four times enlarged, is 320 wide.
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(320, 640);
        await FitsAsync(page);
        Complaints.ShouldBeNone();
    }

    private async Task<IPage> ShowAsync(string name, string theme, int width)
    {
        var shown = EveryPage.All[name];
        var portal = shown.WithoutPatients ? WithoutPatients : Portal;
        var page = shown.Persona is { } persona ? await SignedInAsync(persona, portal, width, theme: theme) : await StrangerAsync(portal, width, theme: theme);
        await page.GotoAsync(shown.Address(await DemoPeople.FindAsync(Portal, "Prøvesen")));
        await DrawnAsync(page);
        await (shown.Then?.Invoke(page) ?? Task.CompletedTask);
        return page;
    }

    private static async Task AccessibleAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Say)));
        Assert.NotEmpty(result.Passes);
    }

    private static async Task FitsAsync(IPage page)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the window.");
        Assert.Empty(await page.EvaluateAsync<string[]>(CutOff));
    }

    private static string Say(AxeResultItem violation) => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
