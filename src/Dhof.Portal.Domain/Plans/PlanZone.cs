using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Plans;

/// <summary>One zone of the traffic light, in the patient's own words: how it is noticed, and what is done.</summary>
public sealed record PlanZone(ImmutableArray<string> Signs, ImmutableArray<string> Actions)
{
    public static PlanZone Empty { get; } = new([], []);

    public bool Equals(PlanZone? other) => other is not null && Signs.SequenceEqual(other.Signs) && Actions.SequenceEqual(other.Actions);

    public override int GetHashCode() => HashCode.Combine(Signs.Length, Actions.Length);
}
