namespace Dhof.Portal.Look.Charts;

/// <summary>
/// Leaves out points that could not be told apart on the screen: of each bucket of time the lowest and the highest stay,
/// and the first, the last and every point that must be kept. One pass.
/// </summary>
public static class Decimation
{
    /// <summary>Which samples stay; samples are ordered by time.</summary>
    public static bool[] Kept(IReadOnlyList<Sample> samples, int buckets) =>
        samples.Count == 0 ? [] : Kept(samples, buckets, samples[0].At, samples[^1].At);

    /// <summary>The same with buckets of a period that holds them all: a sample that is added there changes no bucket but its own.</summary>
    public static bool[] Kept(IReadOnlyList<Sample> samples, int buckets, DateTimeOffset from, DateTimeOffset to)
    {
        var kept = new bool[samples.Count];

        if (samples.Count <= 2 * buckets)
        {
            Array.Fill(kept, true);
            return kept;
        }

        var width = (to - from) / buckets;
        var (bucket, lowest, highest) = (-1, -1, -1);

        for (var i = 0; i < samples.Count; i++)
        {
            kept[i] = samples[i].MustKeep;
            var place = width > TimeSpan.Zero ? Math.Min(buckets - 1, (int)((samples[i].At - from) / width)) : 0;

            if (place != bucket)
            {
                Keep(kept, lowest, highest);
                (bucket, lowest, highest) = (place, -1, -1);
            }

            if (samples[i].Value is { } value)
            {
                lowest = lowest < 0 || value < samples[lowest].Value ? i : lowest;
                highest = highest < 0 || value > samples[highest].Value ? i : highest;
            }
        }

        Keep(kept, lowest, highest);
        Keep(kept, 0, samples.Count - 1);
        return kept;
    }

    private static void Keep(bool[] kept, int one, int other)
    {
        if (one >= 0)
        {
            kept[one] = kept[other] = true;
        }
    }
}
