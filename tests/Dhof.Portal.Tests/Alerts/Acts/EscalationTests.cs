using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Live;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts.Acts;

/// <summary>Raised on a Monday at 10:00 in Norway; open from 08:00 to 15:30; red is promised within an hour; the duty leader is told then, and half an hour later the head of the unit.</summary>
public sealed class EscalationTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    private AlertCommands Commands => _portal.Get<AlertCommands>();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    [InlineData(89, 1)]
    [InlineData(90, 2)]
    [InlineData(3_000, 2)]
    public async Task Each_step_is_told_at_its_time_once_and_late_after_a_stop(int minutes, int steps)
    {
        await RaiseAsync(84);
        _portal.Clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(steps, await TellAsync());
        Assert.Equal(0, await TellAsync());
        Assert.Equal(steps, (await LifeAsync()).Escalation?.Step ?? 0);
    }

    [Fact]
    public async Task What_is_raised_shortly_before_the_unit_closes_is_told_the_next_morning()
    {
        _portal.Clock.Advance(TimeSpan.FromHours(5));
        await RaiseAsync(84);
        _portal.Clock.Advance(TimeSpan.FromHours(17.49));
        Assert.Equal(0, await TellAsync());
        _portal.Clock.Advance(TimeSpan.FromHours(0.01));
        Assert.Equal(1, await TellAsync());
    }

    [Fact]
    public async Task What_was_missed_is_not_told_at_night_when_nobody_is_there_but_when_the_unit_opens()
    {
        await RaiseAsync(84);
        _portal.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(0, await TellAsync());
        _portal.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(2, await TellAsync());
    }

    [Fact]
    public async Task A_yellow_is_told_to_nobody_and_one_that_turns_red_has_its_whole_hour()
    {
        await RaiseAsync(90);
        _portal.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await TellAsync());
        await RaiseAsync(84);
        _portal.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await TellAsync());
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await TellAsync());
    }

    [Fact]
    public async Task Nobody_is_told_while_somebody_follows_up_and_the_chain_goes_on_when_the_claim_has_ended()
    {
        await RaiseAsync(84);
        await Commands.FollowUpAsync(await _portal.GrantAsync(Nurse, Anna), await SeenAsync(), false, Cancellation);
        _portal.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(0, await TellAsync());
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await TellAsync());
    }

    [Fact]
    public async Task Nobody_is_told_after_somebody_was_reached()
    {
        await RaiseAsync(84);
        await Commands.AssessAsync(await _portal.GrantAsync(Nurse, Anna), await SeenAsync(), new(ContactOutcome.Patient, "Bedre", "", null), Cancellation);
        _portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await TellAsync());
    }

    [Fact]
    public async Task The_list_and_the_history_say_whom_and_when_and_the_red_stays_on_top()
    {
        await RaiseAsync(84);
        _portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(Assert.Single((await OpenListAsync()).Rows).Escalation);
        await TellAsync();
        var row = Assert.Single((await OpenListAsync()).Rows);
        Assert.Equal((WorklistBand.Red, "vaktleder", Now.AddMinutes(61)), (row.Order.Band, row.Escalation?.To.Name, row.Escalation?.At));
        var told = Assert.Single(await _portal.Get<AlertEvents>().SinceAsync(await _portal.GrantAsync(Nurse, Anna), Now, Cancellation), one => one.Title == "Rødt varsel uten oppfølging, varslet videre");
        Assert.Equal((Now.AddMinutes(61), "vaktleder. Portalen"), (told.At, told.Note));
    }

    [Fact]
    public async Task It_looks_by_itself_for_as_long_as_it_runs()
    {
        await RaiseAsync(84);
        _portal.Clock.Advance(TimeSpan.FromMinutes(59));
        _portal.Get<Readiness>().SetReady();
        var watch = _portal.Get<EscalationWatch>();
        await watch.StartAsync(Cancellation);

        for (var tries = 0; tries < 60 && (await LifeAsync()).Escalation is null; tries++)
        {
            await Task.Delay(20, Cancellation);
            _portal.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        await watch.StopAsync(Cancellation);
        Assert.Equal(1, (await LifeAsync()).Escalation?.Step);
    }

    [Fact]
    public async Task An_organisation_without_a_chain_tells_nobody()
    {
        await _portal.MeasureAsync(Cato, 84, Now, Oslo);
        await _portal.JudgeAsync();
        _portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await TellAsync());
    }

    [Theory]
    [InlineData("", "vaktleder", 0, "every step has a key")]
    [InlineData("v", " ", 0, "every step has a key")]
    [InlineData("v", "vaktleder", -1, "from zero to a day")]
    [InlineData("v", "vaktleder", 25, "from zero to a day")]
    public void A_chain_that_cannot_be_is_told_at_the_start(string key, string name, int hours, string told)
    {
        AlertOptions options = new() { Organisations = [new() { Organisation = "310000019", Escalation = [new() { Key = key, Name = name, After = TimeSpan.FromHours(hours) }] }] };
        Assert.Contains(new AlertOptionsValidation().Validate(null, options).Failures!, failure => failure.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void An_organisation_has_its_own_hours_and_they_are_checked_at_the_start()
    {
        AlertOptions options = new() { Organisations = [new() { Organisation = "310000019", Closes = new(20, 0) }] };
        Assert.Equal(new TimeOnly(20, 0), options.HoursOf(Larvik).Closes);
        Assert.Equal(new TimeOnly(15, 30), options.HoursOf(Oslo).Closes);
        Assert.True(new AlertOptionsValidation().Validate(null, options).Succeeded);
        Assert.True(new AlertOptionsValidation().Validate(null, new() { Organisations = [new() { Organisation = "310000019", Closes = new(7, 0) }] }).Failed);
    }

    private async Task<int> TellAsync() => await _portal.Get<EscalationWatch>().TellAsync(await _portal.Get<EngineAccess>().OpenAsync("test", Cancellation), Cancellation);

    private async Task<WorklistReading> OpenListAsync() => await _portal.Get<SharedWorklist>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation), Cancellation);

    private async Task RaiseAsync(decimal value)
    {
        await _portal.MeasureAsync(Anna, value, _portal.Clock.GetUtcNow());
        await _portal.JudgeAsync();
    }

    private async Task<ImmutableArray<SeenAlert>> SeenAsync() => [.. (await _portal.Get<AlertQueries>().OpenAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation)).Select(alert => alert.Seen)];

    private async Task<AlertLife> LifeAsync() => (await _portal.Get<AlertQueries>().OpenAsync(await _portal.GrantAsync(Nurse, Anna), Cancellation)).Single().Life;
}
