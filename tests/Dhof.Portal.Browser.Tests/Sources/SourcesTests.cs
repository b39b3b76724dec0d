using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Demo.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Sources;

/// <summary>Other organisations' servers over HTTP, as in production: each can be slow, wrong or dead, and the rest of the page never waits for it.</summary>
public sealed class SourcesTests(Stage stage) : BrowserTest(stage)
{
    /// <summary>A source may try twice, and is then given up.</summary>
    private const int TimeOut = 20_000;

    private SourceMoods Moods => Portal.Services.GetRequiredService<SourceMoods>();

    [Fact]
    public async Task Opening_a_patient_asks_the_hospital_and_the_office_and_shows_what_they_have_with_its_origin()
    {
        var (page, sources) = await OpenAsync();
        await sources.AnsweredAsync("siv");
        await sources.AnsweredAsync("bokeskogen");
        await Expect(sources.Of("pmd-oslo")).ToHaveCountAsync(0);
        await Expect(sources.Items).ToContainTextAsync("Kronisk obstruktiv lungesykdom");
        await Expect(sources.Items).ToContainTextAsync("Tiotropium");
        await Expect(sources.Items).ToContainTextAsync("Lungepoliklinikk, kontroll");

        await sources.OpenHoldingsAsync();
        var medication = page.Locator("#holdings tr", new() { HasText = "Legemidler" });
        await Expect(medication).ToContainTextAsync("2");

        await sources.Items.GetByRole(AriaRole.Button, new() { Name = "Tiotropium" }).ClickAsync();
        await Expect(sources.Origin).ToContainTextAsync("\"MedicationStatement\"");
        await Expect(sources.Origin).ToContainTextAsync("Bøkeskogen legekontor");
        await page.Keyboard.PressAsync("Escape");
        await Expect(sources.Origin).ToHaveCountAsync(0);

        await sources.Items.GetByRole(AriaRole.Button, new() { Name = "Legemidler", Exact = true }).ClickAsync();
        await Expect(sources.Items).Not.ToContainTextAsync("Tiotropium");
        Complaints.ShouldBeNone();
    }

    [Theory]
    [InlineData("siv", "bokeskogen"), InlineData("bokeskogen", "siv")]
    public async Task A_source_that_dies_says_so_what_may_be_missing_and_answers_when_it_is_asked_again(string dead, string other)
    {
        Moods.Set(dead, SourceMood.Dead);

        try
        {
            var (page, sources) = await OpenAsync();
            await Expect(page.Locator(".lane-frame").First).ToBeVisibleAsync();
            await sources.AnsweredAsync(other);
            await Expect(sources.Of(dead)).ToContainTextAsync("svarer ikke siden", new() { Timeout = TimeOut });
            await Expect(sources.Of(dead)).ToContainTextAsync("kan mangle");
            await Expect(sources.Items).ToContainTextAsync("Noe kan mangle");

            Moods.Set(dead, SourceMood.Works);
            await sources.Of(dead).GetByRole(AriaRole.Button).ClickAsync();
            await sources.AnsweredAsync(dead);
        }
        finally
        {
            Moods.Set(dead, SourceMood.Works);
        }
    }

    [Fact]
    public async Task A_slow_source_delays_nothing_and_says_that_it_has_not_answered()
    {
        Moods.Set("siv", SourceMood.Slow);

        try
        {
            var (page, sources) = await OpenAsync();
            await Expect(page.Locator(".lane-frame").First).ToBeVisibleAsync();
            await sources.AnsweredAsync("bokeskogen");
            await Expect(sources.Of("siv")).ToContainTextAsync("har ikke svart ennå");
        }
        finally
        {
            Moods.Set("siv", SourceMood.Works);
        }
    }

    [Fact]
    public async Task What_the_hospital_measured_stands_in_the_list_of_events_under_its_name_and_is_judged_by_nobody()
    {
        var page = await SignedInAsync("kari");
        await page.GotoAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path() + "?view=events&range=all&events=shared");
        var shared = page.Locator(".event-shared");
        await Expect(shared.First).ToBeVisibleAsync(new() { Timeout = TimeOut });
        await Expect(shared.Locator(".severity")).ToHaveCountAsync(0);
        await Expect(shared.Filter(new() { HasText = "Sykehuset i Vestfold" }).First).ToBeVisibleAsync();
        await shared.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(new SourcesOnPage(page).Origin).ToContainTextAsync("resourceType");
        Complaints.ShouldBeNone();
    }

    private async Task<(IPage Page, SourcesOnPage Sources)> OpenAsync()
    {
        var page = await SignedInAsync("kari");
        await page.GotoAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path());
        return (page, new(page));
    }
}
