using System.Globalization;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"Mangler SpO₂ 3 ganger på rad, første frist 20.11. 10:00, siste 22.11. 10:00 · siste måling var gul".</summary>
internal static class MissedSentence
{
    public static string Of(Finding finding)
    {
        if (finding.Basis is not { Subject: { } subject } basis)
        {
            return SeriesText.Name(finding.Series);
        }

        var latest = NorwegianTime.DayAndTime(finding.At);
        var missed = basis["times"] == 1
            ? Words.MissedOnce.With(Within(subject), latest)
            : Words.MissedSeveral.With(Within(subject), (int)basis["times"], NorwegianTime.DayAndTime(DateTimeOffset.FromUnixTimeSeconds((long)basis["first-due"])), latest);
        return WithState(missed, finding);
    }

    /// <summary>In Norwegian it stands within the sentence, in English at its beginning. An abbreviation keeps its letters.</summary>
    private static string Within(LocalText subject)
    {
        var name = subject.In();
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" || name.Length < 2 || !char.IsLower(name[1]) || name.Any(char.IsUpper) && name.Skip(1).Any(char.IsUpper) ? name : char.ToLower(name[0], CultureInfo.CurrentUICulture) + name[1..];
    }

    /// <summary>How the patient was when something last came, where that was no good.</summary>
    internal static string WithState(string sentence, Finding finding) => MissedRule.StateBefore(finding) switch
    {
        Severity.Red => $"{sentence} · {Words.LastWasRed}",
        Severity.Yellow => $"{sentence} · {Words.LastWasYellow}",
        _ => sentence,
    };
}
