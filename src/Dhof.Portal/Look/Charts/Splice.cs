using System.Collections.Immutable;

namespace Dhof.Portal.Look.Charts;

/// <summary>How one list becomes another: from <paramref name="At"/> on, <paramref name="Out"/> elements go and <paramref name="In"/> take their place.</summary>
public readonly record struct Splice<T>(int At, int Out, ImmutableArray<T> In);

public static class Splice
{
    /// <summary>The shortest one that leaves what both lists begin and end with.</summary>
    public static Splice<T> Between<T>(ImmutableArray<T> before, ImmutableArray<T> after, IEqualityComparer<T>? comparer = null)
    {
        var same = comparer ?? EqualityComparer<T>.Default;
        var most = Math.Min(before.Length, after.Length);
        var (head, tail) = (0, 0);

        while (head < most && same.Equals(before[head], after[head]))
        {
            head++;
        }

        while (tail < most - head && same.Equals(before[^(tail + 1)], after[^(tail + 1)]))
        {
            tail++;
        }

        return new(head, before.Length - head - tail, after[head..^tail]);
    }
}
