using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class PatientPanelTests : PortalPage
{
    [Fact]
    public async Task The_banner_says_who_it_is_and_whose_data_are_shown()
    {
        var banner = await OpenAsync<PatientBanner>(Nurse, Anna);
        banner.WaitForAssertion(() => Assert.Equal("Anna Testland", banner.Find("h1").TextContent));
        Assert.Contains("02.01.1950 (76)", banner.Markup, StringComparison.Ordinal);
        Assert.Contains("148348 49810", banner.Find("#identity-number").TextContent, StringComparison.Ordinal);
        Assert.Contains("Data fra: Larvik kommune", banner.Markup, StringComparison.Ordinal);
        Assert.Contains("TESTPASIENT", banner.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_measurements_the_panel_says_so()
    {
        var panel = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Contains("Ingen målinger ennå", panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_measurement_appears_without_a_click()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        var panel = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.StartsWith("95", panel.Find("[data-kind=spo2]").TextContent, StringComparison.Ordinal));

        await Portal.MeasureAsync(Anna, 87, Now);
        await UntilAsync(() => Assert.StartsWith("87", panel.Find("[data-kind=spo2]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Rød", panel.Find(".latest-value").TextContent, StringComparison.Ordinal);
        Assert.Contains("Forventet fra 92", panel.Find(".latest-value").TextContent, StringComparison.Ordinal);
        Assert.Contains("ikke bekreftet av lege", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_value_is_told_and_struck_through_in_the_table()
    {
        await Portal.MeasureAsync(Anna, 94, Now.AddHours(-2));
        await Portal.MeasureAsync(Anna, 149, Now.AddHours(-1));
        var panel = await OpenAsync<LatestValuesPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Contains("Nyere ugyldig måling: 149", panel.Markup, StringComparison.Ordinal));

        var table = await OpenAsync<MeasurementTablePanel>(Nurse, Anna);
        table.WaitForAssertion(() => Assert.Equal(2, table.FindAll("tbody tr").Count));
        Assert.Equal("149\u00a0%", table.Find(".struck").TextContent);
    }

    [Fact]
    public async Task The_table_shows_all_readings_in_portions_newest_first()
    {
        for (var i = 0; i < 205; i++)
        {
            await Portal.MeasureAsync(Anna, 95, Now.AddHours(-i));
        }

        var table = await OpenAsync<MeasurementTablePanel>(Nurse, Anna);
        table.WaitForAssertion(() => Assert.Equal(200, table.FindAll("tbody tr").Count));
        Assert.Contains("200 av 205", table.Markup, StringComparison.Ordinal);
        table.Find(".card-body button").Click();
        Assert.Equal(205, table.FindAll("tbody tr").Count);
        Assert.Equal("23.11.2026 10:00", table.Find("tbody td").TextContent);
    }

    [Fact]
    public async Task A_lane_per_kind_and_a_filter_chooses()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-2));
        await Portal.MeasureAsync(Anna, 131, Now.AddHours(-1), kind: MeasurementCatalogue.Get("bp"), second: 78);
        var lanes = await OpenAsync<LanesPanel>(Nurse, Anna, p => p.Add(x => x.From, Now.AddDays(-14)));
        lanes.WaitForAssertion(() => Assert.Equal(2, lanes.FindAll(".lane").Count));
        Assert.Contains("Blodtrykk: siste 131/78", lanes.Markup, StringComparison.Ordinal);

        lanes.Render(p => p.Add(x => x.Kinds, [MeasurementCatalogue.Get("bp")]));
        await UntilAsync(() => Assert.Single(lanes.FindAll(".lane")));
    }

    [Fact]
    public async Task Open_alerts_say_why_in_the_words_of_the_worklist()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.JudgeAsync();
        var panel = await OpenAsync<OpenAlertsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("SpO₂ 84\u00a0% er under rød grense 88\u00a0%", panel.Find("strong").TextContent));
    }

    [Fact]
    public async Task A_secretary_is_told_what_her_role_opens()
    {
        await Portal.MeasureAsync(Bo, 84, Now.AddHours(-2));
        var panel = await OpenAsync<LatestValuesPanel>(Secretary, Bo);
        panel.WaitForAssertion(() => Assert.Contains("Rollen din åpner ikke målinger", panel.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("84", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", 75), InlineData("2026-01-02", 76), InlineData("2026-11-23", 76)]
    public void An_age_is_whole_years_on_the_day(string day, int age) =>
        Assert.Equal(age, new PatientRecordRow { BirthDate = new(1950, 1, 2) }.AgeOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
