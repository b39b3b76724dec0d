using System.Collections.Immutable;

namespace Dhof.Portal.Look.Charts;

/// <summary>What the browser is told: numbers to draw and texts to say, of one patient, kept in the page and nowhere else. Instants are milliseconds since 1970.</summary>
/// <param name="From">Start of the window that is drawn finely.</param>
/// <param name="To">Its end.</param>
/// <param name="First">Start of the whole history.</param>
/// <param name="Last">Its end.</param>
public sealed record ChartData(long From, long To, long First, long Last, ChartScale Scale, ImmutableArray<ChartSeries> Series, ImmutableArray<long> Gaps, ImmutableArray<ChartSpan> Notes, ChartPoints Points)
{
    private static long _numbers;

    /// <summary>No two have the same: a change names the numbers that it changes.</summary>
    public long Number { get; } = Interlocked.Increment(ref _numbers);
}

/// <summary>A note as it is drawn: over which time, and how serious.</summary>
/// <param name="Severity">yellow or red.</param>
public sealed record ChartSpan(long From, long To, string Severity);

/// <summary>The readings that the cursor goes through, with what is said of each.</summary>
/// <param name="Value">Where its dot stands; null for an invalid one.</param>
/// <param name="Letters">One for each: y yellow, r red, x invalid, n judged by no limit, g green.</param>
/// <param name="Texts">Every text once.</param>
/// <param name="Said">For each reading the numbers of its texts: when, what, and all the rest.</param>
public sealed record ChartPoints(ImmutableArray<long> At, ImmutableArray<decimal?> Value, string Letters, ImmutableArray<string> Texts, ImmutableArray<ImmutableArray<int>> Said);
