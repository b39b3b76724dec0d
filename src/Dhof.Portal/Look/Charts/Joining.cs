using System.Collections.Immutable;

namespace Dhof.Portal.Look.Charts;

/// <summary>Which readings a line may join. Silence is drawn as silence: a line across it would be a claim that nobody measured.</summary>
public static class Joining
{
    /// <summary>The readings, ordered by time, cut wherever the silence is longer than the gap.</summary>
    public static IEnumerable<ImmutableArray<JudgedReading>> Cut(IReadOnlyList<JudgedReading> ordered, TimeSpan gap)
    {
        var start = 0;

        for (var i = 1; i <= ordered.Count; i++)
        {
            if (i == ordered.Count || ordered[i].At - ordered[i - 1].At > gap)
            {
                yield return [.. ordered.Skip(start).Take(i - start)];
                start = i;
            }
        }
    }

    /// <summary>The silences inside the window: between readings, and since the last one.</summary>
    public static IEnumerable<Extent> Gaps(IReadOnlyList<JudgedReading> ordered, LaneWindow window, TimeScale time)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            var next = i + 1 < ordered.Count ? ordered[i + 1].At : window.To;

            if (next - ordered[i].At > window.Gap && next > window.From && ordered[i].At < window.To)
            {
                yield return new Extent(time.Inside(ordered[i].At), time.Inside(next));
            }
        }
    }
}
