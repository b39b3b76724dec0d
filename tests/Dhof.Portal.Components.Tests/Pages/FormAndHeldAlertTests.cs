using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Timeline;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>How an alert about answers looks, and one that waits for a repeat.</summary>
public sealed class FormAndHeldAlertTests : PortalPage
{
    public FormAndHeldAlertTests() => Portal.Settings["Alerts:Organisations:0:RemeasureWithin"] = "00:30:00";

    [Fact]
    public async Task What_waits_for_a_repeat_says_until_when_in_the_list_and_on_the_page()
    {
        foreach (var days in new[] { 3, 2, 1 })
        {
            await Portal.MeasureAsync(Anna, 96, Now.AddDays(-days));
        }

        await Portal.MeasureAsync(Anna, 90, Now);
        await Portal.JudgeAsync();
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();
        list.WaitForAssertion(() => Assert.Contains("Avventer ny måling til 10:30", list.Find(".worklist-why").TextContent, StringComparison.Ordinal));
        Assert.Contains("Gul", list.Find(".worklist-row").TextContent, StringComparison.Ordinal);

        var page = await OpenAsync<OpenAlertsPanel>(Nurse, Anna);
        page.WaitForAssertion(() => Assert.Equal("Avventer ny måling til 10:30", page.Find(".matter .matter-owner").TextContent));

        Portal.Clock.Advance(TimeSpan.FromMinutes(30));
        list.WaitForAssertion(() => Assert.DoesNotContain("Avventer", list.Markup, StringComparison.Ordinal));
        Assert.Single(list.FindAll(".worklist-row"));
    }

    [Fact]
    public async Task Answers_that_got_worse_are_said_in_the_list_and_open_from_the_list_of_events()
    {
        await AnswerAsync(5, "little", "litt");
        await AnswerAsync(0, "much", "mye");
        await Portal.JudgeAsync();
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();
        list.WaitForAssertion(() => Assert.Equal("Verre i skjemaet: tungpust mye mot vanlig litt", list.Find(".worklist-why").TextContent));

        var events = await OpenAsync<EventsPanel>(Nurse, Anna, p => p.Add(x => x.Filter, new([])).Add(x => x.From, Now.AddDays(-14)));
        events.WaitForElement("button.event-line").Click();
        events.WaitForAssertion(() => Assert.Contains("Daglig KOLS-skjema", events.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Equal("mye", events.Find("dialog .given").TextContent);
    }

    private async Task AnswerAsync(int daysAgo, string code, string display) =>
        await Portal.AnswerAsync(Anna, Now.AddDays(-daysAgo), "urn:dhof:form:daily-copd", new AnsweredItem("breathlessness", 0, null, false, [new(AnswerType.Choice, display, "urn:dhof:form:level", code)]));
}
