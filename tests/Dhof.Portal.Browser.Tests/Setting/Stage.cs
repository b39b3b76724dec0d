using Dhof.Portal.Browser.Tests.Setting;
using Dhof.Portal.Tests;

[assembly: AssemblyFixture(typeof(Stage))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Dhof.Portal.Browser.Tests.Setting;

/// <summary>What all tests share: one browser, one portal with the small region, one portal without patients. One test at a time: they see each other's alerts.</summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly OneAtATime _turn = new();
    private PortalUnderTest? _portal, _empty;

    public ChromiumBrowser Chromium { get; } = new();

    public PortalUnderTest Portal => _portal!;

    public PortalUnderTest WithoutPatients => _empty!;

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsInstalled)
        {
            return;
        }

        await _turn.InitializeAsync();
        await Chromium.StartAsync();
        _portal = await PortalUnderTest.StartAsync("small", null, "--Logging:LogLevel:Microsoft=Information");
        _empty = await PortalUnderTest.StartAsync("none");
        await _portal.ReadyAsync();
        await _empty.ReadyAsync();
        await DemoPeople.WithoutPatientsAsync(_empty);
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await (_portal?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_empty?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _turn.DisposeAsync();
    }
}
