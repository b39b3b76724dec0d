using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Arrival;

public sealed class ArrivingResponseTests(Stage stage) : BrowserTest(stage)
{
    private const float Second = 1_000;
    private const string Words = "Måtte sitte oppe i natt, orker ikke trappa.";

    [Fact]
    public async Task An_answered_form_that_arrives_stands_on_the_open_page_with_the_change_from_last_time()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Øvelsrud");
        var page = await SignedInAsync("kari");
        await new PatientPage(page).OpenAsync(patient.Path());
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Skjemabesvarelser" });
        await Expect(panel).ToContainTextAsync("Daglig KOLS-skjema");
        await ArrivesAsync(patient.Identity.Number, "none", null);
        await Expect(panel.Locator(".answer").First).ToContainTextAsync("ingen", new() { Timeout = Second });

        await ArrivesAsync(patient.Identity.Number, "much", Words);
        await Expect(panel.Locator(".answer").First).ToContainTextAsync("verre", new() { Timeout = Second });
        await Expect(panel.Locator(".answer").First).ToContainTextAsync("sist: ingen");
        await Expect(panel.GetByText(Words)).ToBeVisibleAsync();

        var earlier = panel.GetByRole(AriaRole.Button, new() { Name = "Tidligere besvarelser" });
        await earlier.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(panel.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Tungpust: ingen");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(panel.Locator("details[open]")).ToContainTextAsync("Hvor mye tungpust har du i dag?");
        Complaints.ShouldBeNone();
    }

    private async Task ArrivesAsync(string identityNumber, string level, string? words)
    {
        var items = new JsonArray(Item("breathlessness", "valueCoding", new JsonObject { ["system"] = "urn:dhof:form:level", ["code"] = level }));

        if (words is not null)
        {
            items.Add(Item("note", "valueString", words));
        }

        JsonObject response = new()
        {
            ["resourceType"] = "QuestionnaireResponse",
            ["identifier"] = new JsonObject { ["system"] = "urn:dhof:browser-tests", ["value"] = Guid.NewGuid().ToString() },
            ["questionnaire"] = "urn:dhof:form:daily-copd",
            ["status"] = "completed",
            ["subject"] = new JsonObject { ["identifier"] = new JsonObject { ["system"] = "urn:oid:2.16.578.1.12.4.1.4.1", ["value"] = identityNumber } },
            ["authored"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["author"] = new JsonObject { ["identifier"] = new JsonObject { ["system"] = "urn:oid:2.16.578.1.12.4.1.4.101", ["value"] = "310000019" } },
            ["item"] = items,
        };
        using var body = JsonContent.Create(response, new System.Net.Http.Headers.MediaTypeHeaderValue("application/fhir+json"));
        using var answer = await Portal.Machine.PostAsync(new Uri("/fhir/QuestionnaireResponse", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static JsonObject Item(string linkId, string type, JsonNode value) => new() { ["linkId"] = linkId, ["answer"] = new JsonArray(new JsonObject { [type] = value }) };
}
