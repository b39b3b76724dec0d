using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"Kilden svarer ikke siden 23.11. 08:12: SpO₂ ventet før 23.11. 10:00, og 2 til".</summary>
internal static class SourceSilentSentence
{
    public static string Of(Finding finding)
    {
        if (finding.Basis is not { Subject: { } subject } basis)
        {
            return Words.SourceIsSilent;
        }

        var silent = basis.Find("complete-to") is { } complete ? Words.SourceSilentSince.With(NorwegianTime.DayAndTime(DateTimeOffset.FromUnixTimeSeconds((long)complete))) : Words.SourceIsSilent;
        var awaited = Words.AwaitedBefore.With(subject.In(), NorwegianTime.DayAndTime(finding.At));
        var others = (int)basis["others"];
        return MissedSentence.WithState(others == 0 ? $"{silent}: {awaited}" : $"{silent}: {awaited}, {Words.AndMore.With(others)}", finding);
    }
}
