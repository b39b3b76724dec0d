using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Sources;

public sealed class CapabilityReadingTests : IAsyncLifetime
{
    private readonly SourcesUnderTest _test = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task What_a_source_cannot_is_told_as_soon_as_it_says_it_and_it_is_asked_until_it_does()
    {
        var server = await _test.AddAsync("office", Office, types: "Treatments");
        server.Statement["fhirVersion"] = "3.0.2";
        server.Statement["rest"] = new JsonArray(new JsonObject { ["resource"] = new JsonArray(new JsonObject { ["type"] = "Encounter", ["searchParam"] = new JsonArray(new JsonObject { ["name"] = "patient" }) }) });
        var asked = 0;
        server.Before = async (_, http) => Interlocked.Increment(ref asked) == 1 && await FakeFhirServer.SayAsync(http, 404);
        await _test.StartAsync();
        var statuses = _test.Get<SourceStatuses>();
        using var reading = (BackgroundService)_test.Get<IEnumerable<IHostedService>>().Single(service => service is CapabilityReading);
        var (failed, read) = (new TaskCompletionSource(), new TaskCompletionSource());
        statuses.Changed += () =>
        {
            _ = _test.Status("office").Capability switch
            {
                { ReadAt: not null } => read.TrySetResult(),
                { Failure: SourceFailure.NotFound } => failed.TrySetResult(),
                _ => false,
            };
        };

        await reading.StartAsync(Cancellation);
        await failed.Task.WaitAsync(Cancellation);

        // The wait begins after the failure was told.
        for (var round = 0; round < 500 && !read.Task.IsCompleted; round++)
        {
            _test.Portal.Clock.Advance(_test.Limits.CapabilityRetry);
            await Task.Delay(10, Cancellation);
        }

        await reading.StopAsync(Cancellation);
        Assert.Equal(
            [new(CapabilityGap.Version, "3.0.2"), new(CapabilityGap.Type, "EpisodeOfCare"), new(CapabilityGap.Parameter, "Encounter.date"), new(CapabilityGap.Type, "Procedure")],
            _test.Status("office").Capability.Mismatches);
        Assert.Null(_test.Status("office").Capability.Failure);
        Assert.DoesNotContain(server.Seen, seen => seen.Headers.ContainsKey("X-Attestation"));
    }
}
