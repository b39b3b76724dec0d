using System.Globalization;
using AngleSharp.Dom;
using Dhof.Portal.Access;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Limits;
using Dhof.Portal.Measurements;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class LimitsPanelTests : PortalPage
{
    private const string Nbsp = "\u00a0";

    [Fact]
    public async Task A_limit_is_said_with_its_zones_who_set_it_why_since_when_and_that_no_doctor_has_confirmed_it()
    {
        var panel = await PanelAsync(Nurse);
        var row = Text(Row(panel));
        Assert.Contains($"rød under 88, gul 88–91, grønn fra 92{Nbsp}%", row, StringComparison.Ordinal);
        Assert.Contains("Standardgrenser, ikke bekreftet av lege", row, StringComparison.Ordinal);
        Assert.Contains("test · test · fra 23.11.2025", row, StringComparison.Ordinal);

        // What is measured stands first; the rest is there when asked for.
        Assert.Equal(["spo2"], panel.FindAll(".limits-shown > .limit-list > .limit").Select(limit => limit.GetAttribute("data-series")));
        Assert.Equal("Grenser for det som ikke måles (6)", panel.Find(".limits-others > summary").TextContent);
    }

    [Fact]
    public async Task The_nurse_tries_a_limit_while_writing_it_saves_it_with_the_name_on_the_button_and_undoes_it()
    {
        foreach (var (value, day) in new[] { (91m, 1), (89m, 2), (87m, 3), (95m, 4) })
        {
            await Portal.MeasureAsync(Anna, value, Now.AddDays(-day));
        }

        await Portal.JudgeAsync();
        var panel = await PanelAsync(Nurse, measured: false);
        await EditAsync(panel);
        Assert.Equal(["88", "92", "", ""], Edges(panel));
        Assert.Equal("Ville varslet 3 ganger på 90 dager (1 rød), mot 3 (1 rød) med grensen som gjelder.", Said(panel));

        Write(panel, "YellowBelow", "90");
        Assert.Equal("Ville varslet 2 ganger på 90 dager (1 rød), mot 3 (1 rød) med grensen som gjelder.", Said(panel));
        Assert.Contains("2 av dem varslet da de kom; 0 førte til tiltak.", Text(panel.Find(".limit-trial")), StringComparison.Ordinal);
        Assert.Equal([$"Gul21.11.202610:00 89{Nbsp}%", $"Rød20.11.202610:00 87{Nbsp}%"], panel.FindAll(".limit-days li").Select(day => Text(day).Replace(" ", "", StringComparison.Ordinal).Replace("10:00", "10:00 ", StringComparison.Ordinal)));
        Assert.Equal(2, panel.FindAll(".limit-trial-drawing > svg > path[class^=mark]").Count);

        Write(panel, "Reason", "Egen normal");
        Assert.Equal("Lagre grense for Anna Testland", panel.Find(".limit-editor button[type=submit]").TextContent);
        await panel.Find(".limit-editor").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Contains($"gul 88–89, grønn fra 90{Nbsp}%", Text(Row(panel)), StringComparison.Ordinal));
        Assert.Contains("Ikke bekreftet av lege", Text(Row(panel)), StringComparison.Ordinal);
        Assert.Contains("Kari Nilsen, Sykepleier, hjemmetjenesten · Egen normal · fra 23.11.2026 · vurderes på nytt innen 23.05.2027", Text(Row(panel)), StringComparison.Ordinal);
        Assert.Contains("Tidligere grenser (1)", Text(Row(panel)), StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".limit-editor"));

        var undo = panel.Find(".limits-said button");
        Assert.Equal("Angre: Anna Testland", undo.GetAttribute("aria-label"));
        await undo.ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains("Angret: grensen for SpO₂ er som før for Anna Testland.", Text(panel.Find(".limits-said")), StringComparison.Ordinal));
        Assert.Contains($"grønn fra 92{Nbsp}%", Text(Row(panel)), StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".limits-said button"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_is_saved()
    {
        var panel = await PanelAsync(Nurse);
        await EditAsync(panel);
        Write(panel, "YellowFrom", "90");
        Assert.Equal("gul fra må være over gul under", Error(panel, "YellowFrom"));
        Assert.Empty(panel.FindAll(".limit-trial"));
        Write(panel, "YellowFrom", "");
        Write(panel, "RedFrom", "101");
        Assert.Equal("Utenfor det mulige, 0–100", Error(panel, "RedFrom"));
        Write(panel, "RedFrom", "98,5");
        Assert.Equal("Skriv uten desimaler", Error(panel, "RedFrom"));
        Write(panel, "RedFrom", "høy");
        Assert.Equal("Skriv et tall", Error(panel, "RedFrom"));
        Write(panel, "RedFrom", "");
        Write(panel, "From", "2026-11-23T09:59");
        Assert.StartsWith("Velg et tidspunkt fram i tid", Error(panel, "From"), StringComparison.Ordinal);
        Write(panel, "From", "2026-11-23T10:00");
        Write(panel, "ReviewBy", "2026-11-23");
        Assert.Equal("Velg en dag fram i tid", Error(panel, "ReviewBy"));
        Write(panel, "ReviewBy", "2026-11-24");
        Assert.Null(Error(panel, "Reason"));
        await panel.Find(".limit-editor").SubmitAsync();
        Assert.StartsWith("Skriv hvorfor", Error(panel, "Reason"), StringComparison.Ordinal);
        Assert.Equal(0, await NewestAsync());
        Write(panel, "RedBelow", "");
        Write(panel, "YellowBelow", "");
        Assert.Equal("Fyll ut minst én grense", Error(panel, "YellowBelow"));
    }

    [Fact]
    public async Task Who_is_second_is_told_who_was_first_and_what_was_written_stands_and_can_be_saved()
    {
        var panel = await PanelAsync(Nurse);
        await EditAsync(panel);
        Write(panel, "YellowBelow", "90");
        Write(panel, "Reason", "Egen normal");
        await Portal.Get<LimitCommands>().SetAsync(await Portal.GrantAsync(Colleague, Anna), Larvik, new("spo2", new(84, 88, null, null), null, "Ringte pasienten", new(2027, 1, 1), 0), Cancellation);

        await panel.Find(".limit-editor").SubmitAsync();
        panel.WaitForAssertion(() => Assert.StartsWith("Ola Hansen, Sykepleier, hjemmetjenesten endret grensen 10:00.", panel.Find(".limit-changed").TextContent, StringComparison.Ordinal));
        Assert.Contains($"gul 84–87, grønn fra 88{Nbsp}%", Text(Row(panel)), StringComparison.Ordinal);
        Assert.Equal(("90", "Egen normal"), (Edges(panel)[1], panel.Find("#limit-spo2-Reason").GetAttribute("value")));
        Assert.Equal(1, await NewestAsync());

        await panel.Find(".limit-editor").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Equal([], panel.FindAll(".limit-changed, .limit-error").Select(said => said.TextContent)));
        panel.WaitForAssertion(() => Assert.Contains($"grønn fra 90{Nbsp}%", Text(Row(panel)), StringComparison.Ordinal));
        Assert.Equal(2, await NewestAsync());
    }

    [Fact]
    public async Task A_doctor_confirms_what_is_shown_and_a_nurse_has_no_such_button()
    {
        var nurse = await PanelAsync(Nurse);
        Assert.DoesNotContain(nurse.FindAll("button"), button => button.TextContent.StartsWith("Bekreft", StringComparison.Ordinal));
        var panel = await PanelAsync(Doctor);
        Assert.Equal("Bekreft 7 grenser for Anna Testland", panel.Find(".card-head button").TextContent);

        await Row(panel).QuerySelectorAll("button").Single(button => button.TextContent == "Bekreft").ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains("Bekreftet av Dr. Nils Berg, Fastlege", Text(Row(panel)), StringComparison.Ordinal));
        await panel.Find(".card-head button").ClickAsync();
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".card-head button")));
        Assert.DoesNotContain("ikke bekreftet", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_comes_is_shown_and_can_be_taken_back_and_a_passed_day_of_review_is_said()
    {
        var doctor = await Portal.GrantAsync(Doctor, Anna);
        await Portal.Get<LimitCommands>().SetAsync(doctor, Larvik, new("spo2", new(84, 88, null, null), null, "Kontroll", new(2026, 11, 24), 0), Cancellation);
        await Portal.Get<LimitCommands>().SetAsync(doctor, Larvik, new("spo2", new(86, 90, null, null), Now.AddDays(3), "Etter kuren", new(2027, 1, 1), 1), Cancellation);
        Portal.Clock.Advance(TimeSpan.FromDays(2));
        var panel = await PanelAsync(Nurse);
        Assert.Contains("Skulle vært vurdert på nytt innen 24.11.2026", Text(Row(panel)), StringComparison.Ordinal);
        Assert.Contains($"Fra 26.11.2026 10:00: rød under 86, gul 86–89, grønn fra 90{Nbsp}%", Text(panel.Find(".limit-coming")), StringComparison.Ordinal);

        var back = panel.Find(".limit-coming button");
        Assert.Equal("Trekk tilbake for Anna Testland", back.TextContent);
        await back.ClickAsync();
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".limit-coming")));
        await panel.Find(".limit-earlier").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Contains("trukket tilbake av Kari Nilsen, Sykepleier, hjemmetjenesten 10:00", Text(Row(panel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_normal_is_a_proposal_with_its_numbers_and_saves_nothing()
    {
        for (var day = 1; day <= 14; day++)
        {
            await Portal.MeasureAsync(Anna, 87 + (day % 2), Now.AddDays(-20 + day));
        }

        var panel = await PanelAsync(Nurse, measured: false);
        await EditAsync(panel);
        Assert.Contains("5–95 prosentil av 14 målinger på 14 dager", Text(panel.Find(".limit-starts")), StringComparison.Ordinal);
        await panel.FindAll(".limit-starts button").Single(button => button.TextContent == "Egen normal: 87–88").ClickAsync();
        Assert.Equal(["83", "87", "", ""], Edges(panel));
        Assert.Equal(0, await NewestAsync());
        await panel.FindAll(".limit-starts button").Single(button => button.TextContent.Contains("88–92", StringComparison.Ordinal)).ClickAsync();
        Assert.Equal(["86", "88", "93", ""], Edges(panel));
        Assert.True(panel.Find(".limit-oxygen input").HasAttribute("checked"));
    }

    [Fact]
    public async Task Own_normal_is_not_proposed_with_too_few_days()
    {
        await Portal.MeasureAsync(Anna, 90, Now.AddDays(-1));
        var few = await PanelAsync(Nurse, measured: false);
        await EditAsync(few);
        Assert.Contains("For få målinger til å foreslå egen normal: 1 av minst 14 dager", Text(few.Find(".limit-starts")), StringComparison.Ordinal);
        Assert.DoesNotContain(few.FindAll(".limit-starts button"), button => button.TextContent.StartsWith("Egen normal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secretary_sees_none_and_what_is_put_aside_is_kept_until_it_is_thrown_away()
    {
        var secretary = await OpenAsync<LimitsPanel>(Secretary, Anna);
        secretary.WaitForAssertion(() => Assert.Contains("Ingen grenser er satt", secretary.Markup, StringComparison.Ordinal));
        Assert.Empty(secretary.FindAll("button"));

        var panel = await PanelAsync(Nurse);
        await EditAsync(panel);
        Write(panel, "YellowBelow", "90");
        await panel.Find(".limit-editor").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Escape" });
        Assert.Empty(panel.FindAll(".limit-editor"));
        Assert.Equal(0, await NewestAsync());
        await EditAsync(panel);
        Assert.Equal("90", Edges(panel)[1]);
        await panel.FindAll(".limit-editor button").Single(button => button.TextContent == "Lukk uten å lagre").ClickAsync();
        await EditAsync(panel);
        Assert.Equal("92", Edges(panel)[1]);
    }

    private async Task<IRenderedComponent<LimitsPanel>> PanelAsync(Clinician clinician, PatientId? patient = null, bool measured = true)
    {
        if (measured)
        {
            await Portal.MeasureAsync(patient ?? Anna, 95, Now.AddHours(-1));
        }

        var panel = await OpenAsync<LimitsPanel>(clinician, patient ?? Anna);
        panel.WaitForElement(".limits-shown").TriggerEvent("ontoggle", EventArgs.Empty);
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll("[data-series=spo2]")));
        return panel;
    }

    private static IElement Row(IRenderedComponent<LimitsPanel> panel) => panel.Find("[data-series=spo2]");

    private static async Task EditAsync(IRenderedComponent<LimitsPanel> panel)
    {
        await Row(panel).QuerySelectorAll("button").Single(button => button.TextContent == "Endre").ClickAsync();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll(".limit-editor")));
    }

    private static void Write(IRenderedComponent<LimitsPanel> panel, string field, string text) => panel.Find($"#limit-spo2-{field}").Input(text);

    private static string?[] Edges(IRenderedComponent<LimitsPanel> panel) => [.. ((string[])["RedBelow", "YellowBelow", "YellowFrom", "RedFrom"]).Select(field => panel.Find($"#limit-spo2-{field}").GetAttribute("value"))];

    private static string? Error(IRenderedComponent<LimitsPanel> panel, string field)
    {
        var input = panel.Find($"#limit-spo2-{field}");
        var error = panel.FindAll($"#limit-spo2-{field}-error").SingleOrDefault();
        Assert.Equal(error is null, input.GetAttribute("aria-invalid") is null);
        Assert.Equal(error?.Id, input.GetAttribute("aria-describedby"));
        return error?.TextContent;
    }

    private static string Said(IRenderedComponent<LimitsPanel> panel) => panel.Find(".limit-trial-said").TextContent;

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<int> NewestAsync() => (await Portal.Get<LimitQueries>().OpenAsync(await Portal.GrantAsync(Nurse, Anna), Cancellation))[0].Series.Single(one => one.Series.Key == "spo2").Newest;
}
