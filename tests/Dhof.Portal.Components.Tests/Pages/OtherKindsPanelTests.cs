using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>Answers, scores and other vital signs on the patient page.</summary>
public sealed class OtherKindsPanelTests : PortalPage
{
    private static readonly MeasurementKind s_news2 = MeasurementCatalogue.Get("news2"), s_acvpu = MeasurementCatalogue.Get("acvpu"), s_cfs = MeasurementCatalogue.Get("cfs"), s_form = MeasurementCatalogue.Get("form");

    [Theory]
    [InlineData(0, "nb", "A – Våken"), InlineData(1, "nb", "C – Nyoppstått forvirring"), InlineData(2, "nn", "V – Reagerer på tiltale"), InlineData(4, "nn", "U – Reagerer ikkje"), InlineData(3, "en", "P – Responds to pain")]
    public async Task Consciousness_is_said_as_letter_and_word(int place, string language, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await Portal.MeasureAsync(Anna, place, Now.AddHours(-1), kind: s_acvpu);
        var panel = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal(said, Text(panel.Find("[data-kind=acvpu]"))));
        Assert.Empty(panel.FindAll(".severity"));
    }

    [Fact]
    public async Task A_NEWS2_total_has_its_points_one_press_away_and_is_told_to_be_information()
    {
        await Portal.MeasureAsync(Anna, 6, Now.AddHours(-1), kind: s_news2, details: MeasurementDetails.None with
        {
            Parts = [Part("1104351000000103", "3", "≥131"), new("http://example.org|x", "Lokal del", null, null)],
        });
        var panel = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("6", Text(panel.Find("[data-kind=news2]"))));
        Assert.Equal("Delpoeng (2)", Text(panel.Find("details summary")));
        Assert.Equal(["Puls≥131", "Lokal del"], panel.FindAll("details dt").Select(Text));
        Assert.Equal(["3", "Uten verdi"], panel.FindAll("details dd").Select(Text));
        Assert.Contains("Til informasjon", panel.Find(".latest-value").TextContent, StringComparison.Ordinal);
        Assert.Contains("støtte, ikke erstatning", panel.Find(".latest-note").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".severity, .is-red, .is-yellow"));
    }

    [Fact]
    public async Task A_total_without_parts_is_shown_as_it_came_and_an_impossible_one_struck_through()
    {
        await Portal.MeasureAsync(Anna, 25, Now.AddHours(-1), kind: s_news2);
        var panel = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("25", Text(panel.Find("[data-kind=news2].struck"))));
        Assert.Empty(panel.FindAll("details"));
    }

    [Fact]
    public async Task Each_form_has_its_own_latest_score_and_frailty_its_note()
    {
        await Portal.MeasureAsync(Anna, 22, Now.AddDays(-2), kind: s_form, details: Named("CAT"));
        await Portal.MeasureAsync(Anna, 24, Now.AddDays(-1), kind: s_form, details: Named("CAT"));
        await Portal.MeasureAsync(Anna, 2.3m, Now.AddDays(-9), kind: s_form, details: Named("CCQ"));
        await Portal.MeasureAsync(Anna, 5, Now.AddDays(-9), kind: s_cfs, details: MeasurementDetails.None with { Note = "Trenger hjelp til dusj" });
        var panel = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal(["CFS 5", "CAT 24", "CCQ 2,3"], panel.FindAll(".latest-value").Select(tile => $"{Text(tile.QuerySelector(".latest-name")!)} {Text(tile.QuerySelector(".latest-number")!)}")));
        Assert.Equal("Trenger hjelp til dusj", Text(panel.Find(".parts-note")));
    }

    [Fact]
    public async Task Other_vital_signs_are_listed_under_their_names_newest_first_and_told_not_to_be_judged()
    {
        await Portal.MeasureAsync(Anna, 300, Now.AddDays(-3), kind: MeasurementCatalogue.Other, details: Other("Peak flow", "a", new(DetailForm.Number, "300", "L/min")));
        await Portal.MeasureAsync(Anna, 350, Now.AddDays(-2), kind: MeasurementCatalogue.Other, details: Other("PEF", "a", new(DetailForm.Number, "350.5", "L/min")));
        await Portal.MeasureAsync(Anna, 0, Now.AddDays(-1), kind: MeasurementCatalogue.Other, details: Other(new string('x', 90), "b", new(DetailForm.YesNo, "true")));
        await Portal.MeasureAsync(Anna, 0, Now.AddHours(-2), kind: MeasurementCatalogue.Other, details: Other("Uten", "c", null));
        await Portal.MeasureAsync(Anna, 0, Now.AddHours(-3), kind: MeasurementCatalogue.Other, details: Other("Ikke målt", "d", new(DetailForm.Absent, "utstyret manglet")));
        await Portal.MeasureAsync(Anna, 0, Now.AddHours(-4), kind: MeasurementCatalogue.Other, details: Other("Spirometri", "e", null) with { Parts = [new(null, "FEV1", new(DetailForm.Number, "1.2", "L"), "lav"), new(null, "", null, null)] });
        await Portal.MeasureAsync(Anna, 0, Now.AddHours(-5), kind: MeasurementCatalogue.Other, details: Other("Sovnet", "f", new(DetailForm.Time, "2026-11-22T23:15:00+01:00")));
        var panel = await OpenAsync<OtherMeasurementsPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal(
            ["Uten: Uten verdi", "Ikke målt: Uten verdi: utstyret manglet", "Spirometri: ", "Sovnet: 22.11.2026 23:15", $"{new string('x', 90)}: Ja", "PEF: 350,5\u00a0L/min"],
            panel.FindAll(".other").Select(row => $"{Text(row.QuerySelector(".other-name")!)}: {Text(row.QuerySelector(".other-value")!)}")));
        Assert.Equal(["FEV1lav", "Uten navn"], panel.FindAll("dt").Select(Text));
        Assert.Equal(["1,2\u00a0L", "Uten verdi"], panel.FindAll("dd").Select(Text));
        Assert.Contains("vurderes ikke mot grenser", panel.Find(".latest-note").TextContent, StringComparison.Ordinal);

        var tiles = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        tiles.WaitForAssertion(() => Assert.Contains("Ingen målinger ennå", tiles.Markup, StringComparison.Ordinal));
        var table = await OpenAsync<MeasurementTablePanel>(Nurse, Anna, p => p.Add(x => x.Kinds, [MeasurementCatalogue.Other]));
        table.WaitForAssertion(() => Assert.Equal(["Uten", "Ikke målt", "Spirometri", "Sovnet", new string('x', 90), "PEF", "Peak flow"], table.FindAll("td.measured").Select(Text)));
    }

    [Fact]
    public async Task Forty_other_codes_are_shown_in_two_portions_and_none_is_left_out()
    {
        for (var i = 0; i < 40; i++)
        {
            await Portal.MeasureAsync(Anna, i, Now.AddMinutes(-i), kind: MeasurementCatalogue.Other, details: Other($"Kode {i}", $"{i}", new(DetailForm.Number, $"{i}")));
        }

        var panel = await OpenAsync<OtherMeasurementsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal(8, panel.FindAll(".other").Count));
        Assert.Contains("8 av 40", panel.Markup, StringComparison.Ordinal);
        panel.Find("button").Click();
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"Kode {i}"), panel.FindAll(".other-name").Select(Text));
        Assert.Empty(panel.FindAll("button"));
    }

    [Fact]
    public async Task Without_any_nothing_is_drawn_and_a_new_one_appears_without_a_click()
    {
        var panel = await OpenAsync<OtherMeasurementsPanel>(Nurse, Anna);
        Assert.Equal("", panel.Markup.Trim());
        await Portal.MeasureAsync(Anna, 350, Now, kind: MeasurementCatalogue.Other, details: Other("PEF", "a", new(DetailForm.Number, "350")));
        await UntilAsync(() => Assert.Equal("350", Text(panel.Find(".other-value"))));
    }

    [Fact]
    public async Task Another_patients_are_not_there()
    {
        await Portal.MeasureAsync(Bo, 350, Now, kind: MeasurementCatalogue.Other, details: Other("PEF", "a", new(DetailForm.Number, "350")));
        await Portal.MeasureAsync(Cato, 350, Now, Oslo, MeasurementCatalogue.Other, details: Other("PEF", "a", new(DetailForm.Number, "350")));
        await Portal.MeasureAsync(Bo, 350, Now, Oslo, MeasurementCatalogue.Other, details: Other("Fra Oslo", "b", new(DetailForm.Number, "350")));
        var queries = Portal.Get<MeasurementQueries>();
        Assert.Empty(queries.Others(await Portal.GrantAsync(Nurse, Anna)));
        Assert.Single(queries.Others(await Portal.GrantAsync(Nurse, Bo)));
        Assert.Empty(queries.Others(await Portal.GrantAsync(Secretary, Bo)));
        var ids = (await queries.DetailsAsync(await Portal.GrantAsync(Nurse, Bo), [1, 2, 3], Cancellation)).Keys.ToImmutableArray();
        Assert.Equal([1], ids);
    }

    [Fact]
    public async Task Curves_draw_the_total_without_a_band_and_say_what_they_do_not_draw()
    {
        await Portal.MeasureAsync(Anna, 3, Now.AddDays(-2), kind: s_news2);
        await Portal.MeasureAsync(Anna, 0, Now.AddDays(-2), kind: s_acvpu);
        var lanes = await OpenAsync<LanesPanel>(Nurse, Anna, p => p.Add(x => x.From, Now.AddDays(-14)));
        lanes.WaitForAssertion(() => Assert.Equal("news2", Assert.Single(lanes.FindAll(".lane")).GetAttribute("data-lane")));
        Assert.Equal("", lanes.Find(".lane-green").GetAttribute("d") ?? "");
        Assert.Contains("Vises ikke som kurve, men i tabellen: Bevissthet", lanes.Markup, StringComparison.Ordinal);

        var none = await OpenAsync<LanesPanel>(Nurse, Anna, p => p.Add(x => x.From, Now.AddDays(-14)).Add(x => x.Kinds, [s_acvpu]));
        none.WaitForAssertion(() => Assert.Contains("Vises ikke som kurve", none.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Ingen målinger", none.Markup, StringComparison.Ordinal);
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Replace("\u00a0–", " –", StringComparison.Ordinal);

    private static MeasurementPart Part(string snomed, string points, string band) => new($"http://snomed.info/sct|{snomed}", "", new(DetailForm.Number, points, "{score}"), band);

    private static MeasurementDetails Named(string title) => MeasurementDetails.None with { Name = title };

    private static MeasurementDetails Other(string name, string code, DetailValue? value) => new(name, [$"http://example.org|{code}"], value, [], null);
}
