using System.Globalization;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Timeline;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Timeline;

public sealed class EventQueriesTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
        return _portal.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task What_was_measured_in_one_go_is_one_event_and_its_alert_is_another()
    {
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-2), oxygen: new(2));
        await _portal.MeasureAsync(Anna, 72, Now.AddHours(-2).AddMinutes(1), kind: MeasurementCatalogue.Get("hr"));
        await _portal.MeasureAsync(Anna, 149, Now.AddDays(-1));
        await _portal.JudgeAsync();
        var events = await ReadAsync(await _portal.GrantAsync(Nurse, Anna));

        Assert.Equal(["Varsel åpnet", "Målinger", "Måling"], events.Select(one => one.Title));
        Assert.Equal([("SpO₂ 84\u00a0% er under rød grense 88\u00a0%", Severity.Red)], events[0].Lines.Select(line => (line.Text, line.Severity!.Value)));
        Assert.Equal([("SpO₂ 84\u00a0%", (Severity?)Severity.Red), ("Puls 72\u00a0/min", Severity.Green)], events[1].Lines.Select(line => (line.Text, line.Severity)));
        Assert.Equal("på oksygen 2 L/min", events[1].Note);
        Assert.Equal((true, "Ugyldig", null), (events[2].Lines[0].IsStruck, events[2].Lines[0].Note, events[2].Lines[0].Severity));
        Assert.Equal(events[1].Lines[0].Origin, events[0].Lines[0].Origin);
    }

    [Fact]
    public async Task A_closed_alert_is_told_twice_and_only_what_happened_in_the_period()
    {
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-1));
        await _portal.JudgeAsync();
        await using (var database = await _portal.OpenAsync())
        {
            foreach (var row in database.Visible<AlertRow>(await _portal.Get<Portal.Access.EngineAccess>().OpenAsync("test", Cancellation)))
            {
                row.ClosedAt = Now.AddHours(3);
            }

            await database.SaveChangesAsync(Cancellation);
        }

        var grant = await _portal.GrantAsync(Nurse, Anna);
        var alerts = _portal.Get<AlertEvents>();
        Assert.Equal(["Varsel åpnet", "Varsel avsluttet"], (await alerts.SinceAsync(grant, Now, Cancellation)).Select(one => one.Title));
        var closed = Assert.Single(await alerts.SinceAsync(grant, Now.AddMinutes(1), Cancellation));
        Assert.Equal((Now.AddHours(3), "var åpent i 3 t", null), (closed.At, closed.Note, closed.Lines[0].Severity));
    }

    [Fact]
    public async Task A_raised_alert_tells_the_finding_that_raised_it_and_how_bad_it_became()
    {
        var first = await MeasureAndJudgeAsync(90, Now.AddHours(-3));
        await MeasureAndJudgeAsync(84, Now.AddHours(-2));
        await MeasureAndJudgeAsync(91, Now.AddHours(-4));

        var raised = await RaisedAsync();
        Assert.Equal(("SpO₂ 90\u00a0% er under gul grense 92\u00a0%", Severity.Red, new EventOrigin(PatientEventKind.Measurement, first)), (raised.Lines[0].Text, raised.Lines[0].Severity!.Value, raised.Lines[0].Origin!.Value));
        Assert.Equal("første av 3 funn, målt " + Portal.Texts.NorwegianTime.Short(Now.AddHours(-3), Now), raised.Note);
    }

    [Fact]
    public async Task A_raised_alert_tells_the_first_finding_that_still_counts()
    {
        var first = await MeasureAndJudgeAsync(84, Now.AddHours(-3));
        var second = await MeasureAndJudgeAsync(90, Now.AddHours(-2));
        await MeasureAndJudgeAsync(91, Now.AddHours(-1));

        await _portal.CorrectAsync(second, 89);
        await _portal.WithdrawAsync(first);
        await _portal.JudgeAsync();
        Assert.StartsWith("SpO₂ 89\u00a0% er under gul grense", (await RaisedAsync()).Lines[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_from_before_findings_were_kept_tells_its_latest()
    {
        var first = await MeasureAndJudgeAsync(84, Now.AddHours(-3));
        await MeasureAndJudgeAsync(90, Now.AddHours(-2));
        await using (var database = await _portal.OpenAsync())
        {
            await database.Database.ExecuteSqlAsync($"DELETE FROM AlertFindings WHERE Measurement = {first}", Cancellation);
        }

        await MeasureAndJudgeAsync(91, Now.AddHours(-1));
        var raised = await RaisedAsync();
        Assert.Equal(("SpO₂ 91\u00a0% er under gul grense 92\u00a0%", "siste av 3 funn"), (raised.Lines[0].Text, raised.Note));
    }

    [Fact]
    public void Limits_set_together_are_one_event_that_says_who_why_and_what_was_before()
    {
        LimitHistory limits = new(
        [
            new("spo2", new(88, 92, null, null), Now.AddDays(-9), "Kari Nilsen", "Standardgrenser", null),
            new("hr", new(41, 50, 101, 131), Now.AddDays(-9), "Kari Nilsen", "Standardgrenser", null),
            new("spo2", new(86, 88, 93, null, true), Now.AddDays(-2), "Dr. Berg", "Oksygenmål", "Dr. Berg"),
        ]);
        var events = LimitEvents.Since(limits, Now.AddDays(-9)).Order(PatientEvent.NewestFirst).ToList();

        Assert.Equal(["Ny grense", "Nye grenser"], events.Select(one => one.Title));
        Assert.Equal("SpO₂ forventet 88–92 (før fra 92)", Assert.Single(events[0].Lines).Text);
        Assert.Equal("Dr. Berg · Oksygenmål · bekreftet av Dr. Berg", events[0].Note);
        Assert.Equal(["SpO₂ forventet fra 92", "Puls forventet 50–100"], events[1].Lines.Select(line => line.Text));
        Assert.EndsWith("ikke bekreftet av lege", events[1].Note, StringComparison.Ordinal);
        Assert.Empty(LimitEvents.Since(limits, Now));
    }

    [Fact]
    public async Task A_list_of_events_opens_no_more_than_its_grant()
    {
        await _portal.MeasureAsync(Bo, 84, Now.AddHours(-1));
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-1), controller: Oslo);
        await _portal.JudgeAsync();
        Assert.Empty(await ReadAsync(await _portal.GrantAsync(Secretary, Bo)));
        Assert.Empty(await ReadAsync(await _portal.GrantAsync(Nurse, Anna)));
        Assert.Equal(2, (await ReadAsync(await _portal.GrantAsync(Nurse, Bo))).Length);
    }

    private async Task<long> MeasureAndJudgeAsync(decimal value, DateTimeOffset at)
    {
        var stored = await _portal.MeasureAsync(Anna, value, at);
        await _portal.JudgeAsync();
        return stored.Measurement;
    }

    /// <summary>The first that was raised: that of the rule which judges each reading by itself.</summary>
    private async Task<PatientEvent> RaisedAsync() =>
        Assert.Single(await _portal.Get<AlertEvents>().SinceAsync(await _portal.GrantAsync(Nurse, Anna), Now.AddDays(-30), Cancellation), raised => raised.Key == "alert-1-raised");

    private async Task<System.Collections.Immutable.ImmutableArray<PatientEvent>> ReadAsync(PatientGrant grant) =>
        await new EventQueries(_portal.Get<MeasurementEvents>(), _portal.Get<AlertEvents>(), _portal.Get<PauseEvents>(), _portal.Get<GreenEvents>()).SinceAsync(grant, Now.AddDays(-30), await _portal.Get<MeasurementQueries>().LimitsAsync(grant, Cancellation), Cancellation);
}
