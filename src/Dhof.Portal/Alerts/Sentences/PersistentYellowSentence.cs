using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"SpO₂ gul i 2 av de siste 3, sist 90 %".</summary>
internal static class PersistentYellowSentence
{
    public static string Of(Finding finding) => finding.Basis is { } basis
        ? (basis["red"] > 0 ? Words.YellowOrRedInLast : Words.YellowInLast).With(SeriesText.Name(finding.Series), (int)basis["outside"], (int)basis["of"], SeriesText.Value(finding.Series, finding.Value))
        : SeriesText.Name(finding.Series);
}
