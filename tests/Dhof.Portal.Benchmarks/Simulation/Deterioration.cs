namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>One planted deterioration of a follow-up: what is known of it without asking any rule.</summary>
/// <param name="Onset">The beginning of its first day.</param>
/// <param name="Peak">The beginning of its first day at full strength.</param>
/// <param name="End">The end of the last day on which anything of it is left.</param>
/// <param name="IsSeen">It changes measurements. What does not can be found by nobody who only looks at them.</param>
/// <param name="IsMeasured">Something that it changes was measured while it lasted.</param>
internal sealed record Deterioration(DateTimeOffset Onset, DateTimeOffset Peak, DateTimeOffset End, bool IsSeen, bool IsMeasured)
{
    public bool Holds(DateTimeOffset at) => at >= Onset && at < End;
}
