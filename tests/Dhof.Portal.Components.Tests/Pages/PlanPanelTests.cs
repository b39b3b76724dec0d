using AngleSharp.Dom;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Plans;
using Dhof.Portal.Tests.Plans;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class PlanPanelTests : PortalPage
{
    private static readonly string s_ola = $"Ola Hansen, {RoleWords.For(ClinicianRole.HomeCareNurse)}";

    private PlanCommands Commands => Portal.Get<PlanCommands>();

    [Fact]
    public async Task Without_a_plan_it_says_so_and_the_nurse_can_make_one_and_the_gp_cannot()
    {
        var nurse = await OpenAsync<PlanPanel>(Nurse, Anna);
        nurse.WaitForAssertion(() => Assert.Contains("Ingen egenbehandlingsplan er avtalt.", nurse.Markup, StringComparison.Ordinal));
        Assert.Equal("Lag plan for Anna Testland", Button(nurse, "Lag plan").TextContent);
    }

    [Fact]
    public async Task The_plan_stands_in_the_patients_words_with_schedule_review_and_who_agreed()
    {
        await AgreeAsync(SamplePlan.Whole);
        var panel = await OpenAsync<PlanPanel>(Doctor, Anna);
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll(".plan-zone").Count));
        Assert.Equal(["Grønn: stabil", "Gul: begynnende forverring", "Rød: akutt forverring"], panel.FindAll(".plan-zone h3").Select(zone => zone.TextContent.Trim()));
        Assert.Equal(["tyngre pust", "gult slim", "ta hurtigvirkende medisin", "ring oppfølgingen"], panel.FindAll(".plan-zone-yellow li").Select(line => line.TextContent));
        Assert.Contains("Ukedager før 10:00: SpO₂, Puls (ventes til 12:00)", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("gå til butikken", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("Gjennomgås innen 01.05.2027", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("Versjon 1, gjelder fra 01.11.2026. Avtalt 20.11.2026 med pasienten og Dr. Nils Berg, fastlege. Skrevet av Kari Nilsen, ", panel.Find(".plan-agreed").TextContent, StringComparison.Ordinal);
        Assert.Contains("Planen føres av Larvik kommune", panel.Markup, StringComparison.Ordinal);

        // The GP reads.
        Assert.Empty(panel.FindAll(".card-head button"));
    }

    [Fact]
    public async Task A_plan_that_a_system_sent_says_where_it_is_from_and_that_it_is_not_agreed_beside_the_one_that_is()
    {
        await AgreeAsync(SamplePlan.Whole);
        var larvik = AccessPolicy.ForClient("epj", [], [Larvik]);
        await using var database = await Portal.OpenAsync();
        var id = (await database.Written<PlanVersionRow>(larvik).SingleAsync(row => row.Patient == Anna, Cancellation)).Id;
        var next = SamplePlan.Whole.With(PlanPart.Goals, ["gå på kino"]);
        Assert.Equal(PlanTakenAs.Drafted, (await Portal.Get<ReceivedPlans>().TakeAsync(larvik, new(Anna, Larvik, next, new("Dr. Tone Dahl (epj)", "Avtalt med pasienten.", Now)), new(id, 1), Cancellation)).As);
        var panel = await OpenAsync<PlanPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll(".plan-waiting").Count));
        Assert.Equal("Mottatt 23.11.2026 10:00 fra Dr. Tone Dahl (epj). Ikke avtalt i portalen: gå gjennom utkastet med pasienten før det avtales. Avsenderen skriver: «Avtalt med pasienten.»", panel.FindAll(".plan-waiting")[1].TextContent);
        Assert.Contains("gå til butikken", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("gå på kino", panel.Markup, StringComparison.Ordinal);

        // What is begun here afterwards is nobody's but ours.
        var nurse = await Portal.GrantAsync(Nurse, Anna);
        await Commands.DiscardAsync(nurse, 2, Cancellation);
        await Commands.SaveAsync(nurse, next, 3, Cancellation);
        await UntilAsync(() => Assert.Single(panel.FindAll(".plan-waiting")));
    }

    [Fact]
    public async Task An_overdue_review_is_said_and_a_version_to_come_stands_beside_the_one_in_force()
    {
        await AgreeAsync(SamplePlan.Whole with { ValidFrom = new(2026, 1, 1), ReviewBy = new(2026, 11, 22) });
        await AgreeAsync(SamplePlan.Whole with { ValidFrom = new(2026, 12, 1) }, 1);
        var panel = await OpenAsync<PlanPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("Skulle vært gjennomgått innen 22.11.2026", panel.Find(".plan-overdue").TextContent));
        Assert.Contains("Versjon 2 er avtalt og gjelder fra 01.12.2026.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_say_what_each_changed()
    {
        await AgreeAsync(SamplePlan.Whole);
        await AgreeAsync(SamplePlan.Whole.With(PlanPart.YellowActions, ["ta hurtigvirkende medisin", "mål igjen om en time"]), 1);
        var panel = await OpenAsync<PlanPanel>(Nurse, Anna);
        panel.WaitForElement(".plan-versions").TriggerEvent("ontoggle", EventArgs.Empty);
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll(".plan-history > li").Count));
        Assert.Equal("Gul: Tiltak", panel.Find(".plan-changes dt").TextContent);
        Assert.Equal(("ring oppfølgingen", "mål igjen om en time"), (panel.Find("del").TextContent, panel.Find("ins").TextContent));
    }

    [Fact]
    public async Task What_is_written_is_saved_unfinished_closed_taken_up_and_agreed_by_buttons_with_the_patients_name()
    {
        var panel = await WriteAsync();
        await TypeAsync(panel, "#plan-greensigns", "stabil\nsover godt");
        await Button(panel, "Avtal versjon 1 for Anna Testland").ClickAsync();
        Assert.Contains("felt må rettes", panel.Find(".plan-said").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", panel.Find("#plan-redactions").GetAttribute("aria-invalid"));
        Assert.Equal("Må fylles ut før planen kan avtales.", panel.Find("#plan-redactions-fault").TextContent);
        Assert.Null(panel.Find("#plan-greensigns").GetAttribute("aria-invalid"));
        Assert.Contains("Planen avtales med pasienten.", panel.Find("#plan-patient-fault").TextContent, StringComparison.Ordinal);

        await Button(panel, "Lagre utkast og lukk").ClickAsync();
        await UntilAsync(() => Assert.Contains("Utkast venter, ikke avtalt. Sist lagret av Kari Nilsen, ", panel.Markup, StringComparison.Ordinal));
        await Button(panel, "Skriv videre på planen for Anna Testland").ClickAsync();
        Assert.Equal("stabil\nsover godt", panel.Find("#plan-greensigns").GetAttribute("value"));

        foreach (var part in (string[])["greenactions", "yellowsigns", "yellowactions", "redsigns", "redactions"])
        {
            await TypeAsync(panel, "#plan-" + part, part);
        }

        await Button(panel, "Legg til målinger").ClickAsync();
        await Button(panel, "Avtal versjon 1").ClickAsync();
        Assert.Equal("Velg minst én måling eller ett skjema.", panel.Find("#plan-task-1-fault").TextContent);
        await panel.FindAll(".plan-task .plan-choices")[1].QuerySelector("input")!.ChangeAsync(true);
        await panel.Find(".plan-check input").ChangeAsync(true);
        await TypeAsync(panel, "#plan-with", "Dr. Nils Berg, fastlege", onChange: true);
        await Button(panel, "Avtal versjon 1").ClickAsync();

        await UntilAsync(() => Assert.Equal(["stabil", "sover godt", "greenactions"], panel.FindAll(".plan-zone-green li").Select(line => line.TextContent)));
        Assert.Contains("Versjon 1 er avtalt for Anna Testland.", panel.Find(".plan-said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_second_is_told_who_was_first_and_keeps_what_was_typed_beside_what_the_other_wrote()
    {
        await AgreeAsync(SamplePlan.Whole);
        var panel = await WriteAsync();
        await TypeAsync(panel, "#plan-yellowactions", "mitt tiltak");
        await TypeAsync(panel, "#plan-goals", "mitt mål");
        var theirs = SamplePlan.Whole.With(PlanPart.YellowActions, ["hans tiltak"]).With(PlanPart.RedSigns, ["hans tegn"]) with { ValidFrom = new(2026, 11, 23), ReviewBy = new(2027, 5, 23) };
        Assert.Equal(Outcome.Done, await Commands.SaveAsync(await Portal.GrantAsync(Colleague, Anna), theirs, 1, Cancellation));
        await UntilAsync(() => Assert.Contains($"{s_ola} har lagret utkastet 10:00.", panel.Find(".plan-met").TextContent, StringComparison.Ordinal));

        await Button(panel, "Lagre utkast for Anna Testland").ClickAsync();
        var met = panel.Find(".plan-met").TextContent;
        Assert.Contains($"{s_ola} var først (10:00)", met, StringComparison.Ordinal);
        Assert.Contains("Tatt inn: Rød: Tegn.", met, StringComparison.Ordinal);
        Assert.Contains("Dere har begge skrevet i: Gul: Tiltak.", met, StringComparison.Ordinal);
        Assert.Equal(("mitt tiltak", "hans tegn", "mitt mål"), (Value("yellowactions"), Value("redsigns"), Value("goals")));
        Assert.Contains("hans tiltak", panel.Find(".plan-theirs").TextContent, StringComparison.Ordinal);

        await Button(panel, "Lagre utkast for Anna Testland").ClickAsync();
        var saved = (await Portal.Get<PlanQueries>().DraftsAsync(await Portal.GrantAsync(Nurse, Anna), Cancellation))[Larvik].Content;
        Assert.Equal(("mitt tiltak", "hans tegn", "mitt mål"), (saved.Yellow.Actions[0], saved.Red.Signs[0], saved.Goals[0]));
        Assert.Empty(panel.FindAll(".plan-met"));

        string? Value(string part) => panel.Find("#plan-" + part).GetAttribute("value");
    }

    [Fact]
    public async Task What_is_discarded_is_undone_beside_who_did_it()
    {
        var panel = await WriteAsync();
        await TypeAsync(panel, "#plan-goals", "gå tur");
        await Button(panel, "Lagre utkast for").ClickAsync();
        await UntilAsync(() => Button(panel, "Forkast utkastet for Anna Testland"));
        await Button(panel, "Forkast utkastet for").ClickAsync();
        await UntilAsync(() => Assert.Contains("Utkastet ble forkastet av Kari Nilsen, ", panel.Markup, StringComparison.Ordinal));
        await panel.Find("button[aria-label='Angre: Anna Testland']").ClickAsync();
        await UntilAsync(() => Button(panel, "Skriv videre på planen for Anna Testland"));
    }

    [Fact]
    public async Task What_a_colleague_agrees_is_shown_in_a_page_that_is_open()
    {
        var panel = await OpenAsync<PlanPanel>(Doctor, Anna);
        panel.WaitForAssertion(() => Assert.Contains("Ingen egenbehandlingsplan er avtalt.", panel.Markup, StringComparison.Ordinal));
        await AgreeAsync(SamplePlan.Whole);
        await UntilAsync(() => Assert.Equal(3, panel.FindAll(".plan-zone").Count));
    }

    [Fact]
    public async Task The_print_has_the_same_text_whose_it_is_and_where_to_turn()
    {
        await AgreeAsync(SamplePlan.Whole);
        var panel = await OpenAsync<PlanPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll(".plan-zone").Count));
        var print = Render<PrintedPlan>();
        print.WaitForAssertion(() => Assert.Equal(3, print.FindAll(".plan-zone").Count));
        Assert.Equal(panel.Find(".plan-zones").InnerHtml, print.Find(".plan-zones").InnerHtml);
        Assert.Equal(panel.Find(".plan-rest").InnerHtml, print.Find(".plan-rest").InnerHtml);
        Assert.Contains("Anna Testland, f. 02.01.1950", print.Find("header").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("116 117", print.Find(".plan-turn").TextContent, StringComparison.Ordinal);
    }

    private async Task AgreeAsync(PlanContent plan, int seen = 0) =>
        Assert.Equal(Outcome.Done, await Commands.AgreeAsync(await Portal.GrantAsync(Nurse, Anna), plan, new(true, "Dr. Nils Berg, fastlege", new(2026, 11, 20)), seen, Cancellation));

    private async Task<IRenderedComponent<PlanPanel>> WriteAsync()
    {
        var panel = await OpenAsync<PlanPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll(".card-head button")));
        await panel.Find(".card-head button").ClickAsync();
        return panel;
    }

    private static Task TypeAsync(IRenderedComponent<PlanPanel> panel, string field, string text, bool onChange = false) =>
        onChange ? panel.Find(field).ChangeAsync(text) : panel.Find(field).InputAsync(text);

    private static IElement Button(IRenderedComponent<PlanPanel> panel, string text) =>
        panel.FindAll("button").FirstOrDefault(button => button.TextContent.Trim().StartsWith(text, StringComparison.Ordinal)) ?? throw new ElementNotFoundException(text);
}
