using System.Collections.Frozen;
using Dhof.Portal.Alerts.Sentences;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Received;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts;

/// <summary>The sentence "why", made from the finding that raised the alert: the same text in the list, on the page and for a screen reader.</summary>
public static class AlertSentence
{
    private static readonly FrozenDictionary<string, Func<Finding, string>> s_byRule = new Dictionary<string, Func<Finding, string>>
    {
        [new OutsideLimit().Key] = OutsideLimitSentence.Of,
        [new PersistentYellow().Key] = PersistentYellowSentence.Of,
        [new RapidWeightGain().Key] = RapidWeightGainSentence.Of,
        [new OxygenTrend().Key] = OxygenTrendSentence.Of,
        [new FallingOxygenRisingPulse().Key] = FallingOxygenRisingPulseSentence.Of,
        [ReceivedIssue.Rule] = ReceivedSentence.Of,
        [new MissedMeasurement().Key] = MissedSentence.Of,
        [new MissedForm().Key] = MissedSentence.Of,
        [new InactivePatient().Key] = InactiveSentence.Of,
        [new SourceSilent().Key] = SourceSilentSentence.Of,
        [new SymptomsWorse().Key] = SymptomsWorseSentence.Of,
        [new CatRise().Key] = CatRiseSentence.Of,
    }.ToFrozenDictionary();

    /// <summary>The words of the finding's rule, and what is to be told of the reading that was judged. Of a rule that this version does not know: the series.</summary>
    public static string Why(Finding finding)
    {
        var why = s_byRule.TryGetValue(finding.Rule, out var sentence) ? sentence(finding) : SeriesText.Name(finding.Series);

        why = finding.Marks.HasFlag(ReadingMarks.Improbable) ? $"{why}. {Words.ImprobableCheck}" : why;
        why = finding.Marks.HasFlag(ReadingMarks.MaybeOtherPerson) ? $"{why}. {Words.MaybeOtherPerson}" : why;
        why = finding.Marks.HasFlag(ReadingMarks.Corrected) ? $"{why}. {Words.Corrected}" : why;
        return finding.Marks.HasFlag(ReadingMarks.Late) ? $"{why}. {Words.ReceivedLate}" : why;
    }
}
