using System.Collections.Immutable;

namespace Dhof.Portal.Look.Charts;

/// <summary>What a measurement that arrives makes of numbers that the browser holds already: hundreds of bytes where the whole is hundreds of kilobytes.</summary>
/// <param name="Basis">The number of what it changes; what holds anything else asks for the whole.</param>
/// <param name="Number">The number of what it becomes.</param>
/// <param name="Series">One for each series, in order.</param>
public sealed record ChartChange(long Basis, long Number, ChartScale Scale, ImmutableArray<SeriesChange> Series, Splice<long> Gaps, Splice<ChartSpan> Notes, PointsChange Points)
{
    /// <summary>Null where the two show different windows or series.</summary>
    public static ChartChange? Between(ChartData before, ChartData after) =>
        (before.From, before.To, before.First, before.Last) == (after.From, after.To, after.First, after.Last)
        && before.Series.Select(series => series.Role).SequenceEqual(after.Series.Select(series => series.Role))
            ? new(
                before.Number,
                after.Number,
                after.Scale,
                [.. before.Series.Zip(after.Series, SeriesChange.Between)],
                Splice.Between(before.Gaps, after.Gaps),
                Splice.Between(before.Notes, after.Notes),
                PointsChange.Between(before.Points, after.Points))
            : null;
}

/// <summary>What becomes of one series.</summary>
public sealed record SeriesChange(Splice<long> At, Splice<decimal?> Value, Splice<decimal?> Upper)
{
    public static SeriesChange Between(ChartSeries before, ChartSeries after) =>
        new(Splice.Between(before.At, after.At), Splice.Between(before.Value, after.Value), Splice.Between(before.Upper, after.Upper));
}

/// <summary>What becomes of the readings that the cursor goes through.</summary>
public sealed record PointsChange(Splice<long> At, Splice<decimal?> Value, string Letters, Splice<string> Texts, Splice<ImmutableArray<int>> Said)
{
    private static readonly EqualityComparer<ImmutableArray<int>> s_said = EqualityComparer<ImmutableArray<int>>.Create((one, other) => one.AsSpan().SequenceEqual(other.AsSpan()), numbers => numbers.Length);

    public static PointsChange Between(ChartPoints before, ChartPoints after) => new(
        Splice.Between(before.At, after.At),
        Splice.Between(before.Value, after.Value),
        after.Letters,
        Splice.Between(before.Texts, after.Texts),
        Splice.Between(before.Said, after.Said, s_said));
}
