using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts;

/// <summary>The sentence "why", made from the finding that raised the alert: the same text in the list, on the page and for a screen reader.</summary>
public static class AlertSentence
{
    /// <summary>For example "SpO₂ 84 % er under rød grense 88 %". Below means below; at or above is said so.</summary>
    public static string Why(Finding finding)
    {
        var (kind, index) = MeasurementCatalogue.BySeries(finding.Series);
        var sentence = (finding.Below, finding.Severity) switch
        {
            (true, Severity.Red) => Words.BelowRedLimit,
            (true, _) => Words.BelowYellowLimit,
            (false, Severity.Red) => Words.AtOrAboveRedLimit,
            (false, _) => Words.AtOrAboveYellowLimit,
        };
        var why = sentence.With(kind.Series[index].Name.In(), Value(kind, finding.Value), Value(kind, finding.Edge));

        why = finding.Marks.HasFlag(ReadingMarks.Improbable) ? $"{why}. {Words.ImprobableCheck}" : why;
        why = finding.Marks.HasFlag(ReadingMarks.MaybeOtherPerson) ? $"{why}. {Words.MaybeOtherPerson}" : why;
        why = finding.Marks.HasFlag(ReadingMarks.Corrected) ? $"{why}. {Words.Corrected}" : why;
        return finding.Marks.HasFlag(ReadingMarks.Late) ? $"{why}. {Words.ReceivedLate}" : why;
    }

    private static string Value(MeasurementKind kind, decimal value) => $"{Format.Number(kind, value)}\u00a0{kind.UnitText}";
}
