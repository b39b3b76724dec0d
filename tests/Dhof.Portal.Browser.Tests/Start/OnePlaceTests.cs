using System.Net;
using System.Net.Sockets;
using Dhof.Portal.Access;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Start;

/// <summary>The whole portal with a region of one place, from the sign-in to what the other organisations answer: the other place is nowhere.</summary>
public sealed class OnePlaceTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData("larvik", "kari", "Prøvesen", "Kari Nilsen, Ola Strand, Siri Moen, Dr. Nils Berg, Dr. Eva Lie, Dr. Tone Dahl", "siv, havna, bokeskogen", "siv, bokeskogen", "Gunvor Papirmyr", "Lovisenberg", HttpStatusCode.Created)]
    [InlineData("oslo", "amina", "Papirmyr", "Amina Yusuf, Dr. Per Holm", "lovisenberg, provestrand, pmd-oslo", "lovisenberg, provestrand, pmd-oslo", "Aud Prøvesen", "Sykehuset i Vestfold", HttpStatusCode.Forbidden)]
    public async Task A_portal_with_one_place_shows_its_own_and_nothing_of_the_other(
        string region, string persona, string patient, string clinicians, string sources, string asked, string absent, string elsewhere, HttpStatusCode ofLarvik)
    {
        await using var portal = await PortalUnderTest.StartAsync(region);
        await portal.ReadyAsync();
        var stranger = await StrangerAsync(portal);
        await stranger.GotoAsync("/");
        Assert.Equal(Sorted(clinicians), (await stranger.Locator(".persona-name").AllInnerTextsAsync()).Order(StringComparer.Ordinal));

        // A long name of an organisation takes two lines, and those beside it stay on the first.
        Assert.Single((await stranger.Locator(".persona-sees").EvaluateAllAsync<int[]>("all => all.slice(0, 2).map(one => Math.round(one.getBoundingClientRect().top))")).Distinct());

        var page = await SignedInAsync(persona, portal);

        foreach (var path in (string[])["/kilder", "/demo/kilder"])
        {
            await page.GotoAsync(path);
            await Expect(page.Locator(".source-card")).ToHaveCountAsync(3);
            Assert.Equal(Sorted(sources), await KeysAsync(page.Locator(".source-card")));
        }

        await page.GotoAsync("/pasienter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = (await DemoPeople.FindAsync(portal, patient)).Name() }).First).ToBeVisibleAsync();
        await Expect(page.GetByText(absent)).ToHaveCountAsync(0);

        await page.GotoAsync((await DemoPeople.FindAsync(portal, patient)).Path());
        var strip = new SourcesOnPage(page);

        foreach (var key in asked.Split(", "))
        {
            await strip.AnsweredAsync(key);
        }

        Assert.Equal(Sorted(asked), await KeysAsync(strip.Strip.Locator("li[data-source]")));
        await page.GotoAsync("/tilgang");
        await DrawnAsync(page);
        await Expect(page.GetByText(elsewhere)).ToHaveCountAsync(0);

        using var answer = await portal.SendAsync(Observation.OxygenSaturation(NamedPatients.All[0].Identity.Number, 95));
        Assert.Equal(ofLarvik, answer.StatusCode);
        await OnlyItsOwnIsStoredAsync(portal, region);
        await OnlyItsOwnListenAsync(portal);
        Complaints.ShouldBeNone();

        // An open page would keep the portal from stopping.
        await page.Context.CloseAsync();
        await stranger.Context.CloseAsync();
    }

    private static async Task OnlyItsOwnIsStoredAsync(PortalUnderTest portal, string region)
    {
        var (no, own) = (TestContext.Current.CancellationToken, Organisations.Of(region));
        await using var database = await DemoPeople.DatabaseAsync(portal);
        var grant = await portal.Services.GetRequiredService<EngineAccess>().OpenAsync("test", no);
        Assert.Equal(own, await database.Organisations.Select(organisation => organisation.Number).ToHashSetAsync(no));
        Assert.Equal(own, await database.CareRelations.Select(relation => relation.Organisation).ToHashSetAsync(no));
        Assert.Equal((await DemoPeople.OfAsync(portal)).Select(patient => patient.Id).ToHashSet(), await database.CareRelations.Select(relation => relation.Patient).ToHashSetAsync(no));
        Assert.Subset(own.ToHashSet(), await database.Clinicians.Select(clinician => clinician.Organisation).ToHashSetAsync(no));
        Assert.Single(await database.Visible<MeasurementRow>(grant).Select(measurement => measurement.Controller).Distinct().ToListAsync(no));
    }

    /// <summary>The servers of the other place are not started.</summary>
    private static async Task OnlyItsOwnListenAsync(PortalUnderTest portal)
    {
        foreach (var source in portal.Services.GetRequiredService<IOptions<SourceOptions>>().Value.Sources)
        {
            using var client = new TcpClient();
            var thrown = await Record.ExceptionAsync(() => client.ConnectAsync(IPAddress.Loopback, new Uri(source.BaseAddress).Port, TestContext.Current.CancellationToken).AsTask());
            Assert.Equal((source.Key, source.Enabled), (source.Key, thrown is null));
        }
    }

    private static IEnumerable<string> Sorted(string names) => names.Split(", ").Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> KeysAsync(ILocator sources) =>
        (await sources.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.source)")).Order(StringComparer.Ordinal);
}
