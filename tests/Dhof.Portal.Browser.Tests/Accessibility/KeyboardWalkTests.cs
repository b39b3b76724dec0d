using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Accessibility;

/// <summary>A nurse's morning without a mouse. At every step the focus is seen, and what closes hands it back to where it came from.</summary>
public sealed class KeyboardWalkTests(Stage stage) : BrowserTest(stage)
{
    private const int MostSteps = 80;

    [Fact]
    public async Task From_signing_in_to_the_origin_of_a_measurement_and_back()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Prøvesen");
        var page = await StrangerAsync();
        await page.GotoAsync("/");
        await GoAsync(page, "Tab", page.GetByRole(AriaRole.Button, new() { Name = "Kari Nilsen" }));
        await page.Keyboard.PressAsync("Enter");

        var worklist = new WorklistPage(page);
        await Expect(worklist.Rows.First).ToBeVisibleAsync();
        await GoAsync(page, "j", worklist.Name(patient.Name()));
        await page.Keyboard.PressAsync("Enter");
        await Expect(worklist.Side.GetByRole(AriaRole.Link, new() { Name = patient.Name() })).ToBeVisibleAsync();
        await Expect(worklist.Name(patient.Name())).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        var opened = new PatientPage(page);
        await Expect(opened.Cursor).ToBeVisibleAsync();

        // The page stands still: a key that comes before the lanes' script has is nobody's.
        await new SourcesOnPage(page).AnsweredAsync("siv");
        await new SourcesOnPage(page).AnsweredAsync("bokeskogen");
        await GoAsync(page, "Tab", opened.Cursor);
        await page.Keyboard.PressAsync("End");
        await Expect(opened.Said).ToContainTextAsync("SpO₂");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(opened.Said).Not.ToContainTextAsync("SpO₂");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(opened.Said).ToContainTextAsync("SpO₂");
        await page.Keyboard.PressAsync("Enter");
        await Expect(opened.Origin).ToContainTextAsync("Oksygenmetning");
        await page.Keyboard.PressAsync("Escape");
        await Expect(opened.Origin).ToHaveCountAsync(0);
        await Expect(opened.Cursor).ToBeFocusedAsync();
        await Expect(opened.Lanes).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("has-cursor"));

        var chart = new ChartPage(page);
        await GoAsync(page, "Tab", chart.Opener("SpO₂"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(chart.Plot).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(chart.Said).ToContainTextAsync("%");
        await GoAsync(page, "Shift+Tab", page.GetByRole(AriaRole.Button, new() { Name = "Lukk kurven" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(chart.Opener("SpO₂")).ToBeFocusedAsync();

        await GoAsync(page, "Shift+Tab", opened.Choice("Visning", "Hendelsesliste"));
        await page.Keyboard.PressAsync("Enter");
        var line = opened.Events.GetByRole(AriaRole.Button, new() { Name = "vis opphav" }).First;
        await Expect(line).ToBeVisibleAsync();
        await GoAsync(page, "Tab", line);
        await page.Keyboard.PressAsync("Enter");
        await Expect(opened.Original).ToContainTextAsync("Observation");
        await Expect(opened.Origin.GetByRole(AriaRole.Button, new() { Name = "Lukk" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(opened.Origin).ToHaveCountAsync(0);
        await Expect(line).ToBeFocusedAsync();

        for (var i = 0; i < 4; i++)
        {
            await page.GoBackAsync();
        }

        await Expect(worklist.Name(patient.Name())).ToBeFocusedAsync();
        Complaints.ShouldBeNone();
    }

    /// <summary>Presses a key until the focus stands there; wherever it stands on the way, it is seen.</summary>
    private static async Task GoAsync(IPage page, string key, ILocator wanted)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            await page.Keyboard.PressAsync(key);
            await page.WaitForTimeoutAsync(20);
            var unseen = await page.EvaluateAsync<string?>("""
                () => {
                    const one = document.activeElement;
                    const shown = one.matches('.worklist-open') ? one.closest('.worklist-row') : one;
                    return one === document.body || one.matches('main, h1') || getComputedStyle(shown).outlineStyle !== 'none' ? null : one.outerHTML.slice(0, 200);
                }
                """);
            Assert.Null(unseen);

            if (await wanted.EvaluateAsync<bool>("one => one === document.activeElement"))
            {
                await Expect(wanted).ToBeInViewportAsync();
                return;
            }
        }

        Assert.Fail($"{wanted} is not reached by {key}.");
    }
}
