using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Sources;

/// <summary>
/// Which readings of several registers are of the same measuring (docs/decisions/0023-same-reading.md). First what carries the same identifier; then what could
/// be the same by time and value is gathered, and is one only if every pair agrees and no register has two. Everything else stands alone: a wrong merge hides a
/// measurement, a missed one shows it twice.
/// </summary>
public static class SameReadings
{
    /// <summary>Every reading in exactly one group, oldest first. The order in which readings come in does not matter.</summary>
    /// <param name="readings">All of one person. What the reader may not see is not among them.</param>
    public static ImmutableArray<SameReading> Of(IEnumerable<SourcedReading> readings) =>
    [
        .. InOrder(readings).GroupBy(one => one.Kind.Key).SelectMany(kind => OfKind([.. kind]))
            .OrderBy(same => same.First.At).ThenBy(same => same.First.Kind.Order),
    ];

    private static IEnumerable<SameReading> OfKind(SourcedReading[] readings)
    {
        var named = Named(readings);
        var near = Near(readings, named);

        foreach (var gathered in Gathered(near))
        {
            var isOne = gathered.Count > 1 && IsOne(gathered);

            foreach (var group in isOne ? [gathered] : gathered.GroupBy(i => named[i]).Select(group => group.ToList()))
            {
                yield return Group([.. group.Select(i => readings[i])]);
            }
        }

        bool IsOne(List<int> all) =>
            all.DistinctBy(i => readings[i].Holder.Register()).Count() == all.Count
            && all.TrueForAll(i => all.TrueForAll(j => i >= j || named[i] == named[j] || ReadingPair.AreOne(readings[i], readings[j])));
    }

    /// <summary>For each reading the first that carries its identifier. An identifier that one register has twice, or that has been used again, names nothing.</summary>
    private static int[] Named(SourcedReading[] readings)
    {
        int[] named = [.. Enumerable.Range(0, readings.Length)];

        foreach (var same in named.Where(i => BusinessIdentifier.Of(readings[i].Identifier) is not null).GroupBy(i => BusinessIdentifier.Of(readings[i].Identifier)).Select(same => same.ToArray()).ToArray())
        {
            if (same.DistinctBy(i => readings[i].Holder.Register()).Count() == same.Length
                && Array.TrueForAll(same, i => Array.TrueForAll(same, j => ClockTolerance.AllowOneIdentifier(readings[i], readings[j]))))
            {
                Array.ForEach(same, i => named[i] = same[0]);
            }
        }

        return named;
    }

    /// <summary>For each reading those of other registers that it could be one with.</summary>
    private static List<int>[] Near(SourcedReading[] readings, int[] named)
    {
        List<int>[] near = [.. readings.Select(_ => new List<int>())];
        int[] byTime = [.. Enumerable.Range(0, readings.Length).OrderBy(i => readings[i].At)];

        for (var earlier = 0; earlier < byTime.Length; earlier++)
        {
            for (var later = earlier + 1; later < byTime.Length && readings[byTime[later]].At - readings[byTime[earlier]].At <= ClockTolerance.Longest; later++)
            {
                if (readings[byTime[earlier]].Holder.Register() != readings[byTime[later]].Holder.Register() && ReadingPair.MayBeOne(readings[byTime[earlier]], readings[byTime[later]]))
                {
                    Join(byTime[earlier], byTime[later]);
                }
            }
        }

        for (var i = 0; i < named.Length; i++)
        {
            Join(i, named[i]);
        }

        return near;

        void Join(int one, int other)
        {
            near[one].Add(other);
            near[other].Add(one);
        }
    }

    /// <summary>All that hang together, by whatever chain.</summary>
    private static IEnumerable<List<int>> Gathered(List<int>[] near)
    {
        var seen = new bool[near.Length];

        for (var i = 0; i < near.Length; i++)
        {
            List<int> gathered = seen[i] ? [] : [i];
            seen[i] = true;

            for (var next = 0; next < gathered.Count; next++)
            {
                foreach (var other in near[gathered[next]].Where(other => !seen[other]))
                {
                    seen[other] = true;
                    gathered.Add(other);
                }
            }

            if (gathered.Count > 0)
            {
                yield return gathered;
            }
        }
    }

    private static SameReading Group(ImmutableArray<SourcedReading> readings) => new(
        [.. InOrder(readings)],
        readings.Length == 1 ? Agreement.Alone
        : readings.All(one => readings.All(other => ReadingPair.SayTheSame(one, other))) ? Agreement.SameValue
        : Agreement.DifferentValue);

    /// <summary>
    /// Which stands first. A valid one before a withdrawn one, so that one register's withdrawal hides nothing (the group tells of it); then whoever measured;
    /// then whoever had it first. The rest is there so that it is always the same one.
    /// </summary>
    private static IOrderedEnumerable<SourcedReading> InOrder(IEnumerable<SourcedReading> readings) => readings
        .OrderBy(one => one.IsWithdrawn).ThenBy(one => !one.IsFirstHand).ThenBy(one => one.Recorded ?? DateTimeOffset.MaxValue).ThenBy(one => one.At)
        .ThenBy(one => one.Holder.Source?.Value, StringComparer.Ordinal).ThenBy(one => one.Holder.Controller.Value)
        .ThenBy(one => one.Key, StringComparer.Ordinal).ThenBy(one => one.Kind.Order).ThenBy(one => one.Value);
}
