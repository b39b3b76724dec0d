using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Sources;
using Microsoft.AspNetCore.Http;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Sources.SourcesUnderTest;

namespace Dhof.Portal.Tests.Sources;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly SourcesUnderTest _test = new();

    public static TheoryData<string, SourceFailure, int> Faults => new()
    {
        { "429", SourceFailure.Busy, 3 },
        { "429 after 1 hour", SourceFailure.Busy, 1 },
        { "503", SourceFailure.Busy, 3 },
        { "500", SourceFailure.Broken, 3 },
        { "401", SourceFailure.NotAllowed, 1 },
        { "403", SourceFailure.NotAllowed, 1 },
        { "404", SourceFailure.NotFound, 1 },
        { "410", SourceFailure.Gone, 1 },
        { "400", SourceFailure.Rejected, 1 },
        { "302", SourceFailure.Redirected, 1 },
        { "broken json", SourceFailure.NotFhir, 1 },
        { "no bundle", SourceFailure.NotFhir, 1 },
        { "html", SourceFailure.NotFhir, 1 },
        { "too large", SourceFailure.TooLarge, 1 },
        { "reset", SourceFailure.Unreachable, 3 },
        { "cut", SourceFailure.Unreachable, 3 },
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_told_for_what_it_is_and_tried_again_only_where_that_may_help(string fault, SourceFailure failure, int tries)
    {
        _test.Limits = _test.Limits with { MostBytes = 100_000 };
        var server = await _test.AddAsync("office", Office);
        server.Resources.Add(Anne());
        server.Before = async (seen, http) => seen.Type == "Observation" && await FailAsync(fault, http);
        await _test.StartAsync();

        await _test.LoadAsync();

        Assert.Equal(tries, server.Seen.Count(seen => seen.Type == "Observation"));
        Assert.Equal(failure, _test.Holding("office").Failure);
        var state = Assert.IsType<SourceState.Failed>(_test.Tell("office").State);
        Assert.Equal((failure, Domain.Access.InformationTypes.Measurements), (state.Because, state.MayBeMissing));
        Assert.Equal(SourceFailures.IsDown(failure) ? SourceAvailability.Down : SourceAvailability.Up, _test.Status("office").Availability);
        Assert.Equal(failure, _test.Status("office").LastFailure);
    }

    [Theory]
    [InlineData("429 after 1 second")]
    [InlineData("500")]
    [InlineData("reset")]
    [InlineData("cut")]
    public async Task A_fault_that_passes_is_not_noticed(string fault)
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        var failed = 0;
        server.Before = async (seen, http) => seen.Type == "Observation" && Interlocked.Increment(ref failed) == 1 && await FailAsync(fault, http);
        await _test.StartAsync();

        await _test.LoadAsync();

        Assert.Equal(["Observation/o1"], _test.Ids());
        Assert.IsType<SourceState.Answered>(_test.Tell("office").State);
    }

    [Theory]
    [InlineData("stall")]
    [InlineData("hang")]
    public async Task A_source_that_is_too_slow_is_given_up_also_within_the_body(string fault)
    {
        (_test.TryTimeout, _test.Timeout) = ("00:00:00.2", "00:00:20");
        var server = await _test.AddAsync("office", Office);
        server.Before = async (_, http) => await FailAsync(fault, http);
        await _test.StartAsync();

        await _test.LoadAsync();

        Assert.Equal(SourceFailure.TimedOut, _test.Holding("office").Failure);
        Assert.Equal(3, server.Seen.Count);
    }

    [Fact]
    public async Task Where_nobody_listens_the_source_is_down_since_the_first_failure()
    {
        _test.Add("nobody", "http://127.0.0.1:1/fhir", Office);
        await _test.StartAsync();
        await _test.LookAsync();
        _test.Portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await _test.LookAsync();

        var state = Assert.IsType<SourceState.Failed>(_test.Tell("nobody").State);
        Assert.Equal((SourceFailure.Unreachable, Now), (state.Because, state.Since));
        Assert.True(state.MayBeMissing.HasFlag(Domain.Access.InformationTypes.Treatments | Domain.Access.InformationTypes.Measurements));
        Assert.Equal((SourceAvailability.Down, Now), (_test.Status("nobody").Availability, _test.Status("nobody").Since!.Value));
    }

    [Fact]
    public async Task A_dead_source_delays_nobody_else()
    {
        var (dead, living) = (await _test.AddAsync("dead"), await _test.AddAsync("living", Office));
        var free = new TaskCompletionSource();
        dead.Before = async (_, http) =>
        {
            await free.Task;
            return await FakeFhirServer.SayAsync(http, 404);
        };
        living.Resources.AddRange([Anne(), SpO2(1, 3)]);
        await _test.StartAsync();
        var answered = new TaskCompletionSource();
        _test.Sources.Changed += () =>
        {
            if (_test.Tell("living").State is SourceState.Answered)
            {
                answered.TrySetResult();
            }
        };

        var loading = _test.LoadAsync();
        await answered.Task.WaitAsync(Cancellation);

        Assert.IsType<SourceState.Asking>(_test.Tell("dead").State);
        Assert.Equal(["Observation/o1"], _test.Ids());
        free.SetResult();
        await loading;
        Assert.IsType<SourceState.Failed>(_test.Tell("dead").State);
        Assert.Equal(["Observation/o1"], _test.Ids());
    }

    [Fact]
    public async Task A_source_that_goes_on_failing_is_left_alone_and_its_rest_is_told()
    {
        _test.Limits = _test.Limits with { FailingRequests = 3, Rest = TimeSpan.FromMinutes(5), Retries = 1, AtOnce = 1 };
        var server = await _test.AddAsync("office", Office);
        server.Before = (_, http) => FakeFhirServer.SayAsync(http, 500);
        await _test.StartAsync();
        await _test.LookAsync();
        await _test.LookAsync();
        var seen = server.Seen.Count;

        await _test.LookAsync();

        Assert.Equal((seen, SourceFailure.Resting), (server.Seen.Count, _test.Holding("office").Failure));
        Assert.Equal(SourceAvailability.Down, _test.Status("office").Availability);
    }

    [Fact]
    public async Task A_source_is_asked_again_when_somebody_wishes_and_keeps_meanwhile_what_it_answered()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        await _test.StartAsync();
        await _test.LoadAsync();
        server.Before = (_, http) => FakeFhirServer.SayAsync(http, 404);
        await _test.Sources.RetryAsync(_test.Grant, _test.Tell("office").Key, Cancellation);

        Assert.IsType<SourceState.Failed>(_test.Tell("office").State);
        Assert.Equal(["Observation/o1"], _test.Ids());

        server.Before = null;
        server.Resources.Add(SpO2(2, 1));
        await _test.Sources.RetryAsync(_test.Grant, _test.Tell("office").Key, Cancellation);

        Assert.Equal(["Observation/o1", "Observation/o2"], _test.Ids().Order());
        Assert.IsType<SourceState.Answered>(_test.Tell("office").State);
    }

    [Fact]
    public async Task A_clock_that_goes_wrong_is_told()
    {
        // The clock of the portal stands still in the test: the skew is measured against it.
        var server = await _test.AddAsync("office", Office);
        server.ClockAhead = Now - TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(2);
        await _test.StartAsync();
        await _test.LookAsync();
        Assert.InRange(_test.Status("office").ClockSkew!.Value, TimeSpan.FromHours(2) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(2) + TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task What_was_measured_after_now_by_a_clock_that_goes_wrong_is_listed_and_not_believed()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, -2)]);
        await _test.StartAsync();
        await _test.LoadAsync();
        var item = Assert.Single(_test.Sources.Items(_test.Grant, Domain.Access.InformationTypes.Measurements));
        Assert.Equal((null, "time-ahead"), (item.Measurement, item.NotMeasured));
    }

    private static async Task<bool> FailAsync(string fault, HttpContext http)
    {
        switch (fault)
        {
            case "429 after 1 hour":
                return await FakeFhirServer.SayAsync(http, 429, retryAfter: "3600");
            case "429 after 1 second":
                return await FakeFhirServer.SayAsync(http, 429, retryAfter: "1");
            case "302":
                http.Response.Headers.Location = "/fhir/elsewhere";
                return await FakeFhirServer.SayAsync(http, 302);
            case "broken json":
                return await FakeFhirServer.SayAsync(http, 200, "{\"resourceType\":\"Bundle\",\"entry\":[");
            case "no bundle":
                return await FakeFhirServer.SayAsync(http, 200, "{\"resourceType\":\"OperationOutcome\"}");
            case "html":
                return await FakeFhirServer.SayAsync(http, 200, "{\"resourceType\":\"Bundle\"}", "text/html");
            case "too large":
                return await FakeFhirServer.SayAsync(http, 200, new string(' ', 200_000) + "{\"resourceType\":\"Bundle\"}");
            case "reset":
                return await FakeFhirServer.ResetAsync(http);
            case "cut":
                http.Response.ContentLength = 1_000;
                http.Response.ContentType = "application/fhir+json";
                await http.Response.WriteAsync("{\"resourceType\":");
                await http.Response.Body.FlushAsync();
                return await FakeFhirServer.ResetAsync(http);
            case "stall":
                return await FakeFhirServer.StallAsync(http);
            case "hang":
                return await FakeFhirServer.HangAsync(http);
            default:
                return await FakeFhirServer.SayAsync(http, int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
