using System.Globalization;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Domain.Questionnaires.Scores;
using Dhof.Portal.Patients;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Worklist;
using Microsoft.AspNetCore.Components;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>What those hear who do not see the screen: pause, what is missing, scores, limits to look at, to whom something is assigned. Word for word, in every language.</summary>
public sealed class SpokenPanelsTests : PortalPage
{
    [Theory]
    [InlineData("nb", "Pause i oppfølgingen Oppfølgingen er pauset til 26.11. 10:00 · Innlagt: SiV · Kari Nilsen, Sykepleier, hjemmetjenesten, 10:00. Røde varsler og måling som ikke kan tolkes, vises likevel. button(Avslutt pausen for Anna Testland)")]
    [InlineData("nn", "Pause i oppfølginga Oppfølginga er pausa til 26.11. 10:00 · Innlagd: SiV · Kari Nilsen, Sjukepleiar, heimetenesta, 10:00. Raude varsel og måling som ikkje kan tolkast, blir viste likevel. button(Avslutt pausen for Anna Testland)")]
    [InlineData("en", "Pause in the follow-up The follow-up is paused until 26.11. 10:00 · Admitted: SiV · Kari Nilsen, Home-care nurse, 10:00. Red alerts and input that could not be read are shown all the same. button(End the pause for Anna Testland)")]
    public async Task A_paused_follow_up(string language, string expected)
    {
        Speak(language);
        await Portal.Get<PauseCommands>().PauseAsync(await Portal.GrantAsync(Nurse, Anna), 0, PauseReason.Admitted, "SiV", Now.AddDays(3), Cancellation);
        var strip = await OpenAsync<PauseStrip>(Colleague, Anna);
        Assert.Equal(expected, Spoken.Of(strip.WaitForElement(".paused")));
    }

    [Theory]
    [InlineData("nb", "Pause oppfølgingen … Hvorfor Bortreist Innlagt Annet Mer om pausen (må fylles ut for «Annet») Pausen varer til button(26.11. 08:00) button(30.11. 08:00) button(07.12. 08:00) button(Pause oppfølgingen av Anna Testland)")]
    [InlineData("nn", "Paus oppfølginga … Kvifor Bortreist Innlagd Anna Meir om pausen (må fyllast ut for «Anna») Pausen varer til button(26.11. 08:00) button(30.11. 08:00) button(07.12. 08:00) button(Paus oppfølginga av Anna Testland)")]
    [InlineData("en", "Pause the follow-up … Why Away Admitted Other More about the pause (needed for “Other”) The pause lasts until button(26.11. 08:00) button(30.11. 08:00) button(07.12. 08:00) button(Pause the follow-up of Anna Testland)")]
    public async Task The_offer_to_pause(string language, string expected)
    {
        Speak(language);
        var offer = await OpenAsync<PauseOffer>(Nurse, Anna);
        await offer.WaitForElement("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        offer.WaitForElement("fieldset");
        Assert.Equal(expected, Spoken.Of(offer.Find("details")));
    }

    [Theory]
    [InlineData("nb", "Mangler link(Anna Testland), 76 Mangler SpO₂ 2 ganger på rad, ventet første gang 22.11. 08:00, sist 23.11. 08:00 1 d")]
    [InlineData("nn", "Manglar link(Anna Testland), 76 Manglar SpO₂ 2 gonger på rad, venta første gong 22.11. 08:00, sist 23.11. 08:00 1 d")]
    [InlineData("en", "Missing link(Anna Testland), 76 SpO₂ is missing 2 times in a row, first expected 22.11. 08:00, latest 23.11. 08:00 1 d")]
    public async Task A_row_of_what_did_not_come(string language, string expected)
    {
        Speak(language);
        await Portal.AgreeAsync(Anna, new(2026, 11, 1), Now.AddDays(-20), new ScheduledTask(Weekdays.All, new(8, 0), TimeSpan.FromHours(1), ["spo2"], []));
        await Portal.MeasureAsync(Anna, 95, Now.AddDays(-2));
        await Portal.WatchAsync();
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();
        Assert.Equal(expected, Spoken.Of(list.WaitForElement(".worklist-row")));
    }

    [Theory]
    [InlineData("nb", "Skårer NEWS2 NEWS2 5 Til informasjon SpO₂, skala 2: 2 Skåret 23.11.2026 08:30, mottatt fra Larvik kommune. Portalen har ikke regnet den ut. SpO₂ etter skala 2, som avsenderen brukte. Hvem som bestemte det, står ikke i meldingen. NEWS2 er laget for sykehus og ambulanse. Hjemme er skåren til informasjon: støtte, ikke erstatning for egen vurdering.")]
    [InlineData("nn", "Skårar NEWS2 NEWS2 5 Til informasjon SpO₂, skala 2: 2 Skåra 23.11.2026 08:30, motteken frå Larvik kommune. Portalen har ikkje rekna ho ut. SpO₂ etter skala 2, som avsendaren brukte. Kven som bestemte det, står ikkje i meldinga. NEWS2 er laga for sjukehus og ambulanse. Heime er skåren til informasjon: støtte, ikkje erstatning for eiga vurdering.")]
    [InlineData("en", "Scores NEWS2 NEWS2 5 For information SpO₂, scale 2: 2 Scored 23.11.2026 08:30, received from Larvik kommune. Not reckoned by the portal. SpO₂ by scale 2, as the sender used. Who decided so is not in the message. NEWS2 is made for hospital and ambulance. At home the score is for information: support, not a substitute for your own assessment.")]
    public async Task A_received_score(string language, string expected)
    {
        Speak(language);
        var parts = MeasurementDetails.None with { Parts = [new($"http://snomed.info/sct|{News2Found.ScaleTwo}", "SpO2", new(DetailForm.Number, "2", "poeng"), null)] };
        await Portal.MeasureAsync(Anna, 5, Now.AddMinutes(-90), kind: MeasurementCatalogue.Get("news2"), details: parts);
        var panel = await OpenAsync<ScoresPanel>(Nurse, Anna);
        Assert.Equal(expected, Spoken.Of(panel.WaitForElement(".scores")));
    }

    [Theory]
    [InlineData("nb", "Grenser å se på: 2 pasienter link(Anna Testland) Ikke bekreftet av lege: SpO₂. Skulle vært vurdert på nytt: Puls link(Bo Testland) Skulle vært vurdert på nytt: SpO₂, Systolisk BT")]
    [InlineData("nn", "Grenser å sjå på: 2 pasientar link(Anna Testland) Ikkje stadfesta av lege: SpO₂. Skulle vore vurderte på nytt: Puls link(Bo Testland) Skulle vore vurderte på nytt: SpO₂, Systolisk BT")]
    [InlineData("en", "Limits to look at: 2 patients link(Anna Testland) Not confirmed by a doctor: SpO₂. Review is overdue: Pulse link(Bo Testland) Review is overdue: SpO₂, Systolic BP")]
    public void Limits_to_look_at(string language, string expected)
    {
        Speak(language);
        var line = Render<LimitsLine>(parameters => parameters.Add(one => one.Patients, [new(Anna, "Anna Testland", new(["spo2"], ["hr"])), new(Bo, "Bo Testland", new([], ["spo2", "bp-sys"]))]));
        line.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(expected, Spoken.Of(line.Find("details")));
    }

    [Theory]
    [InlineData("nb", "group(Tildel … button(Tildel Anna Testland til Kari Nilsen, Sykepleier, hjemmetjenesten) button(Tildel Anna Testland til Ola Hansen, Sykepleier, hjemmetjenesten) button(Tildel Anna Testland til Team Nord) button(Avbryt))")]
    [InlineData("nn", "group(Tildel … button(Tildel Anna Testland til Kari Nilsen, Sjukepleiar, heimetenesta) button(Tildel Anna Testland til Ola Hansen, Sjukepleiar, heimetenesta) button(Tildel Anna Testland til Team Nord) button(Avbryt))")]
    [InlineData("en", "group(Assign … button(Assign Anna Testland to Kari Nilsen, Home-care nurse) button(Assign Anna Testland to Ola Hansen, Home-care nurse) button(Assign Anna Testland to Team Nord) button(Cancel))")]
    public async Task To_whom_it_is_assigned(string language, string expected)
    {
        Speak(language);
        await Portal.MeasureAsync(Anna, 84, Now);
        await Portal.JudgeAsync();
        var panel = await OpenAsync<OpenAlertsPanel>(Nurse, Anna);
        await panel.WaitForElement("[data-key=t]").ClickAsync();
        Assert.Equal(expected, Spoken.Of(panel.WaitForElement(".assign")));
    }

    private static void Speak(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
