using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Plans;

/// <summary>What the patient measures and answers in one go: on which days, before what time in Norway, and how long after it the follow-up still waits.</summary>
/// <param name="Kinds">Keys of kinds of measurement.</param>
/// <param name="Forms">Canonical addresses of forms.</param>
public sealed record ScheduledTask(Weekdays Days, TimeOnly Before, TimeSpan Grace, ImmutableArray<string> Kinds, ImmutableArray<string> Forms)
{
    /// <summary>The longest that a follow-up waits: what is done the day after is another day's.</summary>
    public static readonly TimeSpan LongestGrace = TimeSpan.FromHours(12);

    public static ScheduledTask Usual { get; } = new(Weekdays.Working, new(10, 0), TimeSpan.FromHours(2), [], []);

    public bool IsOn(DayOfWeek day) => Days.HasFlag(day == DayOfWeek.Sunday ? Weekdays.Sunday : (Weekdays)(1 << ((int)day - 1)));

    public bool Asks(Asked asked) => (asked.IsForm ? Forms : Kinds).Contains(asked.Key);

    /// <summary>In which order the kinds and forms stand does not matter.</summary>
    public bool Equals(ScheduledTask? other) =>
        other is not null && (Days, Before, Grace) == (other.Days, other.Before, other.Grace) && Same(Kinds, other.Kinds) && Same(Forms, other.Forms);

    public override int GetHashCode() => HashCode.Combine(Days, Before, Grace, Kinds.Length, Forms.Length);

    private static bool Same(ImmutableArray<string> one, ImmutableArray<string> other) => one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal));
}
