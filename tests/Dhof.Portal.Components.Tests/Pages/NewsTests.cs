using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.News;
using Dhof.Portal.Worklist;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>Nytt siden sist on the patient's page, in print, on the clipboard and on the GP's page.</summary>
public sealed partial class NewsTests : PortalPage
{
    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task Screen_print_and_what_is_copied_say_the_same(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await HappenAsync();
        var copied = JSInterop.SetupVoid("callModule", call => call.Arguments is ["./clipboard.js", "write", ..]);
        copied.SetVoidResult();

        var panel = await ShownAsync();
        await panel.WaitForElement(".news button.quiet").ClickAsync();
        panel.WaitForAssertion(() => Assert.Single(copied.Invocations));
        var text = Assert.IsType<string>(copied.Invocations.Single().Arguments[2]);

        // The marks for lines belong to plain text alone; of the page, the heading and the body.
        var plain = Words(text.Replace("\n- ", "\n", StringComparison.Ordinal));
        Assert.Equal(plain, Words($"{text.Split('\n')[0]} {panel.Find(".news-body").TextContent}"));

        var print = await OpenAsync<PrintedNews>(Doctor, Anna);
        print.WaitForElement(".news-body");
        Assert.Equal(plain, Words($"{print.Find("h1").TextContent} {print.Find(".news-body").TextContent}"));
        Assert.Contains("84", plain, StringComparison.Ordinal);
        Assert.Contains("Tungpust siden i går", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb", "Anna Testland, f. 02.01.1950 (76) Du har ikke merket pasienten som sett. Viser det som er nytt fra 09.11.2026 10:00 · lest 23.11.2026 10:00 Åpne saker Rød : SpO₂ 84 % er under rød grense 88 % (siden 08:00) Mottatt, kan ikke tolkes: 1 Siden sist Nye varsler: 1 (røde: 1, gule: 0) 10:00 Kari Nilsen, Sykepleier, hjemmetjenesten: Snakket med pasienten: Tungpust siden i går Avtalt: Øker etter planen Oksygenmetning: median 84 % (n 1) Skjema besvart: 1, siste 09:00")]
    [InlineData("nn", "Anna Testland, f. 02.01.1950 (76) Du har ikkje merkt pasienten som sett. Viser det som er nytt frå 09.11.2026 10:00 · lese 23.11.2026 10:00 Opne saker Raud : SpO₂ 84 % er under raud grense 88 % (sidan 08:00) Motteke, kan ikkje tolkast: 1 Sidan sist Nye varsel: 1 (raude: 1, gule: 0) 10:00 Kari Nilsen, Sjukepleiar, heimetenesta: Snakka med pasienten: Tungpust siden i går Avtalt: Øker etter planen Oksygenmetting: median 84 % (n 1) Skjema svart på: 1, siste 09:00")]
    [InlineData("en", "Anna Testland, b. 02.01.1950 (76) You have not marked the patient as seen. Shows what is new from 09.11.2026 10:00 · read 23.11.2026 10:00 Open matters Red : SpO₂ 84 % is below the red limit 88 % (since 08:00) Received, cannot be read: 1 Since last time New alerts: 1 (red: 1, yellow: 0) 10:00 Kari Nilsen, Home-care nurse: Spoke to the patient: Tungpust siden i går Agreed: Øker etter planen Oxygen saturation: median 84 % (n 1) Forms answered: 1, latest 09:00")]
    public async Task What_a_screen_reader_is_given(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await HappenAsync();
        var panel = await ShownAsync();
        Assert.Equal(expected, Spoken.Of(panel.WaitForElement(".news-body")));
    }

    [Fact]
    public async Task Copying_stands_in_the_access_log_and_says_what_was_copied()
    {
        await HappenAsync();
        JSInterop.SetupVoid("callModule", call => call.Arguments is ["./clipboard.js", ..]).SetVoidResult();
        var panel = await ShownAsync();
        await panel.WaitForElement("[aria-label='Kopier til journal: nytt siden sist for Anna Testland']").ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains("Kopiert: nytt siden sist for Anna Testland, 6 linjer.", panel.Markup, StringComparison.Ordinal));
        Assert.Equal([AccessLog.NewsCopied], await ActionsAsync());
    }

    [Fact]
    public async Task Where_the_browser_does_not_copy_the_text_stands_there_to_be_taken_by_hand()
    {
        await HappenAsync();
        JSInterop.SetupVoid("callModule", call => call.Arguments is ["./clipboard.js", ..]).SetException(new Microsoft.JSInterop.JSException("NotAllowedError"));
        var panel = await ShownAsync();
        await panel.WaitForElement("[aria-label^='Kopier til journal']").ClickAsync();
        Assert.StartsWith("Nytt siden sist\nAnna Testland, f. 02.01.1950 (76)\n", panel.WaitForElement("textarea").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Kopiert", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_marks_nothing_the_button_does_and_undo_takes_it_back()
    {
        await HappenAsync();
        var panel = await ShownAsync();
        panel.WaitForElement(".news-body");
        Assert.Empty(await ActionsAsync());

        await panel.Find("[aria-label='Merk som sett: Anna Testland']").ClickAsync();
        await UntilAsync(() => Assert.Contains("Ingenting nytt.", panel.Markup, StringComparison.Ordinal));
        Assert.Contains("Siden du merket som sett 23.11.2026 10:00", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("er under rød grense", panel.Find(".news-part").TextContent, StringComparison.Ordinal);

        await panel.Find("[aria-label='Angre: Anna Testland er ikke sett likevel']").ClickAsync();
        await UntilAsync(() => Assert.Contains("Oksygenmetning: median 84", panel.Markup, StringComparison.Ordinal));
        Assert.Equal([AccessLog.SeenMarked, AccessLog.SeenUndone], await ActionsAsync());
    }

    [Fact]
    public async Task The_GPs_page_says_first_what_waits_then_what_is_new_and_an_act_on_a_row_opens_the_patient()
    {
        await HappenAsync();
        SignInAs(Doctor);
        var page = Render<MyPatientsPanel>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("article.news")));
        Assert.Equal(["Venter på svar fra deg", "Nytt siden sist", "Finn person med fødselsnummer"], page.FindAll("h2").Select(heading => heading.TextContent));
        Assert.Equal("Grenser å se på: 1 pasient", page.Find(".limits-line > summary").TextContent);
        Assert.Empty(page.FindAll(".limits-line li"));
        page.Find(".limits-line").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Contains("Ikke bekreftet av lege: ", page.Find(".limits-line li").TextContent, StringComparison.Ordinal);

        await page.Find("[aria-label='Merk som sett: Anna Testland']").ClickAsync();
        Assert.Equal([AccessLog.CaseloadOpened, AccessLog.PatientOpened, AccessLog.SeenMarked], (await ActionsAsync(everything: true)).TakeLast(3));
    }

    [Fact]
    public async Task A_patient_marked_on_the_GPs_page_stays_where_it_is_and_can_be_taken_back()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-2));
        SignInAs(Doctor);
        var page = Render<MyPatientsPanel>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("article.news")));
        await page.Find("[aria-label='Merk som sett: Anna Testland']").ClickAsync();
        await TellAsync(() => Assert.Contains("Ingenting nytt.", page.Find(".my-patients").TextContent, StringComparison.Ordinal));
        Assert.Equal("1 pasienter · 0 med nytt eller åpne saker · 1 uten nytt", page.Find(".page-note").TextContent);

        await page.Find("[aria-label='Angre: Anna Testland er ikke sett likevel']").ClickAsync();
        await TellAsync(() => Assert.Contains("Oksygenmetning: median 95", page.Find(".my-patients").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Until_it_is_opened_it_says_the_first_of_it_and_offers_nothing()
    {
        await HappenAsync();
        var panel = await OpenAsync<NewsPanel>(Doctor, Anna);
        Assert.Equal("Nytt siden sist: Nye varsler: 1 (røde: 1, gule: 0) · 3 til", panel.WaitForElement(".news-shown > summary").TextContent);
        Assert.Empty(panel.FindAll("button, .news-body"));
    }

    [Theory]
    [InlineData("nb", "1 pasienter · 1 med nytt eller åpne saker · 0 uten nytt")]
    [InlineData("nn", "1 pasientar · 1 med nytt eller opne saker · 0 utan nytt")]
    [InlineData("en", "1 patients · 1 with news or open matters · 0 with nothing new")]
    public async Task The_GPs_page_counts_every_patient(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await HappenAsync();
        SignInAs(Doctor);
        var page = Render<MyPatientsPanel>();
        page.WaitForAssertion(() => Assert.Equal(expected, page.Find(".page-note").TextContent));
    }

    /// <summary>The GP's page hurries less than a patient's.</summary>
    private Task TellAsync(Action holds)
    {
        Portal.Clock.Advance(TimeSpan.FromSeconds(2));
        return UntilAsync(holds);
    }

    private async Task<IRenderedComponent<NewsPanel>> ShownAsync()
    {
        var panel = await OpenAsync<NewsPanel>(Doctor, Anna);
        panel.WaitForElement(".news-shown").TriggerEvent("ontoggle", EventArgs.Empty);
        return panel;
    }

    private async Task HappenAsync()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.JudgeAsync();
        await Portal.RefuseAsync(Anna);
        await Portal.AnswerAsync(Anna, Now.AddHours(-1), "urn:form");
        var grant = await Portal.GrantAsync(Nurse, Anna);
        var alerts = await Portal.Get<AlertQueries>().OpenAsync(grant, Cancellation);
        await Portal.Get<AlertCommands>().AssessAsync(grant, [.. alerts.Select(alert => alert.Seen)], new(ContactOutcome.Patient, "Tungpust siden i går", "Øker etter planen", null), Cancellation);
    }

    private async Task<List<string>> ActionsAsync(bool everything = false)
    {
        await using var database = await Portal.OpenAsync();
        return await database.AccessLog.Where(row => everything || row.Action.StartsWith("news.")).OrderBy(row => row.Id).Select(row => row.Action).ToListAsync(Cancellation);
    }

    // What is between the lines of the page is no text; a colon of the page stands against its word in plain text.
    private static string Words(string text) => Spaces().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
