using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"SpO₂ snitt 7 dager 89,4 % mot vanlig 92,0 %, faller 0,5 om dagen (0,1–0,9)"; where the interval holds no change too, the direction is said to be uncertain.</summary>
internal static class OxygenTrendSentence
{
    public static string Of(Finding finding)
    {
        if (finding.Basis is not { } basis)
        {
            return SeriesText.Name(finding.Series);
        }

        var mean = Words.MeanAgainstUsual.With(SeriesText.Name(finding.Series), (int)basis["of-days"], SeriesText.Mean(finding.Series, basis["mean"]), SeriesText.Mean(finding.Series, basis["usual"]));
        var (slope, low, high) = (Rounded(basis["slope"]), Rounded(basis["slope-low"]), Rounded(basis["slope-high"]));

        return high < 0
            ? Words.FallsEachDay.With(mean, SeriesText.OneDecimal(-slope), SeriesText.OneDecimal(-high), SeriesText.OneDecimal(-low))
            : Words.DirectionUncertain.With(mean, Signed(low), Signed(high));
    }

    private static decimal Rounded(decimal slope) => decimal.Round(slope, 1, MidpointRounding.AwayFromZero);

    private static string Signed(decimal value) => value == 0 ? "0" : (value < 0 ? "−" : "+") + SeriesText.OneDecimal(Math.Abs(value));
}
