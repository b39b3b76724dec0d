using Dhof.Portal.Look;
using Dhof.Portal.Worklist;
using Microsoft.Extensions.DependencyInjection;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class WorklistTests : PortalPage
{
    [Fact]
    public void An_empty_list_says_that_the_work_is_done()
    {
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();
        list.WaitForAssertion(() => Assert.Contains("Arbeidslista er tom", list.Markup, StringComparison.Ordinal));
        Assert.Contains("2 er uten åpne varsler", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_says_who_why_and_how_old_and_shown_and_hidden_are_all()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.MeasureAsync(Cato, 84, Now.AddHours(-2), controller: Oslo);
        await Portal.JudgeAsync();
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();

        list.WaitForAssertion(() => Assert.Single(list.FindAll(".worklist-row")));
        var row = list.Find(".worklist-row").TextContent;
        Assert.Contains("Rød", row, StringComparison.Ordinal);
        Assert.Contains("Anna Testland, 76", row, StringComparison.Ordinal);
        Assert.Contains("SpO₂ 84\u00a0% er under rød grense 88\u00a0%", row, StringComparison.Ordinal);
        Assert.Contains("2 t", row, StringComparison.Ordinal);
        Assert.Contains("1 trenger vurdering · 1 uten åpne varsler", list.Markup, StringComparison.Ordinal);
        Assert.Equal($"/?open={Anna}", list.Find("a.worklist-open").GetAttribute("href"));
    }

    [Fact]
    public async Task A_long_list_draws_a_part_says_how_many_are_left_and_draws_them_when_asked()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.MeasureAsync(Bo, 84, Now.AddHours(-1));
        await Portal.JudgeAsync();
        SignInAs(Nurse);
        Services.GetRequiredService<DrawnRows>().Worklist = 1;
        var list = Render<WorklistPanel>();
        list.WaitForAssertion(() => Assert.Equal("Anna Testland", Assert.Single(list.FindAll(".worklist-open")).TextContent));
        Assert.Contains("2 trenger vurdering", list.Markup, StringComparison.Ordinal);
        Assert.Equal("Vis flere (1 til)", list.Find(".more-rows").TextContent);

        list.Find(".more-rows").Click();
        list.WaitForAssertion(() => Assert.Equal(["Anna Testland", "Bo Testland"], list.FindAll(".worklist-open").Select(name => name.TextContent)));
        Assert.Empty(list.FindAll(".more-rows"));

        // Whoever comes back to the list finds it drawn as far.
        Assert.Equal(2, Render<WorklistPanel>().WaitForElements(".worklist-open", 2).Count);
    }

    [Fact]
    public async Task The_row_that_stands_opened_is_drawn_however_far_down_it_is()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.MeasureAsync(Bo, 84, Now.AddHours(-1));
        await Portal.JudgeAsync();
        SignInAs(Nurse);
        Services.GetRequiredService<DrawnRows>().Worklist = 1;
        var list = Render<WorklistPanel>(p => p.Add(x => x.Open, Bo));
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll(".worklist-open").Count));
    }

    [Fact]
    public void A_long_list_of_patients_draws_a_part_and_a_name_is_found_in_all_of_it()
    {
        SignInAs(Nurse);
        Services.GetRequiredService<DrawnRows>().Patients = 1;
        var list = Render<PatientListPanel>(p => p.Add(x => x.Heading, "Pasienter"));
        list.WaitForAssertion(() => Assert.Equal("Vis flere (1 til)", list.Find(".more-rows").TextContent));
        list.Find("input").Input("bo");
        list.WaitForAssertion(() => Assert.Contains("Bo Testland", Assert.Single(list.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
        Assert.Empty(list.FindAll(".more-rows"));
        list.Find("input").Input("");
        list.WaitForElement(".more-rows").Click();
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task While_the_list_is_in_use_new_rows_wait_and_are_counted()
    {
        await Portal.MeasureAsync(Anna, 90, Now.AddHours(-2));
        await Portal.JudgeAsync();
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();
        list.WaitForAssertion(() => Assert.Single(list.FindAll(".worklist-row")));
        await list.InvokeAsync(() => list.FindComponent<BusyRows>().Instance.SetBusy(true));

        await Portal.MeasureAsync(Bo, 80, Now.AddHours(-1));
        await Portal.JudgeAsync();
        await UntilAsync(() => Assert.Equal("1 ny", list.Find(".worklist-new").TextContent));
        Assert.Equal("Anna Testland", Assert.Single(list.FindAll(".worklist-open")).TextContent);

        list.Find(".worklist-new").Click();
        list.WaitForAssertion(() => Assert.Equal(["Bo Testland", "Anna Testland"], list.FindAll(".worklist-open").Select(name => name.TextContent)));
    }

    [Fact]
    public async Task A_general_practitioner_sees_own_patients_and_can_find_by_name()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.JudgeAsync();
        SignInAs(Doctor);
        var list = Render<PatientListPanel>(p => p.Add(x => x.Heading, "Mine pasienter"));
        list.WaitForAssertion(() => Assert.Single(list.FindAll("tbody tr")));
        Assert.Contains("under rød grense", list.Markup, StringComparison.Ordinal);
        list.Find("input").Input("bo");
        list.WaitForAssertion(() => Assert.Contains("Ingen pasient med det navnet", list.Markup, StringComparison.Ordinal));
        list.Find("input").Input("ann");
        list.WaitForAssertion(() => Assert.Single(list.FindAll("tbody tr")));
    }

    [Fact]
    public void A_secretarys_list_holds_nothing_clinical()
    {
        SignInAs(Secretary);
        var list = Render<PatientListPanel>(p => p.Add(x => x.Heading, "Mine pasienter"));
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll("tbody tr").Count));
        Assert.DoesNotContain("Åpne varsler", list.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Sist målt", list.Markup, StringComparison.Ordinal);
    }
}
