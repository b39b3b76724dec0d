using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"Vekt +1,6 kg på 3 dager, fra 78,4 kg til 80,0 kg".</summary>
internal static class RapidWeightGainSentence
{
    public static string Of(Finding finding) => finding.Basis is { } basis
        ? Words.GainInDays.With(SeriesText.Name(finding.Series), SeriesText.Value(finding.Series, finding.Value), (int)basis["days"], SeriesText.Value(finding.Series, basis["lowest"]), SeriesText.Value(finding.Series, basis["weight"]))
        : SeriesText.Name(finding.Series);
}
