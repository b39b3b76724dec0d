using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Dhof.Portal.Browser.Tests.Setting;

namespace Dhof.Portal.Browser.Tests.Accessibility;

public sealed class EveryPageTests(Stage stage) : BrowserTest(stage)
{
    public static TheoryData<string, string, int> PageThemeWidth { get; } =
        [.. from page in EveryPage.All.Keys from theme in new[] { "light", "dark" } from width in new[] { 1440, 390 } select (page, theme, width)];

    [Theory, MemberData(nameof(PageThemeWidth))]
    public async Task Every_page_is_accessible_and_leaves_the_console_empty(string name, string theme, int width)
    {
        var shown = EveryPage.All[name];
        var portal = shown.WithoutPatients ? WithoutPatients : Portal;
        var page = shown.Persona is { } persona ? await SignedInAsync(persona, portal, width, theme: theme) : await StrangerAsync(portal, width, theme: theme);
        await page.GotoAsync(shown.Address(await DemoPeople.FindAsync(Portal, "Prøvesen")));
        await DrawnAsync(page);
        await (shown.Then?.Invoke(page) ?? Task.CompletedTask);

        var result = await page.RunAxe();

        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Say)));
        Assert.NotEmpty(result.Passes);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the window.");
        Complaints.ShouldBeNone();
    }

    private static string Say(AxeResultItem violation) => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
