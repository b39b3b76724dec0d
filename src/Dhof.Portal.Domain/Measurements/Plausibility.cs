using System.Globalization;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>Only impossible values are kept silent; improbable ones alert (an SpO₂ of 49 % is an alarm, one of 149 % is not a value).</summary>
public static class Plausibility
{
    /// <summary>The marks that the values and, of a total, its parts earn.</summary>
    public static ReadingMarks Of(MeasurementKind kind, decimal value, decimal? second, MeasurementDetails? details) =>
        details?.Parts.Any(part => CannotBe(kind, part)) == true ? ReadingMarks.Impossible : Of(kind, value, second);

    /// <summary>The marks that the values themselves earn.</summary>
    public static ReadingMarks Of(MeasurementKind kind, decimal value, decimal? second)
    {
        var reading = new Reading(0, default, value, second, ReadingMarks.None, null, Activity.NotRecorded);

        if (second >= value || kind.Series.Where((series, i) => reading.Of(i) is { } v && !series.Possible.Contains(v)).Any())
        {
            return ReadingMarks.Impossible;
        }

        return kind.Series.Where((series, i) => reading.Of(i) is { } v && !series.Usual.Contains(v)).Any() ? ReadingMarks.Improbable : ReadingMarks.None;
    }

    private static bool CannotBe(MeasurementKind kind, MeasurementPart part) =>
        kind.PartOf(part.Code) is { } known
        && part.Value is { Form: DetailForm.Number } points
        && !(decimal.TryParse(points.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && known.Possible.Contains(number));
}
