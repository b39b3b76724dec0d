using AngleSharp.Dom;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Patients;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class PauseTests : PortalPage
{
    [Fact]
    public async Task The_nurse_pauses_with_reason_and_end_under_the_patients_name_and_undoes_it()
    {
        var offer = await OpenAsync<PauseOffer>(Nurse, Anna);
        await FormAsync(offer);
        await Button(offer, "Pause oppfølgingen av Anna Testland").ClickAsync();
        Assert.Equal("Velg hvorfor oppfølgingen pauses.", offer.Find("[role=alert]").TextContent);

        await offer.FindAll("input[type=radio]")[0].ChangeAsync(true);
        await Button(offer, "Pause oppfølgingen av Anna Testland").ClickAsync();
        Assert.Equal("Skriv når pausen slutter som 24.11. 08:00.", offer.Find("[role=alert]").TextContent);

        await Button(offer, "26.11. 08:00").ClickAsync();
        await Button(offer, "Pause oppfølgingen av Anna Testland").ClickAsync();
        await UntilAsync(() => Assert.Contains("Oppfølgingen av Anna Testland er pauset til 26.11. 08:00.", offer.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Empty(offer.FindAll("details"));
        Assert.Equal(PauseReason.Away, (await StandingAsync())?.Reason);

        await offer.Find("[data-key=u]").ClickAsync();
        await UntilAsync(() => Assert.Single(offer.FindAll("details")));
        Assert.Null(await StandingAsync());
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_what_was_typed_stays()
    {
        var offer = await OpenAsync<PauseOffer>(Nurse, Anna);
        await FormAsync(offer);
        await offer.FindAll("input[type=radio]")[2].ChangeAsync(true);
        await offer.Find("input[placeholder]").InputAsync("24.12. 08:00");
        await Button(offer, "Pause oppfølgingen av Anna Testland").ClickAsync();
        Assert.Equal("En pause slutter etter nå, og varer høyst 30 dager.", offer.Find("[role=alert]").TextContent);
        Assert.Equal("24.12. 08:00", offer.Find("input[placeholder]").GetAttribute("value"));

        await offer.Find("input[placeholder]").InputAsync("27.11. 08:00");
        await Button(offer, "Pause oppfølgingen av Anna Testland").ClickAsync();
        Assert.Contains("Skriv kort hvorfor", offer.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_view_of_a_paused_patient_says_so_and_a_colleague_ends_it_and_undoes_that()
    {
        await PausedAsync();
        var strip = await OpenAsync<PauseStrip>(Colleague, Anna);
        strip.WaitForAssertion(() => Assert.StartsWith("Oppfølgingen er pauset til 26.11. 10:00 · Innlagt: SiV · Kari Nilsen, Sykepleier, hjemmetjenesten, 10:00. Røde varsler", strip.Find(".paused").TextContent.Trim(), StringComparison.Ordinal));
        await Button(strip, "Avslutt pausen for Anna Testland").ClickAsync();
        await UntilAsync(() => Assert.Empty(strip.FindAll(".paused")));
        Assert.Contains("Pausen for Anna Testland er avsluttet.", strip.Find("[role=status]").TextContent, StringComparison.Ordinal);

        await strip.Find("[role=status] button").ClickAsync();
        await UntilAsync(() => Assert.Contains("Innlagt: SiV · Ola Hansen", strip.Find(".paused").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_doctor_elsewhere_sees_it_and_has_nothing_to_press()
    {
        await PausedAsync();
        var strip = await OpenAsync<PauseStrip>(Doctor, Anna);
        strip.WaitForAssertion(() => Assert.Contains("Innlagt: SiV", strip.Find(".paused").TextContent, StringComparison.Ordinal));
        Assert.Empty(strip.FindAll("button"));
        var alerts = Render<OpenAlertsPanel>();
        alerts.WaitForAssertion(() => Assert.Contains("Ingen åpne varsler", alerts.Markup, StringComparison.Ordinal));
        Assert.Empty(alerts.FindAll("details"));
    }

    private async Task PausedAsync() => await Portal.Get<PauseCommands>().PauseAsync(await Portal.GrantAsync(Nurse, Anna), 0, PauseReason.Admitted, "SiV", Now.AddDays(3), Cancellation);

    private async Task<FollowUpPause?> StandingAsync() => (await Portal.Get<PauseQueries>().OfAsync(await Portal.GrantAsync(Nurse, Anna), Cancellation))[Larvik].At(Portal.Clock.GetUtcNow());

    private static async Task FormAsync(IRenderedComponent<PauseOffer> offer)
    {
        offer.WaitForAssertion(() => offer.Find("details"));
        await offer.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
    }

    private static IElement Button(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> panel, string text) => panel.FindAll("button").Single(button => button.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));
}
