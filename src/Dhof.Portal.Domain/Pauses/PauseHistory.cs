using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Pauses;

/// <summary>
/// When one controller's follow-up of a patient was paused, as the acts add up to. A pause ends by comparing instants: nothing has to wake up for it, and it always ends.
/// </summary>
/// <param name="Acts">How many acts it is made of: whoever adds the next says how many they saw.</param>
public sealed record PauseHistory(ImmutableArray<FollowUpPause> Pauses, int Acts)
{
    public static PauseHistory None { get; } = new([], 0);

    /// <param name="acts">In the order in which they were stored.</param>
    public static PauseHistory Of(IEnumerable<PauseAct> acts) => acts.Aggregate(None, (history, act) => history.After(act));

    public PauseHistory After(PauseAct act)
    {
        var before = Pauses.IsEmpty ? Pauses : Pauses.SetItem(Pauses.Length - 1, Pauses[^1].EndedAt(act.At));
        return act.Kind switch
        {
            PauseActKind.Paused => new(before.Add(new(act.Reason!.Value, act.Text, act.By, act.At, act.Until!.Value)), Acts + 1),
            PauseActKind.Ended => new(before, Acts + 1),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act.Kind, "An act of a pause."),
        };
    }

    /// <summary>The pause that stands at an instant; null for none.</summary>
    public FollowUpPause? At(DateTimeOffset at) => Pauses.LastOrDefault(pause => pause.From <= at && at < pause.Until);

    /// <summary>Whether nobody expects anything of the patient at an instant: what is missed then is not missed.</summary>
    public bool IsPaused(DateTimeOffset at) => At(at) is not null;

    /// <summary>Whether any of a time, its end left out, lies in a pause.</summary>
    public bool Touches(DateTimeOffset from, DateTimeOffset to) => Pauses.Any(pause => pause.From < pause.Until && pause.From < to && from < pause.Until);

    /// <summary>Why an act is not done; null where it may be done.</summary>
    /// <param name="longest">A pause lasts no longer.</param>
    public OutcomeRefusal? WhyNot(PauseAct act, TimeSpan longest) => act switch
    {
        { Kind: PauseActKind.Ended } => IsPaused(act.At) ? null : OutcomeRefusal.NothingToUndo,
        { Until: null } => OutcomeRefusal.NotATime,
        { Until: { } until } when until <= act.At || until > act.At + longest => OutcomeRefusal.NotATime,
        { Reason: null } or { Reason: PauseReason.Other, Text.Length: 0 } or { Text.Length: > PauseAct.LongestText } => OutcomeRefusal.Incomplete,
        _ => null,
    };

    public bool Equals(PauseHistory? other) => other is not null && Acts == other.Acts && Pauses.AsSpan().SequenceEqual(other.Pauses.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Acts, Pauses.Length);
}
