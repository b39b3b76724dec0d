using Deque.AxeCore.Playwright;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Alerts;

/// <summary>A nurse's work with alerts, from the list, by the keyboard; and what a colleague sees of it.</summary>
public sealed class AlertActsTests(Stage stage) : BrowserTest(stage)
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Of_two_who_claim_the_same_patient_at_once_one_does_and_the_other_is_told_and_both_see_whose_it_is()
    {
        var patient = await ArrivedAsync(0, 84);
        var (kari, ola) = (await SignedInAsync("kari"), await SignedInAsync("ola"));
        var lists = new[] { new WorklistPage(kari), new WorklistPage(ola) };

        foreach (var (list, page) in lists.Zip([kari, ola]))
        {
            await list.OpenAsync();
            await Expect(list.Row(patient.Name())).ToBeVisibleAsync();
            await list.Name(patient.Name()).FocusAsync();
        }

        await Task.WhenAll(kari.Keyboard.PressAsync("c"), ola.Keyboard.PressAsync("c"));
        var said = lists.Select(list => list.Said).ToList();
        await Task.WhenAll(said.Select(one => Expect(one).ToContainTextAsync(new System.Text.RegularExpressions.Regex("Du følger opp|var først"))));
        var told = await Task.WhenAll(said.Select(one => one.InnerTextAsync()));
        var winner = Assert.Single(told.Index(), one => one.Item.StartsWith($"Du følger opp {patient.Name()}", StringComparison.Ordinal)).Index;
        var name = winner == 0 ? "Kari Nilsen" : "Ola Strand";
        Assert.Contains($"{name}, ", told[1 - winner], StringComparison.Ordinal);
        await Task.WhenAll(lists.Select(list => Expect(list.Row(patient.Name())).ToContainTextAsync(name, new() { Timeout = 1_500 })));

        await (winner == 0 ? kari : ola).Keyboard.PressAsync("u");
        await Task.WhenAll(lists.Select(list => Expect(list.Row(patient.Name())).Not.ToContainTextAsync(name)));
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_yellow_is_closed_in_two_keystrokes_and_opened_again_by_a_third()
    {
        var patient = await ArrivedAsync(1, 90);
        var page = await SignedInAsync("kari");
        var list = new WorklistPage(page);
        await list.OpenAsync();
        await list.Name(patient.Name()).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(list.Side.GetByText($"Avslutt for {patient.Name()}").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("2");
        await Expect(list.Side).ToContainTextAsync($"{patient.Name()} er avsluttet: Ser det an.");
        await Expect(list.Row(patient.Name())).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("u");
        await Expect(list.Side).ToContainTextAsync($"Angret for {patient.Name()}.");
        await Expect(list.NewRows.Or(list.Row(patient.Name())).First).ToBeVisibleAsync();
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_red_is_closed_only_with_contact_and_assessment_and_an_agreed_call_stands_under_today()
    {
        var patient = await ArrivedAsync(2, 84);
        var page = await SignedInAsync("kari");
        var list = new WorklistPage(page);
        await list.OpenAsync();
        await list.Name(patient.Name()).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(list.Side.GetByText($"Avslutt for {patient.Name()}").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");
        await Expect(list.Side.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Et rødt varsel avsluttes først når noen er nådd: velg kontakt og skriv vurdering.");

        await list.Side.GetByLabel("Ikke svar").CheckAsync();
        await list.Side.GetByRole(AriaRole.Button, new() { Name = $"Lagre vurdering av {patient.Name()}" }).ClickAsync();
        await Expect(list.Side.GetByRole(AriaRole.Alert)).ToContainTextAsync("velg når det ringes igjen");
        await list.Side.GetByRole(AriaRole.Button, new() { Name = "Om to timer" }).ClickAsync();
        await list.Side.GetByRole(AriaRole.Button, new() { Name = $"Lagre vurdering av {patient.Name()}" }).ClickAsync();
        await Expect(list.Side).ToContainTextAsync($"Vurderingen av {patient.Name()} er lagret.");
        await Expect(list.Side).ToContainTextAsync("Ny kontakt avtalt");

        // Two hours ahead may be tomorrow.
        if (OsloTime.Of(Now.AddHours(2)).Date == OsloTime.Of(Now).Date)
        {
            await Expect(list.Planned).ToContainTextAsync(patient.Name());
        }

        await CloseAsync(list, patient);
        await Expect(list.Row(patient.Name())).ToHaveCountAsync(0);

        // The history says the same, to the doctor too.
        await page.GotoAsync(patient.Path() + "?view=events");
        var events = new PatientPage(page).Events;
        await Expect(events).ToContainTextAsync("Snakket med pasienten: Tungpust siden i går. Øker etter planen.");
        await Expect(events).ToContainTextAsync("Tiltak gjort");
        await Expect(events).ToContainTextAsync("Kari Nilsen, ");
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task What_is_put_off_is_out_of_the_list_says_by_whom_and_comes_back_when_it_gets_worse()
    {
        var patient = await ArrivedAsync(1, 90);
        var page = await SignedInAsync("kari");
        var list = new WorklistPage(page);
        await list.OpenAsync();
        await list.Name(patient.Name()).FocusAsync();
        await page.Keyboard.PressAsync("s");
        await list.Side.GetByRole(AriaRole.Button, new() { Name = $"Utsett {patient.Name()} til" }).First.ClickAsync();
        await Expect(list.Row(patient.Name())).ToHaveCountAsync(0);
        await Expect(page.GetByText("Én pasient er utsatt")).ToBeVisibleAsync();
        await page.GetByText("Én pasient er utsatt").ClickAsync();
        await Expect(page.Locator(".snoozed")).ToContainTextAsync("av Kari Nilsen");

        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).HoverAsync();
        await SendAsync(patient, 82);
        await Expect(list.Row(patient.Name()).Or(list.NewRows).First).ToBeVisibleAsync(new() { Timeout = 2_000 });

        // Left as another test wants to find it.
        await CloseAsync(list, patient);
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_colleague_sees_what_is_assigned_and_who_is_paused_and_a_red_comes_through_the_pause()
    {
        var patient = await ArrivedAsync(2, 90);
        var (kari, ola) = (await SignedInAsync("kari"), await SignedInAsync("ola"));
        var (mine, theirs) = (new WorklistPage(kari), new WorklistPage(ola));
        await Task.WhenAll(mine.OpenAsync(), theirs.OpenAsync());
        await Expect(theirs.Row(patient.Name())).ToBeVisibleAsync();
        await mine.Name(patient.Name()).FocusAsync();
        await kari.Keyboard.PressAsync("t");
        await Expect(mine.Side.GetByRole(AriaRole.Button, new() { Name = $"Tildel {patient.Name()} til Kari Nilsen" })).ToBeVisibleAsync();
        await mine.Side.GetByRole(AriaRole.Button, new() { Name = $"Tildel {patient.Name()} til Ola Strand" }).ClickAsync();
        await Expect(mine.Side).ToContainTextAsync($"{patient.Name()} er tildelt Ola Strand");
        await Expect(theirs.Row(patient.Name())).ToContainTextAsync("Tildelt Ola Strand", new() { Timeout = 2_000 });

        await mine.Side.GetByText("Pause oppfølgingen …").ClickAsync();
        await mine.Side.GetByLabel("Bortreist").CheckAsync();
        await mine.Side.Locator(".pause-fields .actions .button").First.ClickAsync();
        await mine.Side.GetByRole(AriaRole.Button, new() { Name = $"Pause oppfølgingen av {patient.Name()}" }).ClickAsync();
        await Expect(mine.Side.Locator(".paused")).ToContainTextAsync("Bortreist · Kari Nilsen");
        Assert.Empty((await kari.RunAxe()).Violations);
        await Expect(theirs.Row(patient.Name())).ToHaveCountAsync(0);
        await ola.GetByText("Oppfølgingen av én pasient er pauset").ClickAsync();
        await Expect(ola.Locator(".paused-patients")).ToContainTextAsync(patient.Name());

        await ola.GetByRole(AriaRole.Heading, new() { Level = 1 }).HoverAsync();
        await SendAsync(patient, 82);
        await Expect(theirs.Row(patient.Name())).ToContainTextAsync("Oppfølgingen er pauset til", new() { Timeout = 2_000 });

        // Left as another test wants to find it.
        await mine.Side.GetByRole(AriaRole.Button, new() { Name = $"Avslutt pausen for {patient.Name()}" }).ClickAsync();
        await Expect(mine.Side.Locator(".paused")).ToHaveCountAsync(0);
        await CloseAsync(mine, patient);

        // What goes into the record stands on the patient's page, as it is stored.
        await kari.GotoAsync(patient.Path());
        await kari.Locator(".journal-document > summary").First.ClickAsync();
        await Expect(kari.Locator(".journal-text").First).ToContainTextAsync("Snakket med pasienten: Tungpust siden i går. Øker etter planen.");
        Assert.Empty((await kari.RunAxe()).Violations);
        Complaints.ShouldBeNone();
    }

    [Fact]
    public async Task A_doctor_of_another_organisation_writes_an_assessment_and_cannot_close()
    {
        var patient = await DemoPeople.FindAsync(Portal, "Prøvesen");
        var page = await SignedInAsync("dahl");
        await page.GotoAsync(patient.Path());
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Åpne varsler" });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Skriv vurdering" }).ClickAsync();
        await Expect(panel.GetByText("hvorfor:")).ToHaveCountAsync(0);
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Jeg følger opp" })).ToHaveCountAsync(0);
        await panel.GetByLabel("Uten kontakt").CheckAsync();
        await panel.GetByLabel("Vurdering", new() { Exact = true }).FillAsync("Fallet passer med en forverring.");
        await panel.GetByRole(AriaRole.Button, new() { Name = $"Lagre vurdering av {patient.Name()}" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Fallet passer med en forverring.");
        await Expect(panel).ToContainTextAsync("Dr. Tone Dahl");
        Complaints.ShouldBeNone();
    }

    private static async Task CloseAsync(WorklistPage list, SyntheticPatient patient)
    {
        await list.Side.GetByRole(AriaRole.Button, new() { Name = "Vurder og avslutt" }).ClickAsync();
        await list.Side.GetByLabel("Snakket med pasienten").CheckAsync();
        await list.Side.GetByLabel("Vurdering", new() { Exact = true }).FillAsync("Tungpust siden i går. Øker etter planen.");
        await list.Side.GetByRole(AriaRole.Button, new() { Name = "Tiltak gjort" }).ClickAsync();
        await Expect(list.Side).ToContainTextAsync($"{patient.Name()} er avsluttet: Tiltak gjort.");
    }

    /// <summary>Somebody in Larvik of whom no other test knows, whose reading has raised an alert.</summary>
    private async Task<SyntheticPatient> ArrivedAsync(int which, int value)
    {
        var patient = (await DemoPeople.OfAsync(Portal)).Where(one => one.Story == Story.None && one.Team.Municipality == Organisations.Larvik && one.Limits.InForce("spo2", Now)?.Band is { RedBelow: 88, YellowBelow: 92 }).ElementAt(which);
        await SendAsync(patient, value);
        return patient;
    }

    private async Task SendAsync(SyntheticPatient patient, int value)
    {
        using var answer = await Portal.SendAsync(Observation.OxygenSaturation(patient.Identity.Number, value));
        answer.EnsureSuccessStatusCode();
    }
}
