using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class JournalPanelTests : PortalPage
{
    [Fact]
    public async Task The_page_shows_the_text_of_what_is_stored_that_it_is_ready_and_a_button_that_copies_it()
    {
        await Portal.MeasureAsync(Anna, 84, Now);
        await Portal.JudgeAsync();
        var grant = await Portal.GrantAsync(Nurse, Anna);
        var panel = await OpenAsync<JournalPanel>(Nurse, Anna);
        Assert.Empty(panel.FindAll("section"));

        await Portal.Get<AlertCommands>().CloseAsync(grant, [.. (await Portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Select(alert => alert.Seen)], ClosingReason.Acted, new(ContactOutcome.Patient, "Bedre <nå>.", "", null), Cancellation);
        await UntilAsync(() => Assert.Equal("SpO₂ 84\u00a0% er under rød grense 88\u00a0% · 10:00 · Kari Nilsen, Sykepleier, hjemmetjenesten · klar til sending", panel.Find("summary").TextContent));
        await panel.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        var stored = (await Portal.Get<JournalQueries>().OfAsync(grant, Cancellation))[0][0];
        Assert.Equal(stored.Text, panel.Find("pre").TextContent);
        Assert.Contains("Bedre <nå>. Kari Nilsen", stored.Text, StringComparison.Ordinal);
        Assert.Equal("#" + panel.Find("pre").Id, panel.Find("[data-copy]").GetAttribute("data-copy"));
    }
}
