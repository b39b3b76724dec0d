using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>The valid readings of a history, each judged once by the limit in force at its own time.</summary>
/// <param name="Severities">One list for each series of the kind, with a place for each reading; null where nothing judges it.</param>
/// <param name="Gap">The longest time that a line may join.</param>
public sealed record Judged(MeasurementKind Kind, IReadOnlyList<Reading> Valid, ImmutableArray<ImmutableArray<Severity?>> Severities, TimeSpan Gap)
{
    public static Judged Of(ChartHistory history)
    {
        List<Reading> valid = [.. history.Ordered.Where(reading => reading.IsValid)];
        return new(history.Kind, valid, [.. history.Kind.Series.Select((_, series) => valid.Select(reading => Judgement.Of(history.Kind, series, reading, history.Limits)).ToImmutableArray())], history.Extent.Gap);
    }

    public decimal? Value(int series, int reading) => Valid[reading].Of(series) is { } value ? Kind.Round(value) : null;

    public bool IsOutside(int series, int reading) => Severities[series][reading] > Severity.Green;

    /// <summary>Whether silence lies before a reading, or nothing at all.</summary>
    public bool Begins(int reading) => reading == 0 || Valid[reading].At - Valid[reading - 1].At > Gap;

    /// <summary>Some of the readings of one series as thinning wants them.</summary>
    public Sample[] Samples(int series, int start, int count) =>
        [.. Enumerable.Range(start, count).Select(i => new Sample(Valid[i].At, Value(series, i), IsOutside(series, i) || Begins(i) || i + 1 == Valid.Count || Begins(i + 1)))];
}
