using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Measurements;

/// <summary>One kind opened for work: its whole history, from which any window is answered.</summary>
/// <param name="Origins">Texts by the id of the reading.</param>
/// <param name="Notes">Alerts of this kind, oldest first.</param>
public sealed record OpenedChart(ChartHistory History, IReadOnlyDictionary<long, string> Origins, ImmutableArray<ChartNote> Notes)
{
    /// <summary>Less than this is no period to work in.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(6);

    /// <summary>
    /// What a window is thinned for until the browser has said its own width: as fine as it gets, so that the first drawing is the last one until somebody moves.
    /// </summary>
    public const int UsualPixels = WorkingDrawing.MostBuckets;

    private ChartReadout Readout { get; init; } = new(History, Origins);

    /// <summary>From an instant to the end of the history.</summary>
    /// <param name="from">Null: from the first reading.</param>
    public LaneWindow Since(DateTimeOffset? from) => Inside(from ?? History.Extent.From, History.Extent.To);

    /// <summary>The nearest window that lies in the history and is long enough.</summary>
    public LaneWindow Inside(DateTimeOffset from, DateTimeOffset to)
    {
        var extent = History.Extent;
        var end = Limited(to, extent.From + Shortest, extent.To);
        return extent with { From = Limited(from, extent.From, end - Shortest), To = end };
    }

    public ChartData Window(LaneWindow window, int pixels)
    {
        var drawing = WorkingDrawing.Draw(History, window, pixels);

        return new(
            window.From.ToUnixTimeMilliseconds(),
            window.To.ToUnixTimeMilliseconds(),
            History.Extent.From.ToUnixTimeMilliseconds(),
            History.Extent.To.ToUnixTimeMilliseconds(),
            drawing.Scale,
            drawing.Series,
            drawing.Gaps,
            [.. Notes.Select(note => new ChartSpan(note.From.ToUnixTimeMilliseconds(), (note.To ?? History.Now).ToUnixTimeMilliseconds(), note.Severity.ToString().ToLowerInvariant()))],
            Readout.Of(drawing.Points));
    }

    /// <summary>The same, with what has been put into words already.</summary>
    public OpenedChart After(OpenedChart? former) => former is null ? this : this with { Readout = new(History, Origins, former.Readout) };

    /// <summary>The id of the reading at an instant (UTC) of the browser; null where there is none.</summary>
    public long? At(DateTimeOffset at) => History.Ordered.Where(reading => reading.At.ToUnixTimeMilliseconds() == at.ToUnixTimeMilliseconds()).Select(reading => (long?)reading.Id).FirstOrDefault();

    /// <summary>What is said of a window to those who do not see it.</summary>
    public string Summary(LaneWindow window) => LaneSummary.Of(History.Kind, [.. History.Ordered.Where(reading => window.Contains(reading.At))], History.Limits, History.Now);

    public bool LooksAs(OpenedChart other) => History.LooksAs(other.History) && Notes.SequenceEqual(other.Notes);

    private static DateTimeOffset Limited(DateTimeOffset at, DateTimeOffset least, DateTimeOffset most) => at > most ? most : at < least ? least : at;
}
