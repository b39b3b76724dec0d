using CsCheck;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Pauses;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Patients;

public sealed class PauseHistoryTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);
    private static readonly Performer s_kari = Performer.Of(Nurse);

    private static readonly Gen<PauseAct[]> s_acts = Gen.Select(Gen.Bool, Gen.Enum<PauseReason>(), Gen.Int[0, 2_000], Gen.Int[-100, 60_000], Gen.Bool.Select(said => said ? "Besøker datteren" : ""))
        .Select((ends, reason, after, lasts, text) => (ends, reason, after, lasts, text)).Array[0, 12]
        .Select(steps =>
        {
            var now = Now;
            return steps.Select(step =>
            {
                now = now.AddMinutes(step.after);
                return step.ends ? new PauseAct(PauseActKind.Ended, now, s_kari) : new(PauseActKind.Paused, now, s_kari) { Reason = step.reason, Text = step.text, Until = now.AddMinutes(step.lasts) };
            }).ToArray();
        });

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(59, null)]
    [InlineData(60, "ended")]
    public void A_pause_begins_when_it_is_made_and_ends_at_its_instant_or_when_it_is_ended(int minutes, string? ended)
    {
        var paused = PauseHistory.None.After(Pause(Now, Now.AddHours(1)));
        Assert.Equal(minutes >= 0 && ended is null, paused.IsPaused(Now.AddMinutes(minutes)));
        Assert.False(paused.After(new(PauseActKind.Ended, Now.AddMinutes(30), s_kari)).IsPaused(Now.AddMinutes(30)));
        Assert.True(paused.After(new(PauseActKind.Ended, Now.AddMinutes(30), s_kari)).IsPaused(Now.AddMinutes(29)));
    }

    [Theory]
    [InlineData(-60, 0, false)]
    [InlineData(-60, 1, true)]
    [InlineData(59, 120, true)]
    [InlineData(60, 120, false)]
    public void A_time_that_a_pause_reaches_into_is_told(int from, int to, bool touches) =>
        Assert.Equal(touches, PauseHistory.None.After(Pause(Now, Now.AddHours(1))).Touches(Now.AddMinutes(from), Now.AddMinutes(to)));

    [Theory]
    [InlineData(0, "", PauseReason.Away, OutcomeRefusal.NotATime)]
    [InlineData(1, "", PauseReason.Away, null)]
    [InlineData(43_200, "", PauseReason.Admitted, null)]
    [InlineData(43_201, "", PauseReason.Admitted, OutcomeRefusal.NotATime)]
    [InlineData(1, "", PauseReason.Other, OutcomeRefusal.Incomplete)]
    [InlineData(1, "Vil ikke", PauseReason.Other, null)]
    public void A_pause_ends_within_the_longest_and_says_why(int minutes, string text, PauseReason reason, OutcomeRefusal? refused) =>
        Assert.Equal(refused, PauseHistory.None.WhyNot(Pause(Now, Now.AddMinutes(minutes)) with { Reason = reason, Text = text }, s_longest));

    [Fact]
    public void Nothing_that_is_not_paused_is_ended() => Assert.Equal(OutcomeRefusal.NothingToUndo, PauseHistory.None.WhyNot(new(PauseActKind.Ended, Now, s_kari), s_longest));

    [Fact]
    public void A_pause_always_ends_and_what_is_stored_read_again_gives_the_same() => s_acts.Sample(acts =>
    {
        List<PauseAct> taken = [];
        var history = PauseHistory.None;

        foreach (var act in acts.Where(act => history.WhyNot(act, s_longest) is null))
        {
            taken.Add(act);
            history = history.After(act);
            Assert.Equal(act.Kind == PauseActKind.Paused, history.IsPaused(act.At));
            Assert.False(history.IsPaused(act.At + s_longest));
        }

        Assert.Equal(history, PauseHistory.Of(taken));

        // Never two at once, and the time that is told is the time that is paused.
        foreach (var (pause, next) in history.Pauses.Zip(history.Pauses.Skip(1)))
        {
            Assert.True(pause.Until <= next.From);
        }

        foreach (var at in acts.Select(act => act.At))
        {
            Assert.Equal(history.IsPaused(at), history.Touches(at, at.AddTicks(1)));
        }
    });

    [Theory]
    [InlineData(WorklistBand.Red, true)]
    [InlineData(WorklistBand.RedOverdue, true)]
    [InlineData(WorklistBand.RedFollowedUp, true)]
    [InlineData(WorklistBand.Unread, true)]
    [InlineData(WorklistBand.Lasting, false)]
    [InlineData(WorklistBand.Yellow, false)]
    [InlineData(WorklistBand.CheckDue, false)]
    public void A_pause_hides_no_red_and_nothing_that_could_be_one(WorklistBand band, bool shows) => Assert.Equal(shows, band.ShowsInPause());

    private static PauseAct Pause(DateTimeOffset at, DateTimeOffset until) => new(PauseActKind.Paused, at, s_kari) { Reason = PauseReason.Away, Until = until };
}
