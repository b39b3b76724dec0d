using System.Globalization;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Look;
using Dhof.Portal.Worklist;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class WorklistFilterTests : PortalPage
{
    private static readonly WorklistFilter s_yellow = WorklistFilter.All with { Severity = Severity.Yellow };

    [Fact]
    public async Task What_is_hidden_is_counted_an_unowned_red_is_said_on_top_and_one_press_shows_all()
    {
        await RedAndYellowAsync();
        var list = Show(s_yellow);
        list.WaitForAssertion(() => Assert.Equal("Bo Testland", Assert.Single(list.FindAll(".worklist-open")).TextContent));
        Assert.Equal("1 vist · 1 skjult av filteret · 0 uten åpne varsler", list.Find(".page-note").TextContent);
        Assert.Contains("1 pasient som ingen følger opp, er skjult av filteret.", list.Find(".filter-reds").TextContent, StringComparison.Ordinal);
        Assert.Equal("alert", list.Find(".filter-reds").GetAttribute("role"));
        Assert.Equal("/", list.Find(".filter-reds a").GetAttribute("href"));
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/?severity=yellow");
        list.Find("[data-key=x]").Click();
        Assert.Equal(navigation.BaseUri, navigation.Uri);
        Assert.Equal("Filter: Gul", list.Find("[data-key=f]").TextContent);
    }

    [Fact]
    public async Task The_filter_stays_when_a_row_opens()
    {
        await RedAndYellowAsync();
        var list = Show(s_yellow);
        list.WaitForAssertion(() => Assert.Equal($"/?open={Bo}&severity=yellow", list.Find(".worklist-open").GetAttribute("href")));
        await list.InvokeAsync(() => list.FindComponent<BusyRows>().Instance.Press("a", Bo.ToString()));
        Assert.EndsWith($"/?open={Bo}&severity=yellow", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await list.InvokeAsync(() => list.FindComponent<BusyRows>().Instance.Press("x", Bo.ToString()));
        Assert.EndsWith("/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_nobody_matches_does_not_say_that_the_work_is_done()
    {
        await RedAndYellowAsync();
        var list = Show(WorklistFilter.All with { Mine = true });
        list.WaitForAssertion(() => Assert.Equal("Ingen passer filteret", list.Find(".empty h2").TextContent));
        Assert.Contains("Arbeidslista er ikke tom: 2 pasienter som trenger vurdering, er skjult av filteret.", list.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Arbeidslista er tom", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_opens_the_choices_and_each_says_whether_it_is_chosen()
    {
        await RedAndYellowAsync();
        var list = Show(s_yellow);
        list.WaitForAssertion(() => Assert.Single(list.FindAll(".worklist-row")));
        Assert.Empty(list.FindAll(".filters a"));
        await list.InvokeAsync(() => list.FindComponent<BusyRows>().Instance.Press("f", ""));
        Assert.Equal("true", list.Find("[data-key=f]").GetAttribute("aria-expanded"));
        Assert.Equal(["Alle", "Gul", "Alle"], list.FindAll(".filters [aria-current]").Select(link => link.TextContent));
        Assert.Equal("/?condition=heart-failure&severity=yellow", list.FindAll(".filters a")[2].GetAttribute("href"));
    }

    [Fact]
    public async Task Limits_to_look_at_are_one_line_whatever_is_filtered_and_no_rows()
    {
        await RedAndYellowAsync();
        var list = Show(WorklistFilter.All with { Mine = true });
        await UntilAsync(() => Assert.Equal("Grenser å se på: 2 pasienter", list.Find(".limits-line > summary").TextContent));
        Assert.Empty(list.FindAll(".limits-line li"));
        list.Find(".limits-line").TriggerEvent("ontoggle", EventArgs.Empty);
        list.WaitForAssertion(() => Assert.Equal(["Anna Testland", "Bo Testland"], list.FindAll(".limits-line li a").Select(name => name.TextContent)));
    }

    [Theory]
    [InlineData("nb", "button(Filter: Gul) button(Vis alle) | Rød 1 pasient som ingen følger opp, er skjult av filteret. link(Vis alle)")]
    [InlineData("nn", "button(Filter: Gul) button(Vis alle) | Raud 1 pasient som ingen følgjer opp, er skjult av filteret. link(Vis alle)")]
    [InlineData("en", "button(Filter: Yellow) button(Show all) | Red 1 patient whom nobody follows up is hidden by the filter. link(Show all)")]
    public async Task What_a_screen_reader_is_given(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await RedAndYellowAsync();
        var list = Show(s_yellow);
        list.WaitForAssertion(() => Assert.Single(list.FindAll(".worklist-row")));
        Assert.Equal(expected, $"{Spoken.Of(list.Find(".filter-bar"))} | {Spoken.Of(list.Find(".filter-reds")).Replace("alert(", "", StringComparison.Ordinal).TrimEnd(')', ' ')})");
    }

    private IRenderedComponent<WorklistPanel> Show(WorklistFilter filter)
    {
        SignInAs(Nurse);
        return Render<WorklistPanel>(parameters => parameters.Add(panel => panel.Filter, filter));
    }

    private async Task RedAndYellowAsync()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.MeasureAsync(Bo, 90, Now.AddHours(-2));
        await Portal.JudgeAsync();
    }
}
