using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Measurements;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class ChartPanelTests : PortalPage
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");

    [Fact]
    public async Task Without_a_reading_of_the_kind_the_panel_says_so()
    {
        var panel = await OpenAsync();
        panel.WaitForAssertion(() => Assert.Contains("Oksygenmetning: ingen målinger", panel.Markup, StringComparison.Ordinal));
        Assert.Empty(panel.FindComponents<WorkingChart>());
    }

    [Fact]
    public async Task A_new_measurement_comes_into_the_chart_and_leaves_the_window_where_it_is()
    {
        var attached = Attached();
        await Portal.MeasureAsync(Anna, 95, Now.AddDays(-20));
        await Portal.MeasureAsync(Anna, 94, Now.AddHours(-2));
        var panel = await OpenAsync();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindComponents<WorkingChart>()));
        var asked = await panel.InvokeAsync(() => panel.FindComponent<WorkingChart>().Instance.Ask(Now.AddDays(-20), Now.AddDays(-19), 900));
        Assert.Equal(Now.AddDays(-20).ToUnixTimeMilliseconds(), asked!.From);

        await Portal.MeasureAsync(Anna, 87, Now);
        await UntilAsync(() => Assert.Contains(attached.Invocations, invocation => invocation.Identifier == "change" && ((ChartChange)invocation.Arguments[0]!).Points.Letters.EndsWith('r')));

        Assert.All(attached.Invocations.Where(invocation => invocation.Identifier == "show"), shown => Assert.Same(asked, shown.Arguments[0]));
        Assert.Equal(asked.Number, ((ChartChange)attached.Invocations.First(invocation => invocation.Identifier == "change").Arguments[0]!).Basis);
    }

    [Fact]
    public async Task The_origin_of_the_reading_under_the_cursor_opens_and_an_instant_without_one_opens_nothing()
    {
        Attached();
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-2));
        var panel = await OpenAsync();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindComponents<WorkingChart>()));
        await panel.InvokeAsync(() => panel.FindComponent<WorkingChart>().Instance.Open(Now.AddHours(-1)));
        Assert.Empty(panel.FindComponents<OriginPanel>());

        await panel.InvokeAsync(() => panel.FindComponent<WorkingChart>().Instance.Open(Now.AddHours(-2)));
        panel.WaitForAssertion(() => Assert.Contains("95", panel.FindComponent<OriginPanel>().Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_period_of_the_page_moves_the_chart_there()
    {
        var attached = Attached();
        await Portal.MeasureAsync(Anna, 95, Now.AddDays(-60));
        await Portal.MeasureAsync(Anna, 94, Now.AddHours(-2));
        var panel = await OpenAsync();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindComponents<WorkingChart>()));
        panel.Render(p => p.Add(x => x.Period, "all").Add(x => x.From, null));

        panel.WaitForAssertion(() => Assert.Contains(attached.Invocations, invocation => invocation.Identifier == "show" && Equals(invocation.Arguments[1], true)));
        Assert.Equal(Now.AddDays(-60).ToUnixTimeMilliseconds(), ((ChartData)attached.Invocations.Last(invocation => invocation.Identifier == "show").Arguments[0]!).From);
    }

    [Fact]
    public async Task A_chart_that_fails_says_so_with_the_table_beside_and_can_be_tried_again()
    {
        Attached().SetupVoid("show", _ => true).SetException(new JSException("lost"));
        Attached("./chart.js?attempt=1");
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-2));
        var panel = await OpenAsync();
        panel.WaitForAssertion(() => Assert.Contains("siste 95", panel.Find(".chart-summary").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("[role=alert], table"));

        panel.Render(p => p.Add(x => x.Period, "3m"));
        panel.WaitForAssertion(() => Assert.Contains("Kurven kunne ikke lastes", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await UntilAsync(() => Assert.Single(panel.FindAll("tbody tr")));
        await panel.Find("[role=alert] button").ClickAsync();
        panel.WaitForAssertion(() => Assert.Single(JSInterop.Invocations, invocation => invocation.Arguments is ["./chart.js?attempt=1", ..]));
        Assert.Empty(panel.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task When_access_has_ended_no_window_is_answered()
    {
        Attached();
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-2));
        var panel = await OpenAsync();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindComponents<WorkingChart>()));
        var ask = panel.FindComponent<WorkingChart>().Instance.Ask;
        Assert.NotNull(await panel.InvokeAsync(() => ask(Now.AddDays(-1), Now, 600)));

        await using (var database = await Portal.OpenAsync())
        {
            await database.CareRelations.Where(relation => relation.Patient == Anna).ExecuteUpdateAsync(set => set.SetProperty(relation => relation.To, Now), Cancellation);
        }

        Portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(await panel.InvokeAsync(() => ask(Now.AddDays(-1), Now, 600)));
    }

    [Fact]
    public async Task Alerts_stand_in_words_and_lead_to_their_place()
    {
        var attached = Attached();
        await Portal.MeasureAsync(Anna, 84, Now.AddDays(-10));
        await Portal.MeasureAsync(Anna, 95, Now.AddHours(-2));
        await Portal.JudgeAsync();
        var alerts = Portal.Get<AlertQueries>();
        var panel = await OpenAsync(p => p.Add(x => x.Notes, (grant, cancellation) => alerts.NotesAsync(grant, s_spo2, cancellation)));
        panel.WaitForAssertion(() => Assert.Contains("SpO₂ 84\u00a0% er under rød grense 88\u00a0%", panel.Find(".chart-notes").TextContent, StringComparison.Ordinal));

        await panel.Find(".chart-notes button").ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains(attached.Invocations, invocation => invocation.Identifier == "show" && Equals(invocation.Arguments[1], true)));
        var notes = ((ChartData)attached.Invocations.Last(invocation => invocation.Identifier == "show").Arguments[0]!).Notes;
        Assert.Equal(("red", Now.AddDays(-10).ToUnixTimeMilliseconds()), (Assert.Single(notes).Severity, notes[0].From));
    }

    [Fact]
    public async Task A_secretary_is_given_no_number()
    {
        await Portal.MeasureAsync(Bo, 84, Now.AddHours(-2));
        var panel = await OpenAsync<ChartPanel>(Secretary, Bo, p => p.Add(x => x.Kind, s_spo2).Add(x => x.Period, "14d"));
        panel.WaitForAssertion(() => Assert.Contains("ingen målinger", panel.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("84", panel.Markup, StringComparison.Ordinal);
    }

    private BunitJSModuleInterop Attached(string module = "./chart.js") => JSInterop.SetupModule(invocation => invocation.Identifier == "callModule" && Equals(invocation.Arguments[0], module));

    private Task<IRenderedComponent<ChartPanel>> OpenAsync(Action<ComponentParameterCollectionBuilder<ChartPanel>>? more = null) => OpenAsync<ChartPanel>(Nurse, Anna, p =>
    {
        p.Add(x => x.Kind, s_spo2).Add(x => x.Period, "14d").Add(x => x.From, Now.AddDays(-14));
        more?.Invoke(p);
    });
}
