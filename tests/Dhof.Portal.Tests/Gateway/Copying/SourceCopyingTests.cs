using System.Globalization;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Gateway.Copying;
using Dhof.Portal.Live;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Gateway.Copying.CopyUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>A portal that runs copies by itself, and says how far it is.</summary>
public sealed class SourceCopyingTests : IAsyncLifetime
{
    private CopyUnderTest _test = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nb-NO");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
        _test = await StartAsync();
        _test.Put(SpO2("o1", 94, There));
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task It_begins_when_the_portal_is_ready_and_comes_again_after_its_time()
    {
        await StartCopyingAsync();
        var first = await StatusAsync(copy => copy.NextAt is not null);
        Assert.Equal(new CopyStatus(Now, Now, There, 1, 0, 0, null, Now.AddMinutes(1)), first);

        _test.Put(SpO2("o2", 93, There.AddMinutes(1)));
        await NextAsync(TimeSpan.FromMinutes(1));
        var second = await StatusAsync(copy => copy.Stored == 2);
        Assert.Equal((Now.AddMinutes(1), There.AddMinutes(1), Now.AddMinutes(2)), (second.CompleteTo, second.Newest, second.NextAt));

        // What is told of is what stands written: a portal that starts knows it before it has asked.
        await _test.RestartAsync();
        _test.Server.Before = async (_, http) => await FakeFhirServer.HangAsync(http);
        await StartCopyingAsync();
        Assert.Equal(2, (await StatusAsync(copy => copy.NextAt is null)).Stored);
    }

    [Fact]
    public async Task A_copying_that_failed_says_why_and_is_tried_again_sooner_but_never_before_the_source_will_have_it()
    {
        string? retryAfter = null;
        _test.Server.Before = async (_, http) => await FakeFhirServer.SayAsync(http, retryAfter is null ? 500 : 429, retryAfter: retryAfter);
        await StartCopyingAsync();
        var failed = await StatusAsync(copy => copy.NextAt is not null);
        Assert.Equal((SourceFailure.Broken, Now.AddSeconds(10), (DateTimeOffset?)null), (failed.Failure, failed.NextAt, failed.CompleteTo));

        await NextAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(Now.AddSeconds(30), (await StatusAsync(copy => copy.NextAt > Now.AddSeconds(10))).NextAt);

        retryAfter = "600";
        await NextAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(Now.AddSeconds(630), (await StatusAsync(copy => copy.NextAt > Now.AddSeconds(30))).NextAt);

        _test.Server.Before = null;
        await NextAsync(TimeSpan.FromSeconds(600));
        Assert.Null((await StatusAsync(copy => copy.CompleteTo is not null)).Failure);
    }

    [Fact]
    public void How_far_it_is_stands_on_the_page_of_the_sources()
    {
        var status = _test.Get<SourceStatuses>().All[0] with { Copy = new(Now.AddMinutes(-1), null, There, 1234, 2, 3, SourceFailure.NotAllowed, Now.AddSeconds(50)) };
        var facts = StatusWords.Facts(status, Now).ToDictionary(fact => fact.Name, fact => fact.Text);
        Assert.Equal(
            ("09:59", "ikke ennå", "09:00", "1\u00a0234 lagret, 2 i karantene, 3 om andre enn virksomhetens pasienter", "10:00", "målinger, skjemasvar"),
            (facts["Sist kopiert"], facts["Komplett frem til"], facts["Nyeste i kilden"], facts["Kopiert"], facts["Neste kopiering"], facts["Opplysninger"]));
        Assert.Contains("Siste kopiering ble ikke hel: gir ikke portalen tilgang", StatusWords.Troubles(status, Now));

        var posting = status with { Source = status.Source with { Address = null }, Copy = null };
        Assert.Equal("sender selv til portalen", StatusWords.Availability(posting, Now));
        Assert.DoesNotContain(StatusWords.Facts(posting, Now), fact => fact.Name == "Sist kopiert");
    }

    private async Task StartCopyingAsync()
    {
        _test.Get<Readiness>().SetReady();
        await _test.Get<SourceCopying>().StartAsync(Cancellation);
    }

    private async Task<CopyStatus> StatusAsync(Func<CopyStatus, bool> isThere)
    {
        for (var round = 0; round < 1_000; round++)
        {
            if (_test.Get<SourceStatuses>().All[0].Copy is { } copy && isThere(copy))
            {
                return copy;
            }

            await Task.Delay(10, Cancellation);
        }

        throw new TimeoutException($"It stayed {_test.Get<SourceStatuses>().All[0].Copy}.");
    }

    /// <summary>The wait begins after the status was told.</summary>
    private async Task NextAsync(TimeSpan wait)
    {
        await Task.Delay(50, Cancellation);
        _test.Clock.Advance(wait);
    }
}
