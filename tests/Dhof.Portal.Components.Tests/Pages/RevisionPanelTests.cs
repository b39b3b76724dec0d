using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.Timeline;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class RevisionPanelTests : PortalPage
{
    [Fact]
    public async Task The_table_strikes_the_former_value_and_says_who_changed_it_when_and_why()
    {
        var reading = (await Portal.MeasureAsync(Anna, 49, Now.AddHours(-1))).Measurement;
        await Portal.CorrectAsync(reading, 94, reason: "Avlest opp ned");
        var table = await OpenAsync<MeasurementTablePanel>(Nurse, Anna);
        table.WaitForAssertion(() => Assert.Single(table.FindAll("tbody tr")));

        Assert.Equal("49\u00a0%", table.Find("s.former").TextContent);
        Assert.Contains("94\u00a0%", table.Find("td.number").TextContent, StringComparison.Ordinal);
        Assert.Equal("10:00 · Kari Nilsen · Avlest opp ned", table.Find(".revision").TextContent);
        Assert.Empty(table.FindAll(".struck"));
    }

    [Fact]
    public async Task What_was_withdrawn_is_struck_and_stays_on_the_list()
    {
        var reading = (await Portal.MeasureAsync(Anna, 94, Now.AddHours(-1))).Measurement;
        await Portal.WithdrawAsync(reading, "Målt på ektefellen");
        var list = await OpenAsync<EventsPanel>(Nurse, Anna, p => p.Add(x => x.Filter, new EventFilter([])).Add(x => x.From, Now.AddDays(-14)));
        list.WaitForAssertion(() => Assert.Single(list.FindAll(".event")));

        Assert.Equal("SpO₂ 94\u00a0%", list.Find(".struck").TextContent);
        Assert.Equal("Trukket tilbake, 10:00 · Kari Nilsen · Målt på ektefellen", list.Find(".event .chip").TextContent);
        Assert.Empty(list.FindAll(".severity"));
    }

    [Fact]
    public async Task The_origin_opens_every_version_and_follows_a_new_one()
    {
        var reading = (await Portal.MeasureAsync(Anna, 49, Now.AddHours(-1))).Measurement;
        var panel = await OpenAsync<OriginPanel>(Nurse, Anna, p => p.Add(x => x.Measurement, reading));
        panel.WaitForAssertion(() => Assert.Contains("49\u00a0%", panel.Find(".origin-value").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("[data-version]"));

        await Portal.CorrectAsync(reading, 94, reason: "Avlest opp ned");
        await UntilAsync(() => Assert.Equal(["Versjon 2", "Versjon 1"], panel.FindAll("[data-version]").Select(button => button.TextContent)));
        Assert.Contains("94\u00a0%", panel.Find(".origin-value").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", panel.Find("[data-version='2']").GetAttribute("aria-pressed"));

        panel.Find("[data-version='1']").Click();
        await UntilAsync(() => Assert.Contains("49\u00a0%", panel.Find(".origin-value").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", panel.Find("[data-version='1']").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task An_alert_that_a_correction_closed_says_so_in_the_list_of_events()
    {
        var reading = (await Portal.MeasureAsync(Anna, 84, Now.AddHours(-1))).Measurement;
        await Portal.JudgeAsync();
        await Portal.CorrectAsync(reading, 94);
        await Portal.JudgeAsync();
        var list = await OpenAsync<EventsPanel>(Nurse, Anna, p => p.Add(x => x.Filter, new EventFilter([PatientEventKind.Alert])).Add(x => x.From, Now.AddDays(-14)));
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll(".event").Count));
        Assert.Contains("målingen ble rettet eller trukket tilbake", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_alert_says_that_a_correction_changed_it()
    {
        var reading = (await Portal.MeasureAsync(Anna, 90, Now.AddHours(-1))).Measurement;
        await Portal.JudgeAsync();
        await Portal.CorrectAsync(reading, 84);
        await Portal.JudgeAsync();
        var panel = await OpenAsync<OpenAlertsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("SpO₂ 84\u00a0% er under rød grense 88\u00a0%. Rettet", panel.Find("strong").TextContent));
        Assert.Contains("endret etter retting 10:00", panel.Markup, StringComparison.Ordinal);
    }
}
