using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Demo.People;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Accessibility;

/// <summary>A page as somebody sees it. <paramref name="Address"/> gets a patient who has an open alert.</summary>
internal sealed record ShownPage(string? Persona, Func<SyntheticPatient, string> Address, bool WithoutPatients = false, Func<IPage, Task>? Then = null);

/// <summary>Every page of the portal, in every state worth looking at.</summary>
internal static class EveryPage
{
    private const string Unknown = "/pasienter/0000000000000001";

    public static Dictionary<string, ShownPage> All { get; } = new()
    {
        ["sign-in"] = new(null, _ => "/sign-in"),
        ["sign-in, unknown person"] = new(null, _ => "/sign-in?unknown=true"),
        ["worklist"] = new("kari", _ => "/"),
        ["worklist, opened"] = new("kari", patient => $"/?open={patient.Id}", Then: page => Expect(new WorklistPage(page).Side.Locator(".lane-plot")).ToBeVisibleAsync()),
        ["worklist, assessing"] = new("kari", patient => $"/?open={patient.Id}", Then: async page =>
        {
            await new WorklistPage(page).Side.GetByRole(AriaRole.Button, new() { Name = "Vurder og avslutt" }).ClickAsync();
            await Expect(page.GetByLabel("Ikke svar")).ToBeVisibleAsync();
        }),
        ["worklist, empty"] = new("kari", _ => "/", WithoutPatients: true),
        ["worklist, filtered"] = new("kari", _ => "/?condition=copd&severity=yellow", Then: page => page.Keyboard.PressAsync("f")),
        ["worklist, filtered to nothing"] = new("kari", _ => "/?mine=1&condition=diabetes"),
        ["worklist, menu open"] = new("kari", _ => "/", Then: page => page.GetByText("Kari Nilsen").Or(page.Locator("summary")).First.ClickAsync()),
        ["patients"] = new("kari", _ => "/pasienter"),
        ["patients, empty"] = new("kari", _ => "/pasienter", WithoutPatients: true),
        ["patients of the GP"] = new("berg", _ => "/"),
        ["patients of the secretary"] = new("siri", _ => "/"),
        ["patient, lanes"] = new("kari", patient => patient.Path()),
        ["patient, a year"] = new("dahl", patient => patient.Path() + "?range=1y"),
        ["patient, table"] = new("kari", patient => patient.Path() + "?view=table"),
        ["patient, working chart"] = new("kari", patient => patient.Path() + "?chart=spo2&range=3m", Then: page => new ChartPage(page).DrawnAsync()),
        ["patient, working chart and table"] = new("kari", patient => patient.Path() + "?chart=hr&view=table", Then: async page =>
        {
            await new ChartPage(page).DrawnAsync();
            await new ChartPage(page).Tool("Vis utsnittet som tabell").ClickAsync();
        }),
        ["patient, events"] = new("kari", patient => patient.Path() + "?view=events"),
        ["patient, origin"] = new("kari", patient => patient.Path() + "?view=events", Then: OpenOriginAsync),
        ["patient, setting a limit"] = new("kari", patient => patient.Path(), Then: async page =>
        {
            await page.Locator(".limits-shown > summary").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Endre grense for" }).First.ClickAsync();
            await Expect(page.Locator(".limit-trial")).ToBeVisibleAsync();
        }),
        ["patient, writing a plan"] = new("kari", patient => patient.Path(), Then: async page =>
        {
            await page.GetByRole(AriaRole.Region, new() { Name = "Egenbehandlingsplan" }).GetByRole(AriaRole.Button).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lagre utkast for" })).ToBeVisibleAsync();
        }),
        ["news to print"] = new("berg", patient => patient.Path() + "/nytt"),
        ["plan to print"] = new("kari", patient => patient.Path() + "/plan"),
        ["patient, for the secretary"] = new("siri", patient => patient.Path()),
        ["quarantine"] = new("kari", _ => "/karantene"),
        ["quarantine, empty"] = new("kari", _ => "/karantene", WithoutPatients: true),
        ["quarantine, for the secretary"] = new("siri", _ => "/karantene"),
        ["patient, who has what"] = new("kari", patient => patient.Path(), Then: page => new SourcesOnPage(page).OpenHoldingsAsync()),
        ["patient, origin of another organisation"] = new("dahl", patient => patient.Path(), Then: page => new SourcesOnPage(page).OpenFirstAsync()),
        ["sources"] = new("kari", _ => "/kilder"),
        ["demo sources"] = new("kari", _ => "/demo/kilder"),
        ["access"] = new("kari", _ => "/tilgang"),
        ["access, for the secretary"] = new("siri", _ => "/tilgang"),
        ["access, explained"] = new("dahl", patient => $"/tilgang?pasient={patient.Id}", Then: page => Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Du får åpne" })).ToBeVisibleAsync()),
        ["access, explained and refused"] = new("kari", _ => "/tilgang?pasient=0000000000000001", Then: page => Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Du får ikke åpne" })).ToBeVisibleAsync()),
        ["patient, log of use"] = new("kari", patient => patient.Path(), Then: OpenLogAsync),
        ["patient, an entry of the log"] = new("kari", patient => patient.Path(), Then: async page =>
        {
            await OpenLogAsync(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Forklar Åpnet loggen" }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Regelversjon");
        }),
        ["no access"] = new("kari", _ => Unknown),
    };

    private static async Task OpenLogAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Vis loggen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Forklar Åpnet loggen" }).First).ToBeVisibleAsync();
    }

    private static async Task OpenOriginAsync(IPage page)
    {
        var patient = new PatientPage(page);
        await patient.Events.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(patient.Original).ToContainTextAsync("Observation");
    }
}
