using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Patients;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class SharingStripTests : PortalPage
{
    [Fact]
    public async Task The_nurse_records_what_the_patient_decides_and_sees_it_with_name_and_time()
    {
        var banner = await OpenAsync<PatientBanner>(Nurse, Anna);
        banner.WaitForAssertion(() => Assert.Contains("Deling: åpen", Text(banner), StringComparison.Ordinal));
        Assert.Contains("Anna Testland", banner.Find(".sharing-menu .menu-title").TextContent, StringComparison.Ordinal);

        await banner.FindAll(".sharing-menu .menu-item")[1].ClickAsync();
        await UntilAsync(() => Assert.Contains("Deling: pasienten motsetter seg", Text(banner), StringComparison.Ordinal));
        Assert.Contains("Kari Nilsen, Sykepleier, hjemmetjenesten", Text(banner), StringComparison.Ordinal);
        Assert.Contains("Lagret: pasienten motsetter seg", banner.Find(".sharing-outcome").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", banner.FindAll(".sharing-menu .menu-item")[1].GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Others_are_told_what_is_closed_and_cannot_change_it()
    {
        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new Data.Tables.CareRelationRow { Patient = Anna, Controller = Office, Organisation = Office, Kind = CareRelationKind.GeneralPractice, From = Now.AddYears(-1) });
            database.Add(new Data.Tables.PatientRecordRow { Patient = Anna, Controller = Office, GivenName = "Anna", FamilyName = "Testland", BirthDate = new(1950, 1, 2), EnrolledFrom = Now });
            database.Add(new Data.Tables.SharingRow { Patient = Anna, Controller = Larvik, State = SharingState.Blocked, Since = Now, RecordedBy = "Kari Nilsen", Version = 1 });
            await database.SaveChangesAsync(Cancellation);
        }

        var banner = await OpenAsync<PatientBanner>(Doctor, Anna);
        banner.WaitForAssertion(() => Assert.Contains("Larvik kommune: vises ikke, sperret", Text(banner), StringComparison.Ordinal));
        Assert.DoesNotContain("Kari Nilsen", Text(banner), StringComparison.Ordinal);
        Assert.DoesNotContain("Data fra: Havna legekontor, Larvik", Text(banner), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_controller_is_closed_no_panel_says_that_there_is_nothing()
    {
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-1));
        await Portal.JudgeAsync();

        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new Data.Tables.CareRelationRow { Patient = Anna, Controller = Office, Organisation = Office, Kind = CareRelationKind.GeneralPractice, From = Now.AddYears(-1) });
            database.Add(new Data.Tables.SharingRow { Patient = Anna, Controller = Larvik, State = SharingState.Objects, Since = Now, RecordedBy = "Kari Nilsen", Version = 1 });
            await database.SaveChangesAsync(Cancellation);
        }

        const string Nothing = "Ingenting å vise fra virksomhetene som deler.";
        var values = await OpenAsync<Measurements.LatestValuesPanel>(Doctor, Anna);
        values.WaitForAssertion(() => Assert.Contains(Nothing, values.Markup, StringComparison.Ordinal));
        var alerts = Render<Alerts.OpenAlertsPanel>();
        alerts.WaitForAssertion(() => Assert.Contains(Nothing, alerts.Markup, StringComparison.Ordinal));
        var responses = Render<Questionnaires.ResponsesPanel>();
        responses.WaitForAssertion(() => Assert.Contains(Nothing, responses.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secretary_sees_it_and_has_nothing_to_press()
    {
        var banner = await OpenAsync<PatientBanner>(Secretary, Anna);
        banner.WaitForAssertion(() => Assert.Contains("Deling: åpen", Text(banner), StringComparison.Ordinal));
        Assert.Empty(banner.FindAll(".sharing-menu"));
    }

    private static string Text(Bunit.IRenderedComponent<PatientBanner> banner) => System.Text.RegularExpressions.Regex.Replace(banner.Find(".patient-banner").TextContent, @"\s+", " ");
}
