using System.Globalization;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Look;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>Greens that nobody has seen: one line at the foot of the list, opened when pressed, marked in one act and taken back.</summary>
public sealed class GreensTests : PortalPage
{
    [Fact]
    public async Task They_are_one_line_and_no_rows_until_it_is_opened_and_then_say_what_came()
    {
        await GreensAsync();
        var list = Show();
        list.WaitForAssertion(() => Assert.Equal("2 pasienter med nye grønne målinger", list.Find(".greens > summary").TextContent));
        Assert.Contains("Arbeidslista er tom", list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll(".greens li"));

        Open(list);
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll(".greens li").Count));
        Assert.Contains("SpO₂ 95\u00a0% (n 2)", list.FindAll(".greens li")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/?open={Anna}", list.FindAll(".greens li a")[0].GetAttribute("href"));
        Assert.Equal("Merk alle 2 pasientene som sett", list.Find(".greens-head button").TextContent);
        Assert.Contains("Vist slik det var 23.11.2026 10:00.", list.Find(".greens-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_marks_them_and_one_takes_it_back()
    {
        await GreensAsync();
        var list = Show();
        Open(list);
        list.WaitForElement(".greens-head button").Click();
        list.WaitForAssertion(() => Assert.Contains("2 pasienter er merket som sett samlet.", list.Find(".greens-said").TextContent, StringComparison.Ordinal));
        Assert.Equal("status", list.Find(".greens-said").GetAttribute("role"));
        list.WaitForAssertion(() => Assert.Empty(list.FindAll(".greens li")));
        await UntilAsync(() => Assert.Equal("0 pasienter med nye grønne målinger", list.Find(".greens > summary").TextContent));

        list.Find(".greens-said button").Click();
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll(".greens li").Count));
        Assert.Contains("Angret. De står som ikke sett igjen.", list.Find(".greens-said").TextContent, StringComparison.Ordinal);
        await UntilAsync(() => Assert.Equal("2 pasienter med nye grønne målinger", list.Find(".greens > summary").TextContent));
    }

    [Fact]
    public async Task What_came_after_it_was_opened_stays_and_whoever_got_an_alert_is_left()
    {
        await GreensAsync();
        var list = Show();
        Open(list);
        list.WaitForElement(".greens-head button");
        await Portal.MeasureAsync(Anna, 94, Now);
        await Portal.MeasureAsync(Bo, 84, Now);
        await Portal.JudgeAsync();

        list.Find(".greens-head button").Click();
        list.WaitForAssertion(() => Assert.Contains("1 pasient er merket som sett samlet. 1 ble stående: noe nytt er åpent.", list.Find(".greens-said").TextContent, StringComparison.Ordinal));
        await UntilAsync(() => Assert.Equal("1 pasient med nye grønne målinger", list.Find(".greens > summary").TextContent));
        Assert.Equal("Bo Testland", Assert.Single(list.FindAll(".worklist-open")).TextContent);
    }

    [Fact]
    public async Task Whom_somebody_must_look_at_stands_apart_with_the_reason_and_a_button_with_the_name()
    {
        await GreensAsync();
        await Portal.AnswerAsync(Bo, Now.AddHours(-3), "urn:form", new AnsweredItem("q", 0, "Noe annet?", false, [new(AnswerType.FreeText, "Sover dårlig")]));
        var list = Show();
        Open(list);
        list.WaitForAssertion(() => Assert.Equal("1 må ses hver for seg", list.FindAll(".greens li")[1].TextContent));
        var first = list.FindAll(".greens li")[2];
        Assert.Contains("Fritekst eller bilde, Første svar på skjemaet", first.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sover", list.Markup, StringComparison.Ordinal);
        Assert.Equal("Merk Bo Testland som sett", first.QuerySelector("button")!.TextContent);
        Assert.Equal("Merk 1 pasient som sett", list.Find(".greens-head button").TextContent);

        list.FindAll(".greens li button")[0].Click();
        list.WaitForAssertion(() => Assert.Contains("Bo Testland er merket som sett.", list.Find(".greens-said").TextContent, StringComparison.Ordinal));
        list.WaitForAssertion(() => Assert.Equal("Anna Testland", Assert.Single(list.FindAll(".greens li a")).TextContent));
    }

    [Fact]
    public async Task The_filter_hides_none_of_them()
    {
        await GreensAsync();
        var list = Show(WorklistFilter.All with { Mine = true });
        list.WaitForAssertion(() => Assert.Equal("2 pasienter med nye grønne målinger", list.Find(".greens > summary").TextContent));
    }

    [Fact]
    public async Task A_team_is_asked_for_in_the_address_and_what_it_hides_is_said()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.JudgeAsync();
        Assignee nord = new(AssigneeKind.Team, "nord", "Team Nord", null);
        SignInAs(Nurse);
        var list = Render<WorklistPanel>(parameters => parameters.Add(panel => panel.Filter, WorklistFilter.All with { Team = nord }).Add(panel => panel.Teams, [nord]));
        list.WaitForAssertion(() => Assert.Equal("Filter: Team Nord", list.Find("[data-key=f]").TextContent));
        Assert.Contains("1 pasient som ingen følger opp, er skjult av filteret.", list.Find(".filter-reds").TextContent, StringComparison.Ordinal);
        list.Find("[data-key=f]").Click();
        Assert.Equal(["/", "/?team=nord"], list.FindAll("[aria-label='Tildelt team'] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Team Nord", list.Find("[aria-label='Tildelt team'] [aria-current=true]").TextContent);
    }

    [Theory]
    [InlineData("nb", "2 pasienter med nye grønne målinger", "Merk alle 2 pasientene som sett")]
    [InlineData("nn", "2 pasientar med nye grøne målingar", "Merk alle dei 2 pasientane som sett")]
    [InlineData("en", "2 patients with new green readings", "Mark all 2 patients as seen")]
    public async Task In_three_languages(string language, string line, string button)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await GreensAsync();
        var list = Show();
        list.WaitForAssertion(() => Assert.Equal(line, list.Find(".greens > summary").TextContent));
        Open(list);
        list.WaitForAssertion(() => Assert.Equal(button, list.Find(".greens-head button").TextContent));
    }

    private static void Open(IRenderedComponent<WorklistPanel> list) => list.WaitForElement(".greens").TriggerEvent("ontoggle", EventArgs.Empty);

    private IRenderedComponent<WorklistPanel> Show(WorklistFilter? filter = null)
    {
        SignInAs(Nurse);
        return Render<WorklistPanel>(parameters => parameters.Add(panel => panel.Filter, filter ?? WorklistFilter.All));
    }

    private async Task GreensAsync()
    {
        await Portal.MeasureAsync(Anna, 94, Now.AddHours(-2));
        await Portal.MeasureAsync(Anna, 95, Now.AddMinutes(-30));
        await Portal.MeasureAsync(Bo, 96, Now.AddHours(-1));
        await Portal.JudgeAsync();
    }
}
