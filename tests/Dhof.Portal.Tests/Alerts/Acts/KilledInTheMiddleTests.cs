using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Patients;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Tests.Gateway.Copying;
using Dhof.Portal.Worklist;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts.Acts;

/// <summary>
/// A morning of a unit: alerts are raised, claimed, snoozed, assigned, told on, closed with a document, a follow-up is paused. The portal is killed before and after everything that it saves, and started again on the same
/// folder. Whoever got no answer looks, and does again what is not there. In the end all is as if nothing had happened.
/// </summary>
public sealed class KilledInTheMiddleTests
{
    private static readonly Assessment s_reached = new(ContactOutcome.Patient, "Tungpust", "Øker etter planen", Now.AddHours(5));

    [Fact]
    public async Task No_alert_is_lost_or_doubled_no_act_is_lost_or_doubled_and_snooze_and_pause_end_at_their_time()
    {
        var (expected, _) = await RunAsync(killed: false);
        var (seen, kills) = await RunAsync(killed: true);
        Assert.Equal(expected, seen);

        // Each of the morning's saves has two sides, and the engine's first is before it has judged anything.
        Assert.True(kills > 20, $"{kills} kills");
    }

    private static async Task<(List<string> Seen, int Kills)> RunAsync(bool killed)
    {
        Crash crash = new(int.MaxValue);
        await using var portal = new PortalUnderTest { Between = [new CrashingSaves(crash)] };
        await portal.InitializeAsync();
        Morning morning = new(portal, crash, killed);
        return (await morning.RunAsync(), morning.Kills);
    }

    private sealed class Morning(PortalUnderTest portal, Crash crash, bool killed)
    {
        private readonly List<string> _seen = [];

        public int Kills { get; private set; }

        public async Task<List<string>> RunAsync()
        {
            await portal.MeasureAsync(Anna, 84, Now);
            await portal.MeasureAsync(Bo, 90, Now);
            await BetweenAsync();
            await ItselfAsync(portal.JudgeAsync);
            await SeeAsync("raised");

            await ActAsync(Anna, (grant, seen) => Alerts.FollowUpAsync(grant, seen, false, Cancellation));
            await ActAsync(Bo, (grant, seen) => Alerts.SnoozeAsync(grant, seen, Now.AddHours(2), Cancellation));
            await ActAsync(Anna, (grant, seen) => Alerts.AssignAsync(grant, seen, Assignee.Of(Colleague), Cancellation));
            await SeeAsync("claimed, snoozed and assigned");

            await ActAsync(Anna, (grant, seen) => Alerts.CloseAsync(grant, seen, ClosingReason.Acted, s_reached, Cancellation));
            await ActAsync(Anna, (grant, _) => portal.Get<PauseCommands>().PauseAsync(grant, 0, PauseReason.Away, "", Now.AddHours(3), Cancellation));
            await SeeAsync("closed and paused");

            // A yellow that the pause hides, and a red that it does not, which nobody follows up.
            await portal.MeasureAsync(Anna, 90, Now.AddMinutes(1));
            await BetweenAsync();
            await ItselfAsync(portal.JudgeAsync);
            await SeeAsync("yellow while paused");
            await portal.MeasureAsync(Anna, 135, Now.AddMinutes(1), kind: MeasurementCatalogue.Get("hr"));
            await ItselfAsync(portal.JudgeAsync);
            portal.Clock.Advance(TimeSpan.FromMinutes(60));
            await ItselfAsync(async () => await portal.Get<EscalationWatch>().TellAsync(await portal.Get<EngineAccess>().OpenAsync("test", Cancellation), Cancellation));
            await SeeAsync("told");

            foreach (var end in new[] { Now.AddHours(2), Now.AddHours(3), Now.AddHours(5) })
            {
                await BetweenAsync();
                portal.Clock.SetUtcNow(end.AddTicks(-1));
                await SeeAsync("before");
                portal.Clock.SetUtcNow(end);
                await SeeAsync("at its time");
            }

            _seen.AddRange(await EverythingAsync());
            return _seen;
        }

        private AlertCommands Alerts => portal.Get<AlertCommands>();

        /// <summary>Between two things that the portal does.</summary>
        private async Task BetweenAsync()
        {
            if (killed)
            {
                Kills++;
                await portal.KillAsync();
            }
        }

        /// <summary>What the portal does by itself: after the start it does it again, whatever was done.</summary>
        private Task ItselfAsync(Func<Task> what) => KilledAsync(what, () => Task.FromResult(false));

        /// <summary>What a clinician does, and does again where it is not there afterwards.</summary>
        private async Task ActAsync(PatientId patient, Func<PatientGrant, ImmutableArray<SeenAlert>, Task<Outcome>> act)
        {
            var before = await ActsAsync();
            await KilledAsync(
                async () =>
                {
                    var grant = await portal.GrantAsync(Nurse, patient);
                    Assert.Equal(Outcome.Done, await act(grant, [.. (await portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Where(alert => alert.IsOpen).Select(alert => alert.Seen)]));
                },
                async () => (await ActsAsync()).Count > before.Count);
        }

        /// <summary>Killed at the first that is saved, at the next after the start, and so on, until it goes through.</summary>
        private async Task KilledAsync(Func<Task> what, Func<Task<bool>> isDone)
        {
            for (var step = 0; ; step++)
            {
                crash.ComeAfter(killed ? step : 1_000);

                try
                {
                    await what();
                }
                catch (CrashedException)
                {
                    // The process is gone.
                }

                var hasCome = crash.HasCome;
                crash.ComeAfter(1_000);

                if (!hasCome)
                {
                    return;
                }

                await BetweenAsync();

                if (await isDone())
                {
                    return;
                }
            }
        }

        /// <summary>What the unit's list shows.</summary>
        private async Task SeeAsync(string what)
        {
            var list = await portal.Get<WorklistQueries>().ReadAsync(await portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation), Cancellation);
            _seen.Add(string.Join('\n', [
                what,
                .. list.Rows.Select(row => $"row {row.Patient} {row.Order.Band} {row.Worst?.Alert.Latest.Series} {row.Owner?.Name} {row.AssignedTo?.Name} {row.Escalation?.To.Name} {row.Others} {row.Pause?.Until:O}"),
                .. list.Snoozed.Select(one => $"snoozed {one.Patient} {one.Snooze.Until:O}"),
                .. list.Paused.Select(one => $"paused {one.Patient} {one.Pause.Until:O} {one.Open}"),
                .. list.Today.Select(one => $"today {one.Patient} {one.At:O}"),
                $"without {list.Without}",
            ]));
        }

        private async Task<List<string>> EverythingAsync()
        {
            await using var database = await portal.OpenAsync();
            var engine = await portal.Get<EngineAccess>().OpenAsync("test", Cancellation);
            var alerts = await database.Visible<AlertRow>(engine).AsNoTracking().Include(row => row.Findings).ToListAsync(Cancellation);
            var documents = await database.Visible<JournalDocumentRow>(engine).AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
            return
            [
                .. alerts.Select(row => $"alert {row.Patient} {row.Rule} {row.Series} {row.Severity} {row.RaisedAt:O} {row.Count} {row.ClosedAt:O} {row.ClosedBecause} {row.Findings.Count}").Order(StringComparer.Ordinal),
                .. await ActsAsync(),
                .. documents.Select(row => $"document {row.Number} {row.State} {row.At:O} {row.Content.Length}"),
            ];
        }

        /// <summary>All that was done, in the order in which it was stored.</summary>
        private async Task<List<string>> ActsAsync()
        {
            await using var database = await portal.OpenAsync();
            var engine = await portal.Get<EngineAccess>().OpenAsync("test", Cancellation);
            var acts = await database.Visible<AlertActRow>(engine).AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
            var pauses = await database.Visible<PauseRow>(engine).AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
            return [.. acts.Select(row => $"act {row.Patient} {row.ToDomain()}"), .. pauses.Select(row => $"pause {row.Patient} {row.ToDomain()}")];
        }
    }
}
