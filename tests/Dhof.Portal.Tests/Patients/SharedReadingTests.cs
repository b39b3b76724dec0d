using System.Globalization;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Patients;
using Microsoft.Extensions.Time.Testing;

namespace Dhof.Portal.Tests.Patients;

public sealed class SharedReadingTests
{
    private static readonly Clinician s_kari = new("kari", "Kari Nilsen", ClinicianRole.HomeCareNurse, new(310000019), "1234567");
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly Clinician s_ola = s_kari with { Key = "ola" };
    private static readonly Clinician s_secretary = s_kari with { Key = "siri", Role = ClinicianRole.Secretary };
    private static readonly Clinician s_elsewhere = s_kari with { Key = "amina", Organisation = new OrganisationNumber(310000051) };

    private readonly FakeTimeProvider _clock = new();
    private readonly List<(CaseloadGrant Grant, TaskCompletionSource<int> Answer)> _readings = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_while_a_reading_runs_is_met_by_one_more_that_begins_after_the_question()
    {
        var reading = new Reading(Read, _clock);
        var first = reading.ReadAsync(Grant(s_kari), Cancellation);
        await BegunAsync(1);
        List<Task<int>> late = [.. Enumerable.Range(0, 100).Select(i => reading.ReadAsync(Grant(i % 2 == 0 ? s_kari : s_ola), Cancellation))];
        _readings[0].Answer.SetResult(1);
        Assert.Equal(1, await first);
        await BegunAsync(2);
        Assert.All(late, task => Assert.False(task.IsCompleted));
        _readings[1].Answer.SetResult(2);
        Assert.All(await Task.WhenAll(late), answer => Assert.Equal(2, answer));
        Assert.Equal(2, _readings.Count);
    }

    [Fact]
    public async Task Lists_of_another_organisation_or_with_other_information_are_read_alone()
    {
        var reading = new Reading(Read, _clock);
        List<Task<int>> asked = [];

        // One after the other, so that each could have joined the one before.
        foreach (var clinician in new[] { s_kari, s_secretary, s_elsewhere })
        {
            asked.Add(reading.ReadAsync(Grant(clinician), Cancellation));
            await BegunAsync(asked.Count);
        }

        for (var i = 0; i < asked.Count; i++)
        {
            _readings[i].Answer.SetResult(i);
            Assert.Equal(i, await asked[i]);
        }

        Assert.Equal([Grant(s_kari).Scope, Grant(s_secretary).Scope, Grant(s_elsewhere).Scope], _readings.Select(begun => begun.Grant.Scope));
    }

    [Fact]
    public async Task A_grant_whose_time_is_over_gets_nothing_of_what_others_may_read()
    {
        var reading = new Reading(Read, _clock);
        var (old, waiting) = (Grant(s_kari), Grant(s_kari));
        _clock.Advance(AccessPolicy.GrantLife - TimeSpan.FromSeconds(1));
        var early = reading.ReadAsync(waiting, Cancellation);
        await BegunAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var fresh = Grant(s_ola);
        var good = reading.ReadAsync(fresh, Cancellation);
        await Assert.ThrowsAsync<GrantExpiredException>(() => reading.ReadAsync(old, Cancellation));

        _readings[0].Answer.SetResult(1);
        await Assert.ThrowsAsync<GrantExpiredException>(() => early);
        await BegunAsync(2);
        Assert.Same(fresh, _readings[1].Grant);
        _readings[1].Answer.SetResult(2);
        Assert.Equal(2, await good);
    }

    [Fact]
    public async Task Whoever_leaves_takes_nothing_from_the_others_and_a_failure_reaches_only_those_who_waited_for_it()
    {
        var reading = new Reading(Read, _clock);
        using var leaves = new CancellationTokenSource();
        var gone = reading.ReadAsync(Grant(s_kari), leaves.Token);
        await BegunAsync(1);
        var fails = reading.ReadAsync(Grant(s_ola), Cancellation);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        _readings[0].Answer.SetResult(1);
        await BegunAsync(2);
        var after = reading.ReadAsync(Grant(s_kari), Cancellation);
        _readings[1].Answer.SetException(new IOException());
        await Assert.ThrowsAsync<IOException>(() => fails);
        await BegunAsync(3);
        _readings[2].Answer.SetResult(3);
        Assert.Equal(3, await after);
    }

    [Fact]
    public async Task A_reading_knows_nothing_of_the_language_of_the_page_that_asked()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nn");
        var reading = new Reading(_ => Task.FromResult(CultureInfo.CurrentUICulture.Name == "nn" ? 1 : 0), _clock);
        Assert.Equal(0, await reading.ReadAsync(Grant(s_kari), Cancellation));
    }

    private CaseloadGrant Grant(Clinician clinician) => AccessPolicy.OpenCaseload(clinician, _clock.GetUtcNow());

    private Task<int> Read(CaseloadGrant grant)
    {
        lock (_readings)
        {
            _readings.Add((grant, new(TaskCreationOptions.RunContinuationsAsynchronously)));
            return _readings[^1].Answer.Task;
        }
    }

    private async Task BegunAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(s_patience);

        while (true)
        {
            lock (_readings)
            {
                if (_readings.Count >= count)
                {
                    return;
                }
            }

            await Task.Delay(5, patience.Token);
        }
    }

    private sealed class Reading(Func<CaseloadGrant, Task<int>> read, TimeProvider clock) : SharedReading<int>(read, clock);
}
