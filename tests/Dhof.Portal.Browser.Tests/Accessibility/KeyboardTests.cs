using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Accessibility;

public sealed class KeyboardTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task J_and_k_move_between_rows_and_Enter_opens_beside_and_then_the_patient()
    {
        var page = await SignedInAsync("kari");
        var worklist = new WorklistPage(page);
        await worklist.OpenAsync();
        var names = await worklist.NamesAsync();

        await Until(page, "j", worklist.Name(names[0]));
        await page.Keyboard.PressAsync("j");
        await Expect(worklist.Name(names[1])).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(worklist.Name(names[0])).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(worklist.Side.GetByRole(AriaRole.Link, new() { Name = names[0] })).ToBeVisibleAsync();
        await Expect(worklist.Name(names[0])).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(new PatientPage(page).Name).ToHaveTextAsync(names[0]);
    }

    [Fact]
    public async Task Tab_reaches_everything_that_can_be_used_and_the_focus_is_seen()
    {
        var page = await SignedInAsync("kari");
        await new PatientPage(page).OpenAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path());
        var usable = await page.Locator("a[href], button, input, summary, [tabindex='0']").EvaluateAllAsync<int>("all => all.filter(one => one.checkVisibility()).length");
        await page.EvaluateAsync("window.reached = new Set(); window.unseen = []");

        for (var i = 0; i <= usable; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            await page.EvaluateAsync("() => { const one = document.activeElement; if (one === document.body) return; reached.add(one); if (getComputedStyle(one).outlineStyle === 'none') unseen.push(one.outerHTML); }");
        }

        Assert.Equal(usable, await page.EvaluateAsync<int>("reached.size"));
        Assert.Empty(await page.EvaluateAsync<string[]>("unseen"));
    }

    [Fact]
    public async Task Arrows_move_the_cursor_through_the_lanes_and_it_says_what_it_stands_on()
    {
        var page = await SignedInAsync("kari");
        var patient = new PatientPage(page);
        await patient.OpenAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path());
        await patient.Cursor.FocusAsync();

        await Until(page, "End", patient.Said, "SpO₂");
        var last = await patient.Said.InnerTextAsync();
        var when = await patient.Cursor.GetAttributeAsync("aria-valuetext");
        await page.Keyboard.PressAsync("Home");

        await Expect(patient.Said).Not.ToHaveTextAsync(last);
        await Expect(patient.Said).ToContainTextAsync("SpO₂");
        await Expect(patient.Cursor).Not.ToHaveAttributeAsync("aria-valuetext", when!);
        var first = await patient.Cursor.GetAttributeAsync("aria-valuenow");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(patient.Cursor).Not.ToHaveAttributeAsync("aria-valuenow", first!);
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(patient.Cursor).ToHaveAttributeAsync("aria-valuenow", first!);
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_menu()
    {
        var page = await SignedInAsync("kari");
        var address = (await DemoPeople.FindAsync(Portal, "Prøvesen")).Path();
        await new PatientPage(page).OpenAsync(address);
        var skip = page.GetByRole(AriaRole.Link).First;
        await Expect(skip).ToHaveTextAsync("Gå til innholdet");
        await Expect(skip).Not.ToBeInViewportAsync();
        await skip.FocusAsync();
        await Expect(skip).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Kopier fødselsnummer" })).ToBeFocusedAsync();
        Assert.Equal(address, new Uri(page.Url).AbsolutePath);
    }

    /// <summary>The script that hears the keys comes a moment after the page: presses until it does.</summary>
    private static Task Until(IPage page, string key, ILocator focused) => UntilAsync(page, key, () => Expect(focused).ToBeFocusedAsync(new() { Timeout = 500 }));

    private static Task Until(IPage page, string key, ILocator said, string text) => UntilAsync(page, key, () => Expect(said).ToContainTextAsync(text, new() { Timeout = 500 }));

    private static async Task UntilAsync(IPage page, string key, Func<Task> happens)
    {
        for (var left = 10; ; left--)
        {
            await page.Keyboard.PressAsync(key);

            try
            {
                await happens();
                return;
            }
            catch (PlaywrightException) when (left > 0)
            {
                // Not yet.
            }
        }
    }
}
