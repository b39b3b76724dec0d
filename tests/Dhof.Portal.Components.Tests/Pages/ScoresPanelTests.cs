using System.Globalization;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Questionnaires;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class ScoresPanelTests : PortalPage
{
    [Fact]
    public async Task Where_nothing_is_scored_nothing_is_drawn()
    {
        await Portal.AnswerAsync(Anna, Now, "urn:dhof:form:daily-copd", new AnsweredItem("cough", 0, null, false, [new(AnswerType.Number, "2")]));
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);
        await Portal.MeasureAsync(Anna, 93, Now);
        await UntilAsync(() => Assert.Equal("", panel.Markup));
    }

    [Fact]
    public async Task CAT_stands_with_total_parts_change_source_and_version()
    {
        await CatAsync(-56, 1, 2, 1, 3, 2, 1, 2, 2);
        await CatAsync(-1, 2, 3, 1, 4, 2, 1, 2, 2);
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal("17 av 40", panel.Find("article[aria-label=CAT] .score-value b").TextContent));
        Assert.Equal("Hoste: 2 · Slim: 3 · Tetthet i brystet: 1 · Tungpust i bakke og trapp: 4 · Gjøremål hjemme: 2 · Trygghet utenfor hjemmet: 1 · Søvn: 2 · Krefter: 2", panel.Find(".score-parts").TextContent);
        Assert.Contains("middels påvirkning", panel.Find(".score-value").TextContent, StringComparison.Ordinal);
        Assert.Contains("verre+3 siden 28.09.2026", panel.Find(".answer-change").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Besvart 22.11.2026 10:00 av pasienten selv, fra Larvik kommune. Regnet ut av portalen, CAT versjon 1.", "Fra 2 poeng betyr endringen noe for pasienter."],
            panel.FindAll(".score-note").Select(note => note.TextContent));
        Assert.Empty(panel.FindAll(".severity"));
    }

    [Fact]
    public async Task A_CAT_that_lacks_an_answer_is_incomplete_without_total_and_the_next_is_compared_with_the_last_whole_one()
    {
        await CatAsync(-56, 1, 2, 1, 3, 2, 1, 2, 2);
        await CatAsync(-20, 1, 2, 1, 3, 2, 1, null, 2);
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal("ufullstendig", panel.Find(".score-value b").TextContent));
        Assert.Contains("Søvn: mangler", panel.Find(".score-parts").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".answer-change"));
        Assert.DoesNotContain("av 40", panel.Markup, StringComparison.Ordinal);

        await CatAsync(-1, 1, 2, 1, 3, 2, 1, 1, 2);
        await UntilAsync(() => Assert.Contains("bedre−1 siden 28.09.2026", panel.Find(".answer-change").TextContent, StringComparison.Ordinal));
        Assert.Contains("Mindre enn 2 poeng", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_group_of_GOLD_waits_for_the_exacerbations_of_the_last_year()
    {
        await MmrcAsync(-1, 2);
        await ExacerbationsAsync(-366, 3, 1);
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("2 av 4", panel.Find("article[aria-label=mMRC] b").TextContent));
        Assert.Contains("Går saktere enn andre, eller stopper i eget tempo", panel.Find(".score-value").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("GOLD-gruppe er ikke regnet ut", panel.Find(".score-none").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("article[aria-label=GOLD]"));

        await ExacerbationsAsync(-2, 1, 0);
        await UntilAsync(() => Assert.Equal("Gruppe B", panel.Find("article[aria-label=GOLD] b").TextContent));
        Assert.Contains("1 forverringer behandlet hjemme og 0 med innleggelse siste 12 måneder, oppgitt 21.11.2026 fra Larvik kommune", panel.Find("article[aria-label=GOLD] .score-note").TextContent, StringComparison.Ordinal);

        await ExacerbationsAsync(0, 1, 1);
        await UntilAsync(() => Assert.Equal("Gruppe E", panel.Find("article[aria-label=GOLD] b").TextContent));
        Assert.Empty(panel.FindAll(".score-none"));
    }

    [Fact]
    public async Task A_NEWS2_is_reckoned_of_one_controllers_seven_and_says_which_scale_and_that_it_is_information()
    {
        await SevenAsync(Now.AddDays(-2), saturation: 96);
        await SevenAsync(Now.AddHours(-1), saturation: 93);
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal("2", panel.Find("article[aria-label=NEWS2] b").TextContent));
        Assert.Contains("Til informasjon", panel.Find(".score-value").TextContent, StringComparison.Ordinal);
        Assert.Contains("+2 siden 21.11.2026", panel.Find(".answer-change").TextContent, StringComparison.Ordinal);
        Assert.Equal("Respirasjonsfrekvens: 0 · SpO₂, skala 1: 2 · Luft eller oksygen: 0 · Systolisk blodtrykk: 0 · Puls: 0 · Bevissthet: 0 · Temperatur: 0", panel.Find(".score-parts").TextContent);
        Assert.Equal(
            ["Målt 23.11.2026 09:00 til 23.11.2026 09:00 hos Larvik kommune, innen 60 minutter. Regnet ut av portalen, NEWS2 versjon 1.", "SpO₂ etter skala 1: ingen lege har godkjent et oksygenmål her.", "NEWS2 er laget for sykehus og ambulanse. Hjemme er skåren til informasjon: støtte, ikke erstatning for egen vurdering."],
            panel.FindAll(".score-note").Select(note => note.TextContent));
        Assert.Empty(panel.FindAll(".severity"));
    }

    [Fact]
    public async Task A_NEWS2_by_scale_two_says_who_decided()
    {
        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new LimitRow
            {
                Patient = Anna,
                Controller = Larvik,
                Series = "spo2",
                RedBelow = 86,
                YellowBelow = 88,
                YellowFrom = 93,
                UpperNeedsOxygen = true,
                ValidFrom = Now.AddDays(-10),
                Author = "Dr. Tone Dahl",
                Reason = "mål 88–92 %",
                ApprovedBy = "Dr. Tone Dahl",
                ApprovedByRole = ClinicianRole.Specialist,
                Number = 7,
            });
            await database.SaveChangesAsync(Cancellation);
        }

        await SevenAsync(Now.AddHours(-1), saturation: 90);
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("0", panel.Find("article[aria-label=NEWS2] b").TextContent));
        Assert.Contains("SpO₂ etter skala 2, fordi Dr. Tone Dahl", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("har godkjent et oksygenmål som gjelder fra 13.11.2026", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_NEWS2_that_lacks_a_value_is_incomplete_and_another_controllers_does_not_fill_it()
    {
        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new CareRelationRow { Patient = Anna, Controller = Oslo, Organisation = Larvik, Kind = CareRelationKind.DailyFollowUp, From = Now.AddYears(-1) });
            await database.SaveChangesAsync(Cancellation);
        }

        await SevenAsync(Now.AddHours(-1), saturation: 96, without: "temp");
        await Portal.MeasureAsync(Anna, 37, Now.AddHours(-1), Oslo, MeasurementCatalogue.Get("temp"));
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("ufullstendig", panel.Find("article[aria-label=NEWS2] b").TextContent));
        Assert.EndsWith("Temperatur: mangler", panel.Find(".score-parts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_NEWS2_that_was_received_is_shown_as_it_came_before_what_the_portal_could_gather_in_that_hour()
    {
        MeasurementDetails Parts(string scale, string points) => MeasurementDetails.None with { Parts = [new($"http://snomed.info/sct|{scale}", "SpO2", new(DetailForm.Number, points, "poeng"), null)] };
        await SevenAsync(Now.AddMinutes(-30), saturation: 96);
        await Portal.MeasureAsync(Anna, 3, Now.AddDays(-3), kind: MeasurementCatalogue.Get("news2"), details: Parts(News2Found.ScaleTwo, "3"));
        await Portal.MeasureAsync(Anna, 5, Now.AddMinutes(-90), kind: MeasurementCatalogue.Get("news2"), details: Parts(News2Found.ScaleTwo, "2"));
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);

        panel.WaitForAssertion(() => Assert.Equal("5", panel.Find("article[aria-label=NEWS2] b").TextContent));
        Assert.Contains("+2 siden 20.11.2026", panel.Find(".answer-change").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Skåret 23.11.2026 08:30, mottatt fra Larvik kommune. Portalen har ikke regnet den ut.", "SpO₂ etter skala 2, som avsenderen brukte. Hvem som bestemte det, står ikke i meldingen."], panel.FindAll(".score-note").Take(2).Select(note => note.TextContent));
        Assert.Equal("SpO₂, skala 2: 2", panel.Find("article[aria-label=NEWS2] .score-parts").TextContent.Trim());

        await SevenAsync(Now, saturation: 96);
        await UntilAsync(() => Assert.Equal("0", panel.Find("article[aria-label=NEWS2] b").TextContent));
    }

    [Theory]
    [InlineData("nn", "ufullstendig", "Søvn: manglar", "Svart 22.11.2026 10:00 av pasienten sjølv, frå Larvik kommune. Rekna ut av portalen, CAT versjon 1.")]
    [InlineData("en", "incomplete", "Sleep: missing", "Answered 22.11.2026 10:00 by the patient, from Larvik kommune. Reckoned by the portal, CAT version 1.")]
    public async Task It_speaks_the_readers_language(string language, string incomplete, string missing, string origin)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await CatAsync(-1, 1, 2, 1, 3, 2, 1, null, 2);
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal(incomplete, panel.Find(".score-value b").TextContent));
        Assert.Contains(missing, panel.Find(".score-parts").TextContent, StringComparison.Ordinal);
        Assert.Equal(origin, panel.Find(".score-note").TextContent);
    }

    private async Task CatAsync(int days, params int?[] points)
    {
        var form = FormCatalogue.Find(FormScores.CatUrl)!;
        await Portal.AnswerAsync(Anna, Now.AddDays(days), FormScores.CatUrl, [.. points.Select((given, question) =>
            new AnsweredItem(form.Questions[question].LinkId, 0, form.Questions[question].Text.Nb, false, given is { } chosen ? [new(AnswerType.Choice, $"{chosen}", "urn:dhof:form:cat", $"{chosen}")] : []))]);
    }

    private async Task MmrcAsync(int days, int grade) => await Portal.AnswerAsync(Anna, Now.AddDays(days), FormScores.MmrcUrl, new AnsweredItem("mmrc", 0, null, false, [new(AnswerType.Choice, $"{grade}", "urn:dhof:form:mmrc", $"{grade}")]));

    private async Task ExacerbationsAsync(int days, int moderate, int admissions) => await Portal.AnswerAsync(
        Anna,
        Now.AddDays(days),
        FormScores.ExacerbationsUrl,
        new AnsweredItem("moderate", 0, null, false, [new(AnswerType.Number, $"{moderate}")]),
        new AnsweredItem("admissions", 0, null, false, [new(AnswerType.Number, $"{admissions}")]));

    private async Task SevenAsync(DateTimeOffset at, decimal saturation, string? without = null)
    {
        foreach (var (kind, value) in new[] { ("rr", 16m), ("hr", 70m), ("bp", 120m), ("temp", 37m), ("acvpu", 0m) }.Where(one => one.Item1 != without))
        {
            await Portal.MeasureAsync(Anna, value, at, kind: MeasurementCatalogue.Get(kind), second: kind == "bp" ? 70 : null);
        }

        await Portal.MeasureAsync(Anna, saturation, at, oxygen: OxygenTherapy.RoomAir);
    }
}
