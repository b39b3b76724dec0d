using System.Globalization;
using System.Text.RegularExpressions;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Choices;

public sealed partial class ChoicesTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task The_language_changes_the_words_and_what_the_document_says_it_is()
    {
        var page = await SignedInAsync("kari");
        await page.GotoAsync("/pasienter");

        foreach (var (name, key, heading) in new[] { ("Nynorsk", "nn", "Pasientar"), ("English", "en", "Patients"), ("Bokmål", "nb", "Pasienter") })
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await page.Locator("summary.whoami").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", key);
        }
    }

    [Fact]
    public async Task The_appearance_that_was_chosen_survives_a_reload()
    {
        var page = await SignedInAsync("kari");
        await new WorklistPage(page).OpenAsync();
        await page.Locator("summary.whoami").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mørkt" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mørkt" })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal("rgb(15, 21, 27)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Period_kinds_and_view_stand_in_the_address_and_the_back_button_undoes_them()
    {
        var page = await SignedInAsync("kari");
        var patient = new PatientPage(page);
        await patient.OpenAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path());
        await Expect(patient.Lane("Puls")).ToBeVisibleAsync();

        await patient.Choice("Periode", "3 md").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?range=3m$"));
        await Expect(patient.Choice("Periode", "3 md")).ToHaveAttributeAsync("aria-current", "true");
        await patient.Choice("Målinger som vises", "SpO₂").ClickAsync();
        await Expect(patient.Lane("Puls")).ToHaveCountAsync(0);
        await patient.Choice("Visning", "Tabell").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("range=3m&kinds=spo2&view=table$"));
        await Expect(patient.Table).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(patient.Lane("Oksygenmetning")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(patient.Lane("Puls")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(patient.Choice("Periode", "14 d")).ToHaveAttributeAsync("aria-current", "true");
        await page.GoForwardAsync();
        await page.ReloadAsync();
        await Expect(patient.Choice("Periode", "3 md")).ToHaveAttributeAsync("aria-current", "true");
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task The_table_has_as_many_readings_as_it_says()
    {
        var page = await SignedInAsync("kari");
        var patient = new PatientPage(page);
        await patient.OpenAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path() + "?view=table&range=3m");
        var said = page.GetByText(Counted());
        var all = int.Parse(Counted().Match(await said.InnerTextAsync()).Groups[2].Value, CultureInfo.InvariantCulture);
        Assert.True(all > 200, "Too few readings to be shown in portions.");
        await Expect(patient.Readings).ToHaveCountAsync(200);

        var more = page.GetByRole(AriaRole.Button, new() { Name = "Vis flere" });

        for (var shown = 200; shown < all; shown += 200)
        {
            await more.ClickAsync();
            await Expect(patient.Readings).ToHaveCountAsync(Math.Min(all, shown + 200));
        }

        await Expect(said).ToHaveTextAsync($"{all} av {all} målinger, nyeste først");
        await Expect(more).ToHaveCountAsync(0);
    }

    [GeneratedRegex(@"^(\d+) av (\d+) målinger, nyeste først$")]
    private static partial Regex Counted();
}
