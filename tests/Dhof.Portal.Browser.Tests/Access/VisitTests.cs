using System.Net;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Access;

public sealed class VisitTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task The_log_of_a_visit_names_nobody()
    {
        var people = await DemoPeople.OfAsync(Portal);
        var patient = await DemoPeople.FindAsync(Portal, "Øvelsrud");
        var page = await SignedInAsync("kari");
        List<string> addresses = [];
        page.Request += (_, request) => addresses.Add(request.Url);
        await VisitAsync(page, patient.Path(), patient.Name());
        await SendAsync(patient.Identity.Number, people.First(one => one.Team.Municipality != patient.Team.Municipality).Identity.Number);

        string[] names = [.. people.SelectMany(one => new[] { one.Identity.Number, one.Identity.Number[6..], one.Identity.FamilyName, one.Identity.GivenName }).Distinct()];
        var stored = await page.EvaluateAsync<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])");
        var cookies = (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}");
        Assert.NotEmpty(Portal.Log.Lines);
        Assert.Contains(Portal.Log.Lines, line => line.Contains("/fhir/Observation", StringComparison.Ordinal));
        Assert.Empty(Naming(names, Portal.Log.Lines.Select(Unescaped)));
        Assert.Empty(Naming(names, [stored, .. cookies, .. addresses.Select(Uri.UnescapeDataString)]));
    }

    private static async Task VisitAsync(IPage page, string patient, string search)
    {
        await new WorklistPage(page).OpenAsync();
        await page.GotoAsync("/pasienter");
        await page.GetByPlaceholder("Finn på navn").FillAsync(search);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 av");
        var opened = new PatientPage(page);
        await opened.OpenAsync(patient);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kopier fødselsnummer" }).ClickAsync();
        await opened.Choice("Visning", "Tabell").ClickAsync();
        await Expect(opened.Readings.First).ToBeVisibleAsync();
    }

    /// <summary>One that is taken, and what is refused: a unit that is none, a patient of another controller, nobody, and what is not FHIR.</summary>
    private async Task SendAsync(string known, string ofAnother)
    {
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(known, 95));
        Assert.NotEqual(HttpStatusCode.Created, await StatusAsync(known, 95, "mm[Hg]"));
        Assert.NotEqual(HttpStatusCode.Created, await StatusAsync(ofAnother, 95));
        Assert.NotEqual(HttpStatusCode.Created, await StatusAsync("13825012345", 95));
        using var broken = new StringContent($"{{ \"resourceType\": \"Observation\", \"subject\": \"{known}\"", null, "application/fhir+json");
        using var answer = await Portal.Machine.PostAsync(new Uri("/fhir/Observation", UriKind.Relative), broken, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(string number, int percent, string unit = "%")
    {
        using var answer = await Portal.SendAsync(Observation.OxygenSaturation(number, percent, unit));
        return answer.StatusCode;
    }

    private static string Unescaped(string line) => Uri.UnescapeDataString(line);

    private static IEnumerable<string> Naming(string[] names, IEnumerable<string> lines) =>
        from line in lines from name in names where WholeWord(line, name) select $"{name}: {line}";

    private static bool WholeWord(string line, string name)
    {
        for (var at = line.IndexOf(name, StringComparison.Ordinal); at >= 0; at = line.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (!IsLetter(line, at - 1) && !IsLetter(line, at + name.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetter(string line, int at) => at >= 0 && at < line.Length && char.IsLetterOrDigit(line[at]);
}
