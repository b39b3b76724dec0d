using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class AssignTests : PortalPage
{
    [Fact]
    public async Task The_nurse_assigns_under_the_patients_name_sees_whose_it_is_and_undoes_it()
    {
        await Portal.MeasureAsync(Anna, 84, Now);
        await Portal.JudgeAsync();
        var panel = await OpenAsync<OpenAlertsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => panel.Find("[data-key=t]"));
        await panel.Find("[data-key=t]").ClickAsync();
        panel.WaitForAssertion(() => Assert.Equal(
            ["1 Tildel Anna Testland til Kari Nilsen, Sykepleier, hjemmetjenesten", "2 Tildel Anna Testland til Ola Hansen, Sykepleier, hjemmetjenesten", "3 Tildel Anna Testland til Team Nord", "Avbryt"],
            panel.FindAll(".assign button").Select(button => string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

        await panel.Find(".assign [data-key='3']").ClickAsync();
        await UntilAsync(() => Assert.Contains("Tildelt Team Nord av Kari Nilsen, Sykepleier, hjemmetjenesten, 10:00", panel.Find(".matter").TextContent, StringComparison.Ordinal));
        Assert.Contains("Anna Testland er tildelt Team Nord.", panel.Find(".alert-said").TextContent, StringComparison.Ordinal);

        await panel.Find("[data-key=u]").ClickAsync();
        await UntilAsync(() => Assert.DoesNotContain("Tildelt", panel.Find(".matter").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_gives_each_alert_back_to_whom_it_was_assigned_before()
    {
        await Portal.MeasureAsync(Anna, 84, Now);
        await Portal.JudgeAsync();
        var grant = await Portal.GrantAsync(Nurse, Anna);
        await Portal.Get<AlertCommands>().AssignAsync(grant, [.. (await Portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Select(alert => alert.Seen)], Assignee.Of(Colleague), Cancellation);
        var panel = await OpenAsync<OpenAlertsPanel>(Nurse, Anna, parameters => parameters.Add(one => one.Key, "t"));
        panel.WaitForAssertion(() => Assert.Equal("true", panel.Find(".assign [data-key='2']").GetAttribute("aria-pressed")));
        await panel.Find(".assign [data-key='0']").ClickAsync();
        await UntilAsync(() => Assert.DoesNotContain("Tildelt", panel.Find(".matter").TextContent, StringComparison.Ordinal));
        await panel.Find("[data-key=u]").ClickAsync();
        await UntilAsync(() => Assert.Contains("Tildelt Ola Hansen", panel.Find(".matter").TextContent, StringComparison.Ordinal));
    }
}
