using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Questionnaires;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class ResponsesPanelTests : PortalPage
{
    private const string DailyCopd = "urn:dhof:form:daily-copd";
    private const string Level = "urn:dhof:form:level";

    [Fact]
    public async Task Without_responses_the_panel_says_so()
    {
        var panel = await OpenAsync<ResponsesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Contains("Ingen skjemabesvarelser ennå", panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_latest_response_stands_with_its_change_as_icon_and_word()
    {
        await Portal.AnswerAsync(Anna, Now.AddDays(-1), DailyCopd, Chosen("breathlessness", "little"), Chosen("cough", "some"), Chosen("sputum-amount", "some"));
        await Portal.AnswerAsync(Anna, Now.AddHours(-1), DailyCopd, Chosen("breathlessness", "much"), Chosen("cough", "none"), Chosen("sputum-amount", "some"), Words("note", "Måtte sitte oppe <b>i natt</b>"));
        var panel = await OpenAsync<ResponsesPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal("Daglig KOLS-skjema", panel.Find("h3").TextContent));
        Assert.Contains("Besvart 23.11.2026 09:00 av pasienten selv", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("mottatt 23.11.2026 10:00 fra Larvik kommune", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(
            [("Hvor mye tungpust har du i dag?", "mye", "verre", "sist: litt"), ("Hvor mye hoste har du i dag?", "ingen", "bedre", "sist: noe"), ("Hvor mye oppspytt har du i dag?", "noe", "uendret", null)],
            panel.FindAll(".answer").Take(3).Select(answer => (answer.QuerySelector("dt")!.TextContent, answer.QuerySelector(".given")!.TextContent, answer.QuerySelector(".change")!.TextContent.Trim(), answer.QuerySelector(".answer-change .muted")?.TextContent)));
        Assert.All(panel.FindAll(".change"), change => Assert.NotNull(change.QuerySelector("svg[aria-hidden=true]")));
        Assert.Equal("Måtte sitte oppe <b>i natt</b>", panel.Find("blockquote").TextContent);
        Assert.Empty(panel.FindAll(".severity"));
    }

    [Fact]
    public async Task A_response_that_arrives_appears_without_a_click_and_a_late_one_does_not_become_the_latest()
    {
        await Portal.AnswerAsync(Anna, Now.AddHours(-2), DailyCopd, Chosen("breathlessness", "little"));
        var panel = await OpenAsync<ResponsesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("litt", panel.Find(".given").TextContent));

        await Portal.AnswerAsync(Anna, Now, DailyCopd, Chosen("breathlessness", "some"));
        await UntilAsync(() => Assert.Equal("noe", panel.Find(".given").TextContent));

        await Portal.AnswerAsync(Anna, Now.AddHours(-1), DailyCopd, Chosen("breathlessness", "much"));
        await UntilAsync(() => Assert.Equal("bedre", panel.Find(".change").TextContent.Trim()));
        Assert.Equal("noe", panel.Find(".given").TextContent);
    }

    [Fact]
    public async Task A_form_that_is_not_known_is_shown_in_its_own_words_and_nothing_in_it_is_worse()
    {
        await Portal.AnswerAsync(Anna, Now.AddDays(-1), "urn:other", new AnsweredItem("q", 0, "Hvor mange puter?", false, [new(AnswerType.Number, "2")]));
        await Portal.AnswerAsync(Anna, Now, "urn:other", new AnsweredItem("g", 0, "Søvn", true, []), new AnsweredItem("q", 1, "Hvor mange puter?", false, [new(AnswerType.Number, "3.5")]), new AnsweredItem("e", 1, null, false, []));
        await Portal.AnswerAsync(Anna, Now.AddHours(-1), null, Words("x", "uten skjema"));
        var panel = await OpenAsync<ResponsesPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal(["Skjema portalen ikke kjenner: urn:other", "Skjema uten navn"], panel.FindAll("h3").Select(heading => heading.TextContent)));
        Assert.Equal(("3,5", "endret"), (panel.Find(".given").TextContent, panel.Find(".change").TextContent.Trim()));
        Assert.Contains("Ikke besvart", panel.FindAll(".answer")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal("uten skjema", panel.Find("blockquote").TextContent);
    }

    [Fact]
    public async Task Earlier_responses_open_in_portions_each_with_a_line()
    {
        for (var i = 0; i < 13; i++)
        {
            await Portal.AnswerAsync(Anna, Now.AddDays(-i), DailyCopd, Chosen("breathlessness", i == 2 ? "much" : "little"));
        }

        var panel = await OpenAsync<ResponsesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("Tidligere besvarelser (12)", panel.Find("button").TextContent));
        Assert.Empty(panel.FindAll("details"));

        panel.Find("button[aria-expanded=false]").Click();
        await UntilAsync(() => Assert.Equal(10, panel.FindAll("details").Count));
        Assert.Contains("Tungpust: litt (bedre)", panel.FindAll("summary")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Tungpust: mye (verre)", panel.FindAll("summary")[1].TextContent, StringComparison.Ordinal);

        panel.Find("button.quiet").Click();
        await UntilAsync(() => Assert.Equal(12, panel.FindAll("details").Count));
        Assert.Single(panel.FindAll("button"));
    }

    [Fact]
    public async Task A_long_text_is_whole_and_is_reached_by_keyboard()
    {
        var text = string.Concat(Enumerable.Repeat("ord og mer ", 455))[..5_000];
        await Portal.AnswerAsync(Anna, Now, "urn:f", Words("q", text));
        var panel = await OpenAsync<ResponsesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal(text, panel.Find("blockquote[tabindex='0'][aria-label]").TextContent));
    }

    [Fact]
    public async Task A_secretary_is_shown_nothing()
    {
        await Portal.AnswerAsync(Bo, Now, "urn:f", Words("q", "hemmelig"));
        var panel = await OpenAsync<ResponsesPanel>(Secretary, Bo);
        panel.WaitForAssertion(() => Assert.Contains("Ingen skjemabesvarelser ennå", panel.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("hemmelig", panel.Markup, StringComparison.Ordinal);
    }

    private static AnsweredItem Chosen(string link, string code) => new(link, 0, null, false, [new(AnswerType.Choice, code, Level, code)]);

    private static AnsweredItem Words(string link, string text) => new(link, 0, null, false, [new(AnswerType.FreeText, text)]);
}
