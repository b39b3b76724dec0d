using System.Text.Json.Nodes;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using Dhof.Portal.Tests.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Gateway.Copying.CopyUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>What is deleted at its source is withdrawn here, and only that.</summary>
public sealed class CopyDeletionTests : IAsyncLifetime
{
    private CopyUnderTest _test = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await StartAsync();
        _test.Put(SpO2("o1", 80, There), SpO2("o2", 95, There));
        await _test.CopyAsync();
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_source_that_tells_what_it_has_deleted_is_believed_at_once_and_the_reason_is_said()
    {
        Tells();
        _test.Delete("o1");
        await _test.CopyAsync();
        await _test.CopyAsync();

        Assert.Equal(["101 80.0 v2 3", "101 95.0 v1 0"], await _test.MeasuredAsync());
        Assert.Equal(["Slettet i kilden"], await _test.RowsAsync("SELECT Reason AS Value FROM Measurements WHERE Status = 3"));
        Assert.Single(_test.Server.Seen, seen => seen.Path == "Observation/o1");
        Assert.Null(_test.Get<SourceStatuses>().All[0].LastFailure);
    }

    [Fact]
    public async Task An_alert_of_what_is_deleted_is_closed()
    {
        await _test.JudgeAsync();
        Assert.Single(await _test.RowsAsync("SELECT Series AS Value FROM Alerts WHERE ClosedAt IS NULL"));
        Tells();
        _test.Delete("o1");
        await _test.CopyAsync();
        await _test.JudgeAsync();
        Assert.Empty(await _test.RowsAsync("SELECT Series AS Value FROM Alerts WHERE ClosedAt IS NULL"));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(200, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(405, false)]
    [InlineData(500, false)]
    [InlineData(501, false)]
    public async Task Of_a_source_that_does_not_tell_what_no_longer_comes_is_asked_for_and_withdrawn_only_where_it_is_gone(int status, bool isWithdrawn)
    {
        _test.Delete("o1", isTold: false);
        _test.Server.Before = async (seen, http) => seen.Path == "Observation/o1" && await FakeFhirServer.SayAsync(http, status, "{\"resourceType\":\"OperationOutcome\"}");
        await _test.TryAsync();
        Assert.DoesNotContain(_test.Server.Seen, seen => seen.Path == "Observation/o1");

        _test.Clock.Advance(TimeSpan.FromDays(1));
        await _test.TryAsync();
        await _test.TryAsync();
        Assert.Contains(_test.Server.Seen, seen => seen.Path == "Observation/o1");
        Assert.Equal([isWithdrawn ? "101 80.0 v2 3" : "101 80.0 v1 0", "101 95.0 v1 0"], await _test.MeasuredAsync());
    }

    [Fact]
    public async Task Of_a_patient_whom_the_source_knows_no_longer_nothing_is_withdrawn()
    {
        _test.Server.Resources.Clear();
        _test.Clock.Advance(TimeSpan.FromDays(1));
        await _test.CopyAsync();
        await _test.CopyAsync();

        Assert.Equal(["101 80.0 v1 0", "101 95.0 v1 0"], await _test.MeasuredAsync());
    }

    [Fact]
    public async Task What_is_there_again_returns_in_the_same_version_or_a_later_one_and_can_be_deleted_again()
    {
        Tells();

        for (var round = 1; round <= 2; round++)
        {
            _test.Delete("o1");
            await _test.CopyAsync();
            Assert.Contains($"101 80.0 v{2 * round} 3", await _test.MeasuredAsync());

            _test.Server.Deleted.Clear();
            _test.Put(SpO2("o1", 80, There));
            await _test.CopyAsync();
            Assert.Contains($"101 80.0 v{1 + (2 * round)} 2", await _test.MeasuredAsync());
        }

        _test.Put(SpO2("o1", 81, There.AddMinutes(1), version: 2));
        await _test.CopyAsync();
        Assert.Contains("101 81.0 v6 2", await _test.MeasuredAsync());
    }

    [Fact]
    public async Task What_is_deleted_while_the_portal_lies_at_any_step_of_storing_it_does_not_stay()
    {
        var (stored, hasEnded) = (0, false);

        for (var step = 1; !hasEnded; step++)
        {
            _test.Put(SpO2($"s{step}", 85, There.AddMinutes(step)));
            _test.Crash = new(int.MaxValue);
            await _test.RestartAsync();
            _test.Crash.ComeAfter(step);
            hasEnded = await Record.ExceptionAsync(() => _test.TryAsync()) is null;
            _test.Crash = null;
            await _test.RestartAsync();
            stored = (await _test.MeasuredAsync()).Count(row => row.Contains("85.0 v1", StringComparison.Ordinal));
            _test.Delete($"s{step}", isTold: false);
            _test.Clock.Advance(TimeSpan.FromDays(1));
            await _test.CopyAsync();
            Assert.DoesNotContain("101 85.0 v1 0", await _test.MeasuredAsync());
        }

        Assert.Equal(1, stored);
    }

    [Fact]
    public async Task An_answered_form_that_is_deleted_is_kept_for_somebody_to_look_at()
    {
        var form = At(There, ResponseSamples.Daily(patient: Asked.Number));
        form["id"] = "r1";
        _test.Put(form);
        await _test.CopyAsync();
        Tells();
        _test.Delete("r1", "QuestionnaireResponse");
        await _test.CopyAsync();
        await _test.CopyAsync();

        Assert.Equal(["101 response-correction-not-taken 1"], await _test.QuarantinedAsync());
    }

    private void Tells() => _test.Get<SourceStatuses>().RecordCapability(_test.Get<SourceCatalogue>().All[0].Key, new SourceCapability(Now, [], null) { HistoryOf = ["Observation", "QuestionnaireResponse"] });
}
