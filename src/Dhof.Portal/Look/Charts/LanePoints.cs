using System.Globalization;
using System.Text;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>
/// The drawn readings as the cursor reads them, small enough for an attribute: <c>minutes,value[,second][letters]</c> with a space between,
/// every number as the difference to the one before. Values are whole numbers of the last decimal shown. Letters: y yellow, r red, x invalid, w withdrawn, n judged by no limit; then o where it may be another person's, c where it was corrected, l where it came late.
/// </summary>
/// <param name="Start">Minutes since 1970 that the first difference counts from.</param>
public sealed record LanePoints(long Start, string Text)
{
    public static LanePoints Of(MeasurementKind kind, IReadOnlyList<JudgedReading> ordered)
    {
        if (ordered.Count == 0)
        {
            return new LanePoints(0, string.Empty);
        }

        var start = Minutes(ordered[0].Reading);
        var (minute, value, second) = (start, 0L, 0L);
        var text = new StringBuilder();

        foreach (var judged in ordered)
        {
            var reading = judged.Reading;
            Append(text, Minutes(reading) - minute, text.Length > 0 ? " " : "");
            Append(text, Whole(kind, reading.Value) - value, ",");
            (minute, value) = (Minutes(reading), Whole(kind, reading.Value));

            if (reading.Second is { } other)
            {
                Append(text, Whole(kind, other) - second, ",");
                second = Whole(kind, other);
            }

            text.Append(Letter(judged))
                .Append(reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson) ? "o" : "")
                .Append(reading.IsCorrected ? "c" : "")
                .Append(reading.IsLate ? "l" : "");
        }

        return new LanePoints(start, text.ToString());
    }

    private static void Append(StringBuilder text, long number, string before) => text.Append(before).Append(CultureInfo.InvariantCulture, $"{number}");

    private static long Minutes(in Reading reading) => reading.At.ToUnixTimeSeconds() / 60;

    private static long Whole(MeasurementKind kind, decimal value) => (long)(kind.Round(value) * (decimal)Math.Pow(10, kind.Decimals));

    private static string Letter(in JudgedReading judged) => judged.Reading.IsValid
        ? judged.Worst switch { Severity.Red => "r", Severity.Yellow => "y", Severity.Green => "", _ => "n" }
        : judged.Reading.IsWithdrawn ? "w" : "x";
}
