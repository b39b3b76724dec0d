using Deque.AxeCore.Playwright;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Alerts;

/// <summary>Greens that nobody has seen: found, opened, marked and taken back by the keyboard alone, and a colleague's list follows.</summary>
public sealed class GreensTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task They_are_seen_in_a_batch_and_taken_back_by_keyboard_and_a_colleague_sees_both()
    {
        var (kari, ola) = (await SignedInAsync("kari"), await SignedInAsync("ola"));
        await Task.WhenAll(new WorklistPage(kari).OpenAsync(), new WorklistPage(ola).OpenAsync());
        var (mine, theirs) = (kari.Locator(".greens > summary"), ola.Locator(".greens > summary"));
        await Expect(mine).ToBeVisibleAsync();
        var before = await mine.InnerTextAsync();
        await Expect(theirs).ToHaveTextAsync(before);

        await kari.Keyboard.PressAsync("g");
        await Expect(mine).ToBeFocusedAsync();
        await kari.Keyboard.PressAsync("Enter");
        var mark = kari.Locator(".greens-head button");
        await Expect(mark).ToBeVisibleAsync();
        Assert.Empty((await kari.RunAxe()).Violations);
        await kari.Keyboard.PressAsync("Tab");
        await Expect(mark).ToBeFocusedAsync();
        await kari.Keyboard.PressAsync("Enter");

        var said = kari.Locator(".greens-said");
        await Expect(said).ToContainTextAsync("merket som sett samlet");
        await Expect(said.GetByRole(AriaRole.Button, new() { Name = "Angre" })).ToBeFocusedAsync();
        await Expect(theirs).Not.ToHaveTextAsync(before, new() { Timeout = 3_000 });

        await kari.Keyboard.PressAsync("Enter");
        await Expect(said).ToContainTextAsync("De står som ikke sett igjen");
        await Expect(theirs).ToHaveTextAsync(before, new() { Timeout = 3_000 });
        Complaints.ShouldBeNone();
    }
}
