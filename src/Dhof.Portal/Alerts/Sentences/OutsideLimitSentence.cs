using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"SpO₂ 84 % er under rød grense 88 %". Below means below; at or above is said so.</summary>
internal static class OutsideLimitSentence
{
    public static string Of(Finding finding)
    {
        var sentence = (finding.Below, finding.Severity) switch
        {
            (true, Severity.Red) => Words.BelowRedLimit,
            (true, _) => Words.BelowYellowLimit,
            (false, Severity.Red) => Words.AtOrAboveRedLimit,
            (false, _) => Words.AtOrAboveYellowLimit,
        };

        return sentence.With(SeriesText.Name(finding.Series), SeriesText.Value(finding.Series, finding.Value), SeriesText.Value(finding.Series, finding.Edge));
    }
}
