using System.Net;
using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Live;
using Dhof.Portal.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Start;

public sealed class StartTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Until_the_portal_is_ready_machines_are_asked_to_come_back_and_people_see_how_far_it_is()
    {
        // Nothing ends the start of this portal but the test.
        await using var portal = await PortalUnderTest.StartAsync("none", builder => builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(StartUp))));
        var readiness = portal.Services.GetRequiredService<Readiness>();
        readiness.Report(0.4);
        await AsksToComeBackAsync(portal, HttpMethod.Get, "/health/ready");
        await AsksToComeBackAsync(portal, HttpMethod.Get, "/fhir/Observation/1");
        await AsksToComeBackAsync(portal, HttpMethod.Post, "/fhir/Observation");

        var page = await StrangerAsync(portal);
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Portalen gjør seg klar");
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", "40");

        readiness.SetReady();
        await Expect(page).ToHaveTitleAsync("Logg inn – Dhof");
        using var ready = await portal.Machine.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static async Task AsksToComeBackAsync(PortalUnderTest portal, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await portal.Machine.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }
}
