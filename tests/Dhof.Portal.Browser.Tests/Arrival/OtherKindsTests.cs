using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Arrival;

/// <summary>Scores, answers and vital signs without a kind of their own, from the message to the open page.</summary>
public sealed class OtherKindsTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_NEWS2_score_shows_its_points_at_a_press_and_an_unknown_vital_sign_appears_under_its_own_name()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Kulissen");
        var page = await SignedInAsync("kari");
        var opened = new PatientPage(page);
        await opened.OpenAsync(patient.Path());

        await Expect(opened.Latest("Bevissthet")).ToContainTextAsync("A – Våken");
        await Expect(opened.Latest("CFS")).ToContainTextAsync("6");
        var score = opened.Latest("NEWS2");
        await Expect(score).ToContainTextAsync("Til informasjon");
        await Expect(score.GetByText("Luft eller oksygen")).ToBeHiddenAsync();
        await score.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(score.GetByText("Luft eller oksygen")).ToBeVisibleAsync();
        await Expect(score.GetByRole(AriaRole.Definition)).ToHaveCountAsync(7);

        var others = page.GetByRole(AriaRole.Region, new() { Name = "Andre målinger" });
        await Expect(others).ToHaveCountAsync(0);
        await ArrivesAsync(patient.Identity.Number, "Omkrets av venstre ankel, målt over malleolene i sittende stilling med føttene i gulvet", 24.5);
        await Expect(others.GetByRole(AriaRole.Listitem)).ToContainTextAsync("24,5\u00a0cm");
        await Expect(score.GetByText("Luft eller oksygen")).ToBeVisibleAsync();

        await opened.Choice("Målinger som vises", "Andre målinger").ClickAsync();
        await opened.Choice("Visning", "Tabell").ClickAsync();
        await Expect(opened.Readings).ToContainTextAsync(["Omkrets av venstre ankel"]);
        Complaints.ShouldBeNone();
    }

    private async Task ArrivesAsync(string identityNumber, string name, double centimetres)
    {
        var observation = Observation.OxygenSaturation(identityNumber, 1);
        observation["code"] = new JsonObject { ["text"] = name, ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://example.org/local", ["code"] = "ankel-v" }) };
        observation["valueQuantity"] = new JsonObject { ["value"] = centimetres, ["unit"] = "cm" };
        using var answer = await Portal.SendAsync(observation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
