using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>The page Tilgang: the matrix is the policy, and a decision is explained without telling more than opening the person would.</summary>
public sealed partial class AccessPageTests : PortalPage
{
    [Fact]
    public async Task Every_cell_shown_is_what_the_policy_answers_for_every_choice()
    {
        SignInAs(Secretary);
        var matrix = Render<PolicyMatrix>();
        var cells = 0;

        foreach (var role in Enum.GetValues<ClinicianRole>())
        {
            await matrix.Find("[data-choice=role]").ChangeAsync(new() { Value = role.ToString() });

            foreach (var purpose in Enum.GetValues<PurposeOfUse>())
            {
                await matrix.Find("[data-choice=purpose]").ChangeAsync(new() { Value = purpose.ToString() });

                foreach (var (held, isOwn, sharing) in ((string, bool, SharingState)[])[("0", true, SharingState.Open), ("1", false, SharingState.Open), ("2", false, SharingState.Objects), ("3", false, SharingState.Blocked)])
                {
                    await matrix.Find("[data-choice=held]").ChangeAsync(new() { Value = held });
                    cells += Check(matrix, (relation, type) => AccessPolicy.WhyNot(new AccessCase(role, relation, purpose, type, isOwn, sharing)));
                }
            }
        }

        Assert.Equal(5 * 4 * 4 * 6 * 15, cells);
    }

    [Fact]
    public void Ones_own_role_is_chosen_and_the_reasons_in_the_table_are_explained_below()
    {
        SignInAs(Secretary);
        var matrix = Render<PolicyMatrix>();
        Assert.Equal("Sekretær", matrix.Find("[data-choice=role] option[selected]").TextContent);
        Assert.Equal("Koordinering av helsehjelp", matrix.Find("[data-choice=purpose] option[selected]").TextContent);
        Assert.Equal(["Ingen relasjon", "Ikke for rollen"], matrix.FindAll(".reasons-said dt").Select(Text));
        Assert.Equal(["Får se", "Ikke for rollen"], matrix.FindAll("tbody tr").Take(2).Select(row => Text(row.QuerySelector("td")!)));
    }

    [Fact]
    public void The_page_says_which_version_is_in_force_since_when_and_what_each_changed()
    {
        SignInAs(Nurse);
        var page = Render<AccessPage>();
        Assert.Equal("Regelversjon 8, gjelder fra 26.11.2026", page.Find(".page-note").TextContent);
        Assert.Equal(Enumerable.Range(1, 8).Reverse().Select(number => $"Versjon {number}"), page.FindAll(".policy-number").Select(Text));
    }

    [Fact]
    public async Task An_own_patient_is_explained_step_by_step_and_the_number_is_in_no_address()
    {
        var page = Open(Doctor);
        await ExplainAsync(page, "14834849810");
        page.WaitForState(() => page.FindAll(".steps").Count == 1);
        Assert.Equal("Du får åpne Anna Testland", page.Find("#explain-answer").TextContent);
        Assert.Equal(["Hvem", "Rolle", "Virksomhet", "Formål", "Behandlingsrelasjon", "Deling", "Opplysninger"], page.FindAll(".steps .is-granted").Select(Text));
        Assert.Equal("Larvik kommune", Text(page.FindAll(".explained thead th")[1]));
        Assert.Equal(14, page.FindAll(".explained tbody .is-granted").Count);
        Assert.Equal("Bare hos egen virksomhet", Text(page.Find(".explained tbody .is-refused")));
        Assert.DoesNotContain("14834849810", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_nobody_and_one_of_somebody_elses_patient_look_the_same()
    {
        var page = Open(OsloNurse);
        await ExplainAsync(page, "14834849810");
        page.WaitForState(() => page.FindAll(".steps").Count == 1);
        var elses = Seen(page);
        await ExplainAsync(page, "45876249883");
        page.WaitForState(() => page.FindAll(".steps").Count == 1);
        Assert.Equal(elses, Seen(page));
        Assert.Equal("Behandlingsrelasjon", Text(page.Find(".steps .is-refused")));
        Assert.DoesNotContain("Anna", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_number_is_said_and_asks_nobody()
    {
        var page = Open(Nurse);
        await ExplainAsync(page, "12345678901");
        Assert.Contains("ikke gyldig", page.Find("#explain-answer").TextContent, StringComparison.Ordinal);
        await using var database = await Portal.OpenAsync();
        Assert.Empty(await database.AccessLog.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_comes_from_a_patients_page_is_explained_at_once_and_once_in_the_log()
    {
        SignInAs(Nurse);
        var panel = Render<ExplainPerson>(parameters => parameters.Add(one => one.Patient, Anna));
        panel.WaitForState(() => panel.FindAll(".steps").Count == 1);
        Assert.Contains("Larvik kommune: Daglig oppfølging, registrert fra 23.11.2025", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".explained tbody .is-refused"));
        await using var database = await Portal.OpenAsync();
        Assert.Equal((AccessLog.AccessExplained, Anna), await database.AccessLog.Select(row => ValueTuple.Create(row.Action, row.Patient!.Value)).SingleAsync(Cancellation));
    }

    private static int Check(IRenderedComponent<PolicyMatrix> matrix, Func<CareRelationKind?, InformationTypes, AccessRefusal?> whyNot)
    {
        CareRelationKind?[] relations = [.. Enum.GetValues<CareRelationKind>(), null];
        Assert.Equal(relations.Select(AccessWords.For), matrix.FindAll("thead th").Skip(1).Select(Text));
        var shown = matrix.FindAll("tbody tr").ToDictionary(row => Text(row.QuerySelector("th")!), row => row.QuerySelectorAll("td").Select(cell => (Text(cell), cell.QuerySelector(".is-granted") is not null)).ToList());
        var narrow = matrix.FindAll(".decision-narrow li").SelectMany(row => Text(row.QuerySelector("strong")!).Split(", "), (row, type) => (Row: row, Type: type)).ToDictionary(one => one.Type, one => one.Row.QuerySelectorAll("p").ToDictionary(line => Text(line.QuerySelector(".decision")!), line => Text(line.QuerySelector(".muted")!)));

        foreach (var type in Enum.GetValues<InformationTypes>().Where(type => type != InformationTypes.None))
        {
            string Word(CareRelationKind? relation) => whyNot(relation, type) is { } refusal ? AccessWords.Short(refusal) : "Får se";
            Assert.Equal(relations.Select(relation => (Word(relation), whyNot(relation, type) is null)), shown[InformationWords.For(type)]);
            Assert.Equal(
                relations.GroupBy(Word).Select(same => (same.Key, string.Join(", ", same.Select(AccessWords.For)))).Order(),
                narrow[InformationWords.For(type)].Select(line => (line.Key, line.Value)).Order());
        }

        return shown.Sum(row => row.Value.Count);
    }

    private IRenderedComponent<ExplainPerson> Open(Clinician clinician)
    {
        SignInAs(clinician);
        return Render<ExplainPerson>();
    }

    private static async Task ExplainAsync(IRenderedComponent<ExplainPerson> panel, string number)
    {
        await panel.Find("form input").InputAsync(new() { Value = number });
        await panel.Find("form").SubmitAsync();
    }

    private static string Text(IElement one) => one.TextContent.Trim();

    /// <summary>The page but for what was typed and the numbers of its handlers.</summary>
    private static string Seen(IRenderedComponent<ExplainPerson> panel) => Varying().Replace(panel.Markup, "");

    [GeneratedRegex("""blazor:\w+="\d+"|value="\d{11}" """)]
    private static partial Regex Varying();
}
