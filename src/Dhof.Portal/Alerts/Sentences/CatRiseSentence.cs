using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"CAT 18, opp 4 fra 14 den 12.10.2026": what it is held against is told.</summary>
internal static class CatRiseSentence
{
    public static string Of(Finding finding) => finding.Basis is { } basis
        ? Words.CatRose.With((int)basis["total"], (int)finding.Value, (int)basis["before"], NorwegianTime.Date(DateTimeOffset.FromUnixTimeSeconds((long)basis["before-at"])))
        : "CAT";
}
