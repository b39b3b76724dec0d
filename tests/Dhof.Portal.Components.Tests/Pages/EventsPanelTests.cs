using System.Globalization;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Measurements;
using Dhof.Portal.Timeline;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class EventsPanelTests : PortalPage
{
    private static readonly EventFilter s_all = new([]);

    [Fact]
    public async Task Events_stand_under_their_days_newest_first()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        await Portal.MeasureAsync(Anna, 72, Now.AddHours(-1), kind: MeasurementCatalogue.Get("hr"));
        await Portal.MeasureAsync(Anna, 94, Now.AddDays(-1));
        await Portal.MeasureAsync(Anna, 93, Now.AddDays(-2));
        var list = await ListAsync(s_all);

        Assert.Equal(["I dag, mandag 23.11.2026", "I går, søndag 22.11.2026", "Lørdag 21.11.2026"], list.FindAll("h3").Select(heading => heading.TextContent));
        Assert.Equal(["09:00", "10:00", "10:00"], list.FindAll(".event-time").Select(time => time.TextContent));
        Assert.Equal(2, list.FindAll(".event")[0].QuerySelectorAll("button").Length);
        Assert.Contains("Viser 1–3 av 3 hendelser", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_leaves_out_the_other_kinds_and_counts_what_is_left()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-1));
        await Portal.JudgeAsync();
        var list = await ListAsync(new([PatientEventKind.Alert]));
        Assert.Equal("Varsel åpnet", Assert.Single(list.FindAll(".event-title")).TextContent);
        Assert.Contains("Viser 1 av 1 hendelse", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_events_the_list_says_so_and_what_to_do()
    {
        var list = await OpenAsync<EventsPanel>(Nurse, Anna, p => p.Add(x => x.Filter, s_all).Add(x => x.From, Now.AddDays(-14)));
        list.WaitForAssertion(() => Assert.Contains("Ingen hendelser i perioden", list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_list_is_in_use_new_events_wait_and_are_counted()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        var list = await ListAsync(s_all);
        await list.InvokeAsync(() => list.FindComponent<BusyRows>().Instance.SetBusy(true));

        await Portal.MeasureAsync(Anna, 96, Now);
        await UntilAsync(() => Assert.Equal("1 ny", list.Find(".worklist-new").TextContent));
        Assert.Contains("95", Assert.Single(list.FindAll(".event")).TextContent, StringComparison.Ordinal);

        await list.InvokeAsync(() => list.FindComponent<BusyRows>().Instance.SetBusy(false));
        Assert.Equal(["96", "95"], list.FindAll(".event-line").Select(line => line.TextContent[5..7]));
    }

    [Fact]
    public async Task A_line_opens_its_origin_and_while_it_is_open_nothing_moves()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        var list = await ListAsync(s_all);
        list.Find("button.event-line").Click();
        list.WaitForAssertion(() => Assert.Contains("Larvik kommune", list.Find("dialog .facts").TextContent, StringComparison.Ordinal));
        Assert.Contains("Observation", list.Find("#origin-json").TextContent, StringComparison.Ordinal);

        await Portal.MeasureAsync(Anna, 96, Now);
        await UntilAsync(() => Assert.Equal("1 ny", list.Find(".worklist-new").TextContent));
        list.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        list.WaitForAssertion(() => Assert.Empty(list.FindAll("dialog")));
    }

    [Fact]
    public async Task A_row_of_the_table_opens_the_same_origin()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        var table = await OpenAsync<MeasurementTablePanel>(Nurse, Anna);
        table.WaitForAssertion(() => Assert.Single(table.FindAll("tbody tr")));
        table.Find("tbody button").Click();
        table.WaitForAssertion(() => Assert.Contains("Utstyr", table.Find("dialog .facts").TextContent, StringComparison.Ordinal));
    }

    [Theory, InlineData(84, "84"), InlineData(95, "95")]
    public async Task A_point_of_a_lane_opens_the_origin_of_its_own_reading_also_of_two_in_one_minute(int pointed, string opened)
    {
        var at = Now.AddHours(-1);
        await Portal.MeasureAsync(Anna, 95, at);
        await Portal.MeasureAsync(Anna, 84, at.AddSeconds(20));
        await Portal.MeasureAsync(Anna, 90, at.AddMinutes(1));
        await Portal.MeasureAsync(Anna, 84, at, kind: MeasurementCatalogue.Get("hr"));
        var panel = await OpenAsync<LanesPanel>(Nurse, Anna, p => p.Add(x => x.From, Now.AddDays(-14)));
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll(".lane")));
        var lanes = panel.FindComponent<Lanes>();

        await panel.InvokeAsync(() => lanes.Instance.Open("spo2", at.ToUnixTimeSeconds() / 60, pointed));
        panel.WaitForAssertion(() => Assert.Equal($"Oksygenmetning {opened}\u00a0%", panel.Find("dialog .origin-value strong").TextContent));
        panel.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("dialog")));

        await panel.InvokeAsync(() => lanes.Instance.Open("spo2", 1, 95));
        Assert.Empty(panel.FindAll("dialog"));
    }

    [Fact]
    public async Task The_bar_offers_the_kinds_that_the_patient_has_and_those_that_the_address_names()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        var bar = await OpenAsync<RangeBar>(Nurse, Anna, p => p.Add(x => x.Choice, TimelineChoice.Read(null, null, "temp", null, null)));
        bar.WaitForAssertion(() => Assert.Equal(["Alle", "SpO₂", "Temp"], bar.FindAll("nav")[2].QuerySelectorAll("a").Select(kind => kind.TextContent)));

        bar.Render(p => p.Add(x => x.Choice, TimelineChoice.Read(null, "events", null, "alert", null)));
        Assert.Equal("Varsler", bar.FindAll("nav")[2].QuerySelector("[aria-current]")!.TextContent);
    }

    private async Task<Bunit.IRenderedComponent<EventsPanel>> ListAsync(EventFilter filter)
    {
        var list = await OpenAsync<EventsPanel>(Nurse, Anna, p => p.Add(x => x.Filter, filter).Add(x => x.From, Now.AddDays(-14)));
        list.WaitForAssertion(() => Assert.NotEmpty(list.FindAll(".event")));
        return list;
    }
}
