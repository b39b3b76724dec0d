using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>What a rule may look at beside the reading that it judges: the readings of one patient that one controller holds, the limits, and why the patient is followed up. Not safe for two threads.</summary>
/// <param name="condition">Null where no record says why.</param>
/// <param name="readings">By key of the kind, in the order of <see cref="Order"/>.</param>
public sealed class History(LimitHistory limits, FollowUpCondition? condition = null, IReadOnlyDictionary<string, Reading[]>? readings = null)
{
    private readonly Dictionary<string, ImmutableArray<DailyMean>> _days = [];

    public LimitHistory Limits => limits;

    public FollowUpCondition? Condition => condition;

    /// <summary>By time; at the same instant by value and not by id: ids are given in the order of arrival, which nothing may depend on.</summary>
    public static Comparer<Reading> Order { get; } = Comparer<Reading>.Create((one, other) =>
        (one.At, one.Value, one.Second ?? 0, one.Id).CompareTo((other.At, other.Value, other.Second ?? 0, other.Id)));

    /// <summary>The readings of one kind from an instant on and up to another, both included, oldest first. Those that do not count are among them.</summary>
    public ReadOnlySpan<Reading> Between(MeasurementKind kind, DateTimeOffset from, DateTimeOffset through)
    {
        if (readings is null || !readings.TryGetValue(kind.Key, out var all))
        {
            return [];
        }

        var first = FirstAfter(all, from, orAt: true);
        return all.AsSpan(first, FirstAfter(all, through, orAt: false) - first);
    }

    /// <summary>The mean of each whole day of one kind, oldest first: reckoned once, however many readings are judged in this history.</summary>
    public ImmutableArray<DailyMean> Days(MeasurementKind kind) =>
        _days.TryGetValue(kind.Key, out var days) ? days : _days[kind.Key] = readings?.GetValueOrDefault(kind.Key) is { } all ? DailyMeans.Of(all) : [];

    private static int FirstAfter(Reading[] all, DateTimeOffset instant, bool orAt)
    {
        var (low, high) = (0, all.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;

            if (all[middle].At > instant || (orAt && all[middle].At == instant))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
