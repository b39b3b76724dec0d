using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts.Acts;

public sealed class AssignmentTests : IAsyncLifetime
{
    private static readonly Assignee s_ola = Assignee.Of(Colleague), s_nord = new(AssigneeKind.Team, "nord", "Team Nord", null);

    private readonly PortalUnderTest _portal = new();

    private AlertCommands Commands => _portal.Get<AlertCommands>();

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await _portal.MeasureAsync(Anna, 84, Now);
        await _portal.JudgeAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_alert_is_assigned_to_a_colleague_or_a_team_of_the_own_organisation_and_to_nobody_else()
    {
        var kari = await GrantAsync(Nurse);
        Assert.Equal(["Kari Nilsen", "Ola Hansen", "Team Nord"], (await _portal.Get<Assignees>().OfAsync(kari, Cancellation)).Select(to => to.Name));
        var unknown = new Outcome.Refused(OutcomeRefusal.Unknown);
        Assert.Equal(unknown, await AssignAsync(Nurse, Assignee.Of(OsloNurse)));
        Assert.Equal(unknown, await AssignAsync(Nurse, Assignee.Of(Secretary)));
        Assert.Equal(unknown, await AssignAsync(Nurse, s_nord with { Key = "syd" }));
        Assert.Equal(unknown, await AssignAsync(Doctor, Assignee.Of(Doctor)));

        // Who it is comes from the directory, whatever the page says.
        Assert.Equal(Outcome.Done, await AssignAsync(Nurse, s_ola with { Name = "x" }));
        Assert.Equal((s_ola, "Kari Nilsen", Now), ((await LifeAsync()).Assignment!.To, (await LifeAsync()).Assignment!.By.Name, (await LifeAsync()).Assignment!.At));
        Assert.Equal(Outcome.Done, await AssignAsync(Nurse, s_nord));
        Assert.Equal(s_nord, (await LifeAsync()).Assignment!.To);
    }

    [Fact]
    public async Task A_red_that_is_assigned_and_that_nobody_follows_up_stays_on_top_and_the_row_says_whose_it_is()
    {
        await AssignAsync(Nurse, s_ola);
        var row = Assert.Single((await _portal.Get<WorklistQueries>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Colleague, Cancellation), Cancellation)).Rows);
        Assert.Equal((WorklistBand.Red, null, s_ola), (row.Order.Band, row.Owner, row.AssignedTo));
    }

    [Fact]
    public async Task Of_two_who_assign_at_once_one_does_and_the_other_is_told_who()
    {
        var (kari, ola) = (await GrantAsync(Nurse), await GrantAsync(Colleague));
        var seen = await SeenAsync();
        Task<Outcome>[] both;

        using (await _portal.Get<WriteGate>().EnterAsync(Cancellation))
        {
            both = [Commands.AssignAsync(kari, seen, s_nord, Cancellation), Commands.AssignAsync(ola, seen, s_ola, Cancellation)];
        }

        var refused = Assert.IsType<Outcome.Refused>(Assert.Single(await Task.WhenAll(both), outcome => outcome != Outcome.Done));
        Assert.Equal((OutcomeRefusal.AlreadyHandled, $"{(await LifeAsync()).Assignment!.By.Name}, Sykepleier, hjemmetjenesten"), (refused.Because, refused.By));
    }

    [Fact]
    public async Task It_is_taken_back_and_the_history_tells_both()
    {
        await AssignAsync(Nurse, s_ola);
        Assert.Equal(Outcome.Done, await Commands.UnassignAsync(await GrantAsync(Colleague), await SeenAsync(), Cancellation));
        Assert.Null((await LifeAsync()).Assignment);
        Assert.Equal(Outcome.Done, await Commands.UnassignAsync(await GrantAsync(Colleague), await SeenAsync(), Cancellation));
        var told = await _portal.Get<AlertEvents>().SinceAsync(await GrantAsync(Doctor), Now, Cancellation);
        Assert.Equal(["Ola Hansen, Sykepleier, hjemmetjenesten. Kari Nilsen, Sykepleier, hjemmetjenesten", "Ola Hansen, Sykepleier, hjemmetjenesten"], told.Where(one => one.Title.Contains("ildel", StringComparison.Ordinal)).Select(one => one.Note));
    }

    [Fact]
    public async Task A_closed_alert_is_not_assigned_and_one_that_is_opened_again_is_whose_it_was()
    {
        await AssignAsync(Nurse, s_ola);
        var kari = await GrantAsync(Nurse);
        Assessment reached = new(ContactOutcome.Patient, "Bedre", "", null);
        await Commands.CloseAsync(kari, await SeenAsync(), ClosingReason.Acted, reached, Cancellation);
        Assert.Equal(OutcomeRefusal.AlreadyHandled, Assert.IsType<Outcome.Refused>(await Commands.AssignAsync(kari, [new(1, Domain.Limits.Severity.Red) { AssignedTo = s_ola }], s_nord, Cancellation)).Because);
        await Commands.ReopenAsync(kari, [new(1, Domain.Limits.Severity.Red)], Cancellation);
        Assert.Equal(s_ola, (await LifeAsync()).Assignment?.To);
    }

    [Theory]
    [InlineData("12", "nord", "Nord", "nine digits")]
    [InlineData("310000019", "", "Nord", "every team has a name")]
    [InlineData("310000019", "nord", " ", "every team has a name")]
    [InlineData("310000019", "sor", "Nord", "that no other has")]
    public void Settings_that_cannot_be_are_told_at_the_start(string organisation, string key, string name, string told)
    {
        AlertOptions options = new() { Organisations = [new() { Organisation = organisation, Teams = [new() { Key = key, Name = name }, new() { Key = "sor", Name = "Sør" }] }] };
        Assert.Contains(new AlertOptionsValidation().Validate(null, options).Failures!, failure => failure.Contains(told, StringComparison.Ordinal));
    }

    private Task<PatientGrant> GrantAsync(Clinician clinician) => _portal.GrantAsync(clinician, Anna);

    private async Task<Outcome> AssignAsync(Clinician clinician, Assignee to) => await Commands.AssignAsync(await GrantAsync(clinician), await SeenAsync(), to, Cancellation);

    private async Task<ImmutableArray<SeenAlert>> SeenAsync() => [.. (await _portal.Get<AlertQueries>().OpenAsync(await GrantAsync(Nurse), Cancellation)).Select(alert => alert.Seen)];

    private async Task<AlertLife> LifeAsync() => (await _portal.Get<AlertQueries>().OpenAsync(await GrantAsync(Nurse), Cancellation)).Single().Life;
}
