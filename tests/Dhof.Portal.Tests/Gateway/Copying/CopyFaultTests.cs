using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Tests.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Gateway.Copying.CopyUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>Whatever a source does at any request, the next copying brings what is missing, and nothing twice.</summary>
public sealed class CopyFaultTests : IAsyncLifetime
{
    private CopyUnderTest _test = null!;

    public async ValueTask InitializeAsync() => _test = await StartAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Theory]
    [InlineData("429", SourceFailure.Busy)]
    [InlineData("503", SourceFailure.Busy)]
    [InlineData("500", SourceFailure.Broken)]
    [InlineData("401", SourceFailure.NotAllowed)]
    [InlineData("410", SourceFailure.Gone)]
    [InlineData("302", SourceFailure.Redirected)]
    [InlineData("broken", SourceFailure.NotFhir)]
    [InlineData("slow", SourceFailure.TimedOut)]
    [InlineData("reset", SourceFailure.Unreachable)]
    public async Task A_fault_at_any_request_loses_nothing(string fault, SourceFailure failure)
    {
        (_test.TryTimeout, _test.Limits) = ("00:00:00.3", _test.Limits with { Retries = 1 });
        await _test.RestartAsync();
        _test.Server.PageSize = 2;
        _test.Put(Enumerable.Range(0, 5).Select(i => SpO2($"o{i}", 80 + i, There.AddSeconds(i))));
        await _test.CopyAsync();
        var requests = _test.Server.Seen.Count;
        var changed = Enumerable.Range(0, 8).Select(i => SpO2($"o{i}", 90 + i, There.AddMinutes(1 + i), version: 2)).ToArray();
        _test.Put(changed);
        _test.Clock.Advance(TimeSpan.FromDays(1));

        // A slow source takes its time at each.
        for (var at = 1; at <= (fault == "slow" ? 3 : requests); at += 2)
        {
            var asked = 0;
            _test.Server.Before = async (_, http) => ++asked >= at && await FailAsync(http, fault);
            Assert.Equal(failure, (await _test.TryAsync()).Failure);
        }

        _test.Server.Before = null;
        await _test.CopyAsync();
        await _test.CopyAsync();
        Assert.Equal(changed.Select((_, i) => $"101 {90 + i}.0 v{(i < 5 ? 2 : 1)} {(i < 5 ? 2 : 0)}").Order(), (await _test.MeasuredAsync()).Order());
        Assert.Empty(await _test.QuarantinedAsync());
    }

    [Fact]
    public async Task A_source_that_asks_to_be_left_alone_says_for_how_long_and_is_asked_nothing_more()
    {
        var asked = 0;
        _test.Server.Before = async (_, http) => ++asked > 0 && await FakeFhirServer.SayAsync(http, 429, retryAfter: "600");
        var run = await _test.TryAsync();

        Assert.Equal((SourceFailure.Busy, TimeSpan.FromMinutes(10), 1), (run.Failure, run.RetryAfter, asked));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_holds_up_nothing_but_what_follows_it()
    {
        _test.Put(SpO2("o1", 94, There), SpO2("o2", 93, There, "p2"));
        _test.Server.Before = async (seen, http) => seen["patient"] == "Patient/p1" && await FakeFhirServer.SayAsync(http, 200, "{\"resourceType\":");

        Assert.Equal(SourceFailure.NotFhir, (await _test.TryAsync()).Failure);
        Assert.Contains("102 93.0 v1 0", await _test.MeasuredAsync());
    }

    private static Task<bool> FailAsync(Microsoft.AspNetCore.Http.HttpContext http, string fault) => fault switch
    {
        "broken" => FakeFhirServer.SayAsync(http, 200, "{\"resourceType\":\"Bundle\",\"entry\":["),
        "slow" => FakeFhirServer.StallAsync(http),
        "reset" => FakeFhirServer.ResetAsync(http),
        var status => FakeFhirServer.SayAsync(http, int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), "{\"resourceType\":\"OperationOutcome\"}"),
    };
}
