using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"Ingenting mottatt siden 19.11. 19:55, i over 7 dager · siste måling var gul".</summary>
internal static class InactiveSentence
{
    public static string Of(Finding finding) => finding.Basis is not { } basis ? SeriesText.Name(finding.Series) : MissedSentence.WithState(
        Words.InactiveSince.With(NorwegianTime.DayAndTime(DateTimeOffset.FromUnixTimeSeconds((long)basis["last"])), (int)basis["after-days"]), finding);
}
