using System.Text.RegularExpressions;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Start;

/// <summary>The first page of a nurse, filtered, and of a GP.</summary>
public sealed class StartPageTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_filter_is_kept_in_the_address_when_a_row_opens_and_when_it_closes_and_one_key_shows_all()
    {
        var page = await SignedInAsync("kari");
        var list = new WorklistPage(page);
        await list.OpenAsync();
        var all = await list.Rows.CountAsync();

        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Følges for" }).GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Følges for" }).GetByRole(AriaRole.Link, new() { Name = "KOLS" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/\?condition=copd$"));
        await Expect(list.Rows.First).ToBeVisibleAsync();

        await list.List.GetByRole(AriaRole.Link).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/\?open=[0-9a-f]+&condition=copd$"));
        await Expect(list.Side).ToBeVisibleAsync();
        await list.Side.GetByRole(AriaRole.Link, new() { Name = "Lukk" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/\?condition=copd$"));

        await page.Keyboard.PressAsync("x");
        await Expect(page).ToHaveURLAsync(new Regex("/$"));
        await Expect(list.Rows).ToHaveCountAsync(all);

        // Both before the page can draw anew: whoever is closed is not opened again.
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Expect(list.Side).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            document.querySelector('.side-close').click();
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true }));
            """);
        await Expect(page).ToHaveURLAsync(new Regex("/$"));
        await Expect(list.Side).ToBeHiddenAsync();
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_GP_copies_what_stands_on_the_page_marks_it_as_seen_and_takes_that_back()
    {
        var page = await SignedInAsync("lie");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Venter på svar fra deg" })).ToBeVisibleAsync();
        var first = page.Locator("article.news").First;
        var patient = await first.GetAttributeAsync("data-row");
        var news = new NewsOnPage(page.Locator($"article[data-row='{patient}']"));

        await news.Copy.ClickAsync();
        await Expect(news.Said.Filter(new() { HasText = "Kopiert" })).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("Nytt siden sist\n", copied, StringComparison.Ordinal);
        Assert.Equal(Close(await news.Body.TextContentAsync() ?? ""), Close(copied["Nytt siden sist\n".Length..].Replace("\n- ", "\n", StringComparison.Ordinal)));
        Assert.Equal("0", await page.EvaluateAsync<string>("String(localStorage.length + sessionStorage.length)"));

        await news.MarkSeen.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(news.Undo).ToBeVisibleAsync();
        await Expect(news.Period).ToContainTextAsync("Siden du merket som sett");
        await news.Undo.ClickAsync();
        await Expect(news.Period).ToContainTextAsync("Du har ikke merket pasienten som sett");
        Complaints.ShouldBeNone();
    }

    private static string Close(string text) => Regex.Replace(text, @"\s+", "");
}
