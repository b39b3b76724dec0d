using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Patients;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class QuarantineTests : PortalPage
{
    private const string Raw = """{"resourceType":"Observation","note":"æ"}""";

    [Fact]
    public async Task A_row_says_that_something_came_that_could_not_be_read_and_stands_between_red_and_yellow()
    {
        await Portal.RefuseAsync(Anna);
        await Portal.MeasureAsync(Bo, 91, Now.AddDays(-2));
        await Portal.JudgeAsync();
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll(".worklist-row").Count));
        Assert.Equal(["Anna Testland", "Bo Testland"], list.FindAll(".worklist-open").Select(name => name.TextContent));
        var row = list.Find(".worklist-row").TextContent;
        Assert.Contains("Ikke tolket", row, StringComparison.Ordinal);
        Assert.Contains("Mottatt, kan ikke tolkes: Enheten brukes ikke for denne typen måling", row, StringComparison.Ordinal);

        await Portal.MeasureAsync(Bo, 84, Now.AddHours(-1));
        await Portal.RefuseAsync(Bo, "2");
        await Portal.JudgeAsync();
        await UntilAsync(() => Assert.Equal(["Bo Testland", "Anna Testland"], list.FindAll(".worklist-open").Select(name => name.TextContent)));
        Assert.Contains("Rød", list.Find(".worklist-row").TextContent, StringComparison.Ordinal);
        Assert.Contains("Mottatt, kan ikke tolkes", list.Find(".worklist-row").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_patients_page_says_when_from_whom_why_and_how_often_and_what_came_on_request()
    {
        await Portal.RefuseAsync(Anna, Raw, times: 3);
        var panel = await OpenAsync<UnreadInputsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Contains("Mottatt, kan ikke tolkes", panel.Markup, StringComparison.Ordinal));
        var said = panel.Find(".matter").TextContent;
        Assert.Contains("Enheten brukes ikke for denne typen måling", said, StringComparison.Ordinal);
        Assert.Contains("Mottatt 23.11.2026 10:00 fra device · 3 ganger", said, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("pre"));

        await panel.Find("button[aria-expanded=false]").ClickAsync();
        Assert.Contains("\"note\": \"æ\"", panel.Find("pre").TextContent, StringComparison.Ordinal);
        await panel.Find("button[aria-expanded=true]").ClickAsync();
        Assert.Empty(panel.FindAll("pre"));
    }

    [Theory, InlineData("""{"resourceType":"Observation","note":"§"}"""), InlineData("{ damaged, about §")]
    public async Task What_came_shows_no_identity_number_but_the_patients_own(string raw)
    {
        var own = await Portal.Get<PatientQueries>().IdentityAsync(await Portal.GrantAsync(Nurse, Anna), Cancellation);
        await Portal.RefuseAsync(Anna, raw.Replace("§", $"{own!.SpacedNumber} and not 287448 11777 and not 12835111065", StringComparison.Ordinal));
        var panel = await OpenAsync<UnreadInputsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("button[aria-expanded=false]")));
        await panel.Find("button[aria-expanded=false]").ClickAsync();

        Assert.Contains($"{own.SpacedNumber} and not {IdentityNumbersInText.Hidden} and not {IdentityNumbersInText.Hidden}", panel.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Contains("Andre fødselsnummer enn pasientens eget er skjult", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_handled_by_a_button_with_the_patients_name_and_undone_beside_who_and_when()
    {
        await Portal.RefuseAsync(Anna);
        var panel = await OpenAsync<UnreadInputsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Equal("Merk som behandlet: Anna Testland", panel.Find(".button.quiet").TextContent));
        await panel.Find(".button.quiet").ClickAsync();
        await UntilAsync(() => Assert.Contains("Behandlet av Kari Nilsen, ", panel.Markup, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll(".button.quiet"));

        await panel.Find("button[aria-label='Angre: Anna Testland']").ClickAsync();
        await UntilAsync(() => Assert.Single(panel.FindAll(".button.quiet")));
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_was_first()
    {
        await Portal.RefuseAsync(Anna);
        var panel = await OpenAsync<UnreadInputsPanel>(Nurse, Anna);
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll(".button.quiet")));
        var (button, doctor) = (panel.Find(".button.quiet"), await Portal.GrantAsync(Doctor, Anna));
        await Portal.Get<QuarantineCommands>().HandleAsync(doctor, (await Portal.Get<QuarantineQueries>().OfPatientAsync(doctor, Cancellation))[0].Id, Cancellation);
        await button.ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains("Dr. Nils Berg, Fastlege har allerede behandlet denne", panel.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_came_nothing_is_drawn()
    {
        await Portal.RefuseAsync(Bo);
        var panel = await OpenAsync<UnreadInputsPanel>(Nurse, Anna);
        Assert.Empty(panel.Markup.Trim());
    }

    [Fact]
    public async Task An_organisations_list_has_reasons_and_counts_and_no_name()
    {
        await Portal.RefuseAsync(Anna);
        await Portal.RefuseAsync(PatientId.Nobody, "2", reason: "json-invalid");
        SignInAs(Nurse);
        var list = Render<QuarantinePanel>();
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll(".quarantine-row").Count));
        Assert.Equal(["Meldingen er skadet eller avbrutt: 1", "Enheten brukes ikke for denne typen måling: 1"], list.FindAll(".reasons li").Select(reason => reason.TextContent));
        Assert.DoesNotContain("Testland", list.Markup, StringComparison.Ordinal);
        Assert.Equal($"/pasienter/{Anna}", list.Find(".quarantine-row a").GetAttribute("href"));

        await list.Find(".quarantine-row button").ClickAsync();
        await UntilAsync(() => Assert.Contains(list.FindAll(".quarantine-row button"), button => button.TextContent == "Prøves igjen …" && button.HasAttribute("disabled")));
    }

    [Fact]
    public void An_empty_list_says_so()
    {
        SignInAs(Nurse);
        var list = Render<QuarantinePanel>();
        list.WaitForAssertion(() => Assert.Contains("Alt som er mottatt, er tolket", list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secretary_is_told_that_the_role_does_not_open_it()
    {
        SignInAs(Secretary);
        var closed = Render<QuarantinePanel>();
        closed.WaitForAssertion(() => Assert.Contains("Rollen din åpner ikke målinger", closed.Markup, StringComparison.Ordinal));
    }
}
