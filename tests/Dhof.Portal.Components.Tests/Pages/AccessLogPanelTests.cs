using AngleSharp.Dom;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class AccessLogPanelTests : PortalPage
{
    [Fact]
    public async Task Nothing_is_read_before_it_is_asked_for_and_then_it_says_who_what_why_and_what_was_decided()
    {
        await Portal.GrantAsync(Doctor, Anna);
        await Portal.Get<PatientAccess>().OpenAsync(OsloNurse, Anna, Cancellation);
        var panel = await OpenedAsync();
        Assert.Equal(["Kari Nilsen", "Kari Nilsen", "Amina Yusuf", "Dr. Nils Berg"], panel.FindAll(".use-who strong").Select(Text));
        Assert.Equal(["Åpnet loggen", "Åpnet pasienten", "Åpnet pasienten", "Åpnet pasienten"], panel.FindAll(".use-act").Select(act => act.ChildNodes[0].TextContent));
        Assert.Equal(["Gitt", "Gitt", "Avslått", "Gitt"], panel.FindAll(".use-decision").Select(Text));
        Assert.Equal("Fastlege, Havna legekontor", Text(panel.FindAll(".use-who .muted")[3]));
        Assert.Equal(["Fastlegens liste", "Behandling"], panel.FindAll(".use-basis")[3].ChildNodes.Select(node => node.TextContent.Trim()).Where(text => text.Length > 0));
        Assert.Equal("4 av 4 oppføringer, nyeste først", Text(panel.Find(".card-head .muted")));
        Assert.Equal(1, await CountAsync(AccessLog.LogOpened));
    }

    [Fact]
    public async Task A_role_that_may_not_is_told_why_and_offered_an_explanation_of_what_it_may()
    {
        var panel = await OpenAsync<AccessLogPanel>(Secretary, Anna);
        panel.WaitForAssertion(() => Assert.Contains("Rollen får ikke se denne typen opplysninger.", panel.Markup, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("button"));
        Assert.Equal($"/tilgang?pasient={Anna}", panel.Find("a").GetAttribute("href"));
        Assert.Equal(0, await CountAsync(AccessLog.LogOpened));
    }

    [Fact]
    public async Task A_period_without_use_says_so_and_one_that_is_backwards_is_not_read()
    {
        var panel = await OpenedAsync();
        await panel.FindAll("input[type=date]")[1].ChangeAsync(new() { Value = "2026-11-01" });
        await UntilAsync(() => Assert.Contains("Ingen bruk i perioden", panel.Markup, StringComparison.Ordinal));
        await panel.FindAll("input[type=date]")[1].ChangeAsync(new() { Value = "2026-10-01" });
        await UntilAsync(() => Assert.Contains("Fra-datoen er etter til-datoen", panel.Markup, StringComparison.Ordinal));
        Assert.True(panel.Find(".use-choices button").HasAttribute("disabled"));
        await panel.FindAll("input[type=date]")[1].ChangeAsync(new() { Value = "" });
        await UntilAsync(() => Assert.Equal(2, panel.FindAll(".use-who").Count));
    }

    [Fact]
    public async Task A_long_log_is_told_in_portions_and_what_is_written_meanwhile_waits_behind_a_button()
    {
        await AddAsync(60);
        var panel = await OpenedAsync();
        Assert.Equal(50, panel.FindAll(".use-who").Count);
        Assert.Equal("50 av 62 oppføringer, nyeste først", Text(panel.Find(".card-head .muted")));
        await Button(panel, "Vis flere").ClickAsync();
        await UntilAsync(() => Assert.Equal(62, panel.FindAll(".use-who").Count));

        await AddAsync(2);
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(() => Assert.NotNull(Button(panel, "2 nye")));
        Assert.Equal(62, panel.FindAll(".use-who").Count);
        await Button(panel, "2 nye").ClickAsync();
        await UntilAsync(() => Assert.Equal(64, panel.FindAll(".use-who").Count));
        Assert.Equal(1, await CountAsync(AccessLog.LogOpened));
    }

    [Fact]
    public async Task An_entry_is_explained_by_the_version_that_decided_and_by_the_rules_of_today()
    {
        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new AccessLogRow { At = Now.AddDays(-3), Clinician = "siri", Name = "Siri Moen", Role = ClinicianRole.Secretary, Organisation = Larvik, Patient = Anna, Action = AccessLog.PatientOpened, Controllers = Larvik.ToString(), Policy = 4, Purpose = PurposeOfUse.CoordinationOfCare, Relation = Domain.Patients.CareRelationKind.DailyFollowUp, Decision = "d4", Types = InformationTypes.Demographics | InformationTypes.Measurements });
            await database.SaveChangesAsync(Cancellation);
        }

        var panel = await OpenedAsync();
        await panel.FindAll(".use-explain button")[0].ClickAsync();
        Assert.Contains("Det samme ville blitt åpnet.", panel.Find("dialog").TextContent, StringComparison.Ordinal);
        await panel.FindAll(".use-explain button")[2].ClickAsync();
        var said = panel.Find("dialog").TextContent;
        Assert.Contains("Nå ville dette ikke blitt åpnet: målinger.", said, StringComparison.Ordinal);
        Assert.Contains("4, fra 26.11.2026. Nytt i den: Hver åpning har en attest, og formålet avgjør.", said, StringComparison.Ordinal);
        Assert.Contains("d4", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_handed_to_the_browser_and_the_export_is_in_the_log()
    {
        var save = JSInterop.SetupVoid("callModule", invocation => invocation.Arguments is ["./download.js", "save", ..]).SetVoidResult();
        var panel = await OpenedAsync();
        await Button(panel, "Last ned som CSV").ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains("Loggen er lastet ned", panel.Markup, StringComparison.Ordinal));
        var invocation = Assert.Single(save.Invocations);
        Assert.Equal("logg-over-bruk-20261123.csv", invocation.Arguments[3]);
        Assert.IsType<DotNetStreamReference>(invocation.Arguments[2]);
        Assert.Equal(1, await CountAsync(AccessLog.LogExported));
    }

    private async Task<IRenderedComponent<AccessLogPanel>> OpenedAsync()
    {
        var panel = await OpenAsync<AccessLogPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.NotNull(Button(panel, "Vis loggen")));
        Assert.Empty(panel.FindAll("table"));
        Assert.Equal(0, await CountAsync(AccessLog.LogOpened));
        await Button(panel, "Vis loggen").ClickAsync();
        await UntilAsync(() => Assert.NotEmpty(panel.FindAll(".use-who")));
        return panel;
    }

    private static IElement Button(IRenderedComponent<AccessLogPanel> panel, string text) => panel.FindAll("button").Single(button => Text(button) == text);

    private static string Text(IElement one) => one.TextContent.Trim();

    private async Task AddAsync(int count)
    {
        await using var database = await Portal.OpenAsync();
        database.AddRange(Enumerable.Range(0, count).Select(_ => new AccessLogRow { At = Now.AddHours(-1), Clinician = "ola", Name = "Ola Hansen", Role = ClinicianRole.HomeCareNurse, Organisation = Larvik, Patient = Anna, Action = AccessLog.PatientOpened, Controllers = Larvik.ToString(), Policy = 8 }));
        await database.SaveChangesAsync(Cancellation);
    }

    private async Task<int> CountAsync(string action)
    {
        await using var database = await Portal.OpenAsync();
        return await database.AccessLog.CountAsync(row => row.Action == action, Cancellation);
    }
}
