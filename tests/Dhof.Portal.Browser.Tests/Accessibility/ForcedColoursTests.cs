using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Accessibility;

/// <summary>Where the reader has forced colours, tints are gone: what they told stands in shapes, words and borders.</summary>
public sealed class ForcedColoursTests(Stage stage) : BrowserTest(stage)
{
    private const string Canvas = "(() => { const one = document.createElement('i'); one.style.color = 'Canvas'; document.body.append(one); const colour = getComputedStyle(one).color; one.remove(); return colour; })()";

    [Fact]
    public async Task Lanes_are_seen_and_a_chosen_link_looks_chosen()
    {
        // A dark theme under forced light colours: what keeps its own colours is then as pale as the page.
        var page = await SignedInAsync("kari", theme: "dark");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Light });
        var patient = new PatientPage(page);
        await patient.OpenAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path());
        var canvas = await page.EvaluateAsync<string>(Canvas);

        foreach (var drawn in new[] { ".lane-line", ".lane-dots", ".lane-green", ".lane-edge-red", ".mark-hatch" })
        {
            var stroke = await page.Locator(drawn).First.EvaluateAsync<string>("one => getComputedStyle(one).stroke");
            Assert.True(stroke != canvas && stroke != "none", $"{drawn} is {stroke} on {canvas}.");
        }

        Assert.Equal(canvas, await page.Locator(".lane-frame").First.EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor"));
        Assert.NotEqual(canvas, await page.Locator(".mark-red").First.EvaluateAsync<string>("one => getComputedStyle(one).fill"));
        await Expect(patient.Latest("SpO₂")).ToContainTextAsync("Rød");
        Assert.NotEqual(await Background(patient.Choice("Periode", "14 d")), await Background(patient.Choice("Periode", "1 år")));
    }

    private static Task<string> Background(ILocator one) => one.EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor");
}
