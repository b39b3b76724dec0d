using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"SpO₂ 90,1 % mot vanlig 93,0 % og puls 92 /min mot vanlig 78 /min siste 3 dager". Only what has risen is told beside the fall.</summary>
internal static class FallingOxygenRisingPulseSentence
{
    private static readonly string s_saturation = Key<OxygenSaturation>(), s_pulse = Key<HeartRate>(), s_breaths = Key<RespiratoryRate>();

    public static string Of(Finding finding)
    {
        if (finding.Basis is not { } basis)
        {
            return SeriesText.Name(finding.Series);
        }

        string[] risen = [.. new[] { Risen(basis, s_pulse, "pulse"), Risen(basis, s_breaths, "breaths") }.OfType<string>()];
        var fallen = Words.AgainstUsual.With(SeriesText.Name(s_saturation), SeriesText.Mean(s_saturation, basis["saturation"]), SeriesText.Mean(s_saturation, basis["saturation-usual"]));
        return Words.FallsWhileRises.With(fallen, string.Join($" {Words.And} ", risen), (int)basis["days"]);
    }

    /// <summary>Null where the rule did not find it.</summary>
    private static string? Risen(FindingBasis basis, string series, string number) => basis.Find(number) is { } mean
        ? Words.AgainstUsual.With(SeriesText.InSentence(series), SeriesText.Value(series, mean), SeriesText.Value(series, basis[$"{number}-usual"]))
        : null;

    private static string Key<T>()
        where T : MeasurementKind => MeasurementCatalogue.Of<T>().Series[0].Key;
}
