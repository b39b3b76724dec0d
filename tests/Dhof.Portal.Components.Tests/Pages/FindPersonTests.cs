using System.Text.RegularExpressions;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Patients;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed partial class FindPersonTests : PortalPage
{
    [Fact]
    public async Task An_own_patient_is_opened_and_the_number_is_in_no_address()
    {
        var panel = Open(Nurse);
        await FindAsync(panel, "148348 49810");
        var navigation = Services.GetRequiredService<NavigationManager>();
        panel.WaitForAssertion(() => Assert.EndsWith($"/pasienter/{Anna}", navigation.Uri, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("[name]"));
        Assert.Empty(panel.FindAll("form[action]"));
    }

    [Fact]
    public async Task A_number_of_nobody_and_one_of_somebody_elses_patient_look_the_same()
    {
        var panel = Open(OsloNurse);
        await FindAsync(panel, "14834849810");
        panel.WaitForState(() => panel.FindAll(".declare").Count == 1);
        var anna = Seen(panel);
        await FindAsync(panel, "45876249883");
        panel.WaitForState(() => panel.FindAll(".declare").Count == 1);
        Assert.Equal(anna, Seen(panel));
    }

    [Fact]
    public async Task What_is_no_number_is_said_and_asks_nobody()
    {
        var panel = Open(OsloNurse);
        await FindAsync(panel, "12345678901");
        panel.WaitForAssertion(() => Assert.Contains("ikke gyldig", panel.Find("#find-person-answer").TextContent, StringComparison.Ordinal));
        await using var database = await Portal.OpenAsync();
        Assert.Empty(await database.AccessLog.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Who_gives_care_declares_a_relation_with_a_reason_and_comes_to_the_patient()
    {
        var panel = Open(OsloNurse);
        await FindAsync(panel, "14834849810");
        panel.WaitForState(() => panel.FindAll(".declare").Count == 1);
        await panel.Find(".declare").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Contains("minst ti tegn", panel.Find("#declare-answer").TextContent, StringComparison.Ordinal));

        await panel.Find(".declare select").ChangeAsync(new() { Value = nameof(DeclaredReason.AskedByColleague) });
        await panel.Find(".declare textarea").InputAsync(new() { Value = "Lege ber om hjelp med pusten" });
        await panel.Find(".declare").SubmitAsync();
        var navigation = Services.GetRequiredService<NavigationManager>();
        panel.WaitForAssertion(() => Assert.EndsWith($"/pasienter/{Anna}", navigation.Uri, StringComparison.Ordinal));
        await using var database = await Portal.OpenAsync();
        Assert.Equal(DeclaredReason.AskedByColleague, (await database.AccessLog.SingleAsync(row => row.Action == AccessLog.RelationDeclared, Cancellation)).Reason);
    }

    [Fact]
    public async Task A_secretary_searches_and_has_nothing_to_declare()
    {
        var panel = Open(Secretary);
        await FindAsync(panel, "27864549816");
        panel.WaitForAssertion(() => Assert.Contains("Ingen av pasientene dine", panel.Find("#find-person-answer").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll(".declare"));
    }

    [Fact]
    public async Task An_answer_is_taken_away_when_another_number_is_typed()
    {
        var panel = Open(OsloNurse);
        await FindAsync(panel, "14834849810");
        panel.WaitForState(() => panel.FindAll(".declare").Count == 1);
        await panel.Find(".find-person-form input").InputAsync(new() { Value = "4" });
        Assert.Empty(panel.FindAll(".declare"));
        Assert.Equal("", panel.Find("#find-person-answer").TextContent);
    }

    [Fact]
    public async Task The_page_says_that_the_relation_is_declared_until_when_and_lets_it_be_ended()
    {
        Assert.True(Domain.Patients.IdentityNumber.TryParse("14834849810", out var number));
        await Portal.Get<CareDeclarations>().DeclareAsync(OsloNurse, number, DeclaredReason.OnDuty, "Vakt for hele regionen", Cancellation);
        var strip = await OpenAsync<DeclaredStrip>(OsloNurse, Anna);
        strip.WaitForAssertion(() => Assert.Contains("til 24.11.2026 10:00", strip.Find(".declared").TextContent, StringComparison.Ordinal));
        await strip.Find("button").ClickAsync();
        Assert.Null(await Portal.Get<PatientAccess>().OpenAsync(OsloNurse, Anna, Cancellation));
    }

    [Fact]
    public async Task A_recorded_relation_has_no_strip()
    {
        var strip = await OpenAsync<DeclaredStrip>(Nurse, Anna);

        // The banner is read after it.
        var banner = Render<PatientBanner>();
        banner.WaitForState(() => banner.FindAll(".patient-name").Count == 1);
        Assert.Empty(strip.FindAll(".declared"));
    }

    /// <summary>The page but for what was typed and the numbers of its handlers.</summary>
    private static string Seen(IRenderedComponent<FindPerson> panel) => Varying().Replace(panel.Markup, "");

    [GeneratedRegex("""blazor:\w+="\d+"|value="\d{11}" """)]
    private static partial Regex Varying();

    private IRenderedComponent<FindPerson> Open(Clinician clinician)
    {
        SignInAs(clinician);
        return Render<FindPerson>();
    }

    private static async Task FindAsync(IRenderedComponent<FindPerson> panel, string number)
    {
        await panel.Find(".find-person-form input").InputAsync(new() { Value = number });
        await panel.Find(".find-person-form").SubmitAsync();
    }
}
