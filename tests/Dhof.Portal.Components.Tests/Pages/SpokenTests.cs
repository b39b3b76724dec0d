using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>What those hear who do not see the screen, word for word, in every language.</summary>
public sealed class SpokenTests : PortalPage
{
    [Theory]
    [InlineData("nb", "Rød link(Anna Testland), 76 SpO₂ 84 % er under rød grense 88 % · 1 til · Mottatt, kan ikke tolkes 84 88 2 t")]
    [InlineData("nn", "Raud link(Anna Testland), 76 SpO₂ 84 % er under raud grense 88 % · 1 til · Motteke, kan ikkje tolkast 84 88 2 t")]
    [InlineData("en", "Red link(Anna Testland), 76 SpO₂ 84 % is below the red limit 88 % · 1 more · Received, cannot be read 84 88 2 h")]
    public async Task A_row_of_the_worklist(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await MeasuredAsync();
        await Portal.RefuseAsync(Anna);
        SignInAs(Nurse);
        var list = Render<WorklistPanel>();
        list.WaitForAssertion(() => Assert.Single(list.FindAll(".worklist-row")));

        Assert.Equal(expected, Spoken.Of(list.Find(".worklist-row")));
    }

    [Theory]
    [InlineData("nb", "slider(Tidsmarkør. Pil til sidene flytter fra måling til måling, Home og End går til første og siste, pil opp og ned velger kurve, Enter viser opphavet.) | SpO₂ % img(Oksygenmetning: siste 84 %, 08:00. 3 målinger i perioden, 1 utenfor grensene, 1 ugyldige. Lavest 84, høyest 95.) 84 % Rød button(Åpne kurven for SpO₂)")]
    [InlineData("nn", "slider(Tidsmarkør. Pil til sidene flyttar frå måling til måling, Home og End går til første og siste, pil opp og ned vel kurve, Enter viser opphavet.) | SpO₂ % img(Oksygenmetting: siste 84 %, 08:00. 3 målingar i perioden, 1 utanfor grensene, 1 ugyldige. Lågast 84, høgast 95.) 84 % Raud button(Opne kurva for SpO₂)")]
    [InlineData("en", "slider(Time cursor. Left and right arrow move from reading to reading, Home and End go to the first and last, up and down arrow choose the curve, Enter shows the origin.) | SpO₂ % img(Oxygen saturation: latest 84 %, 08:00. 3 readings in the period, 1 outside the limits, 1 invalid. Lowest 84, highest 95.) 84 % Red button(Open chart of SpO₂)")]
    public async Task A_lane(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await MeasuredAsync();
        var lanes = await OpenAsync<LanesPanel>(Nurse, Anna, parameters => parameters.Add(panel => panel.From, Now.AddDays(-14)));
        lanes.WaitForAssertion(() => Assert.NotEmpty(lanes.FindAll(".lane")));

        Assert.Equal(expected, Spoken.Of(lanes.Find("[role=slider]")) + " | " + Spoken.Of(lanes.Find(".lane")));
    }

    private async Task MeasuredAsync()
    {
        await Portal.MeasureAsync(Anna, 95, Now.AddDays(-2));
        await Portal.MeasureAsync(Anna, 149, Now.AddDays(-1));
        await Portal.MeasureAsync(Anna, 84, Now.AddHours(-2));
        await Portal.JudgeAsync();
    }
}
