using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// Oxygen saturation falls while pulse or respiratory rate rises, each against what is usual for the patient: the mean of three days beside the median of the 14 before, saturation
/// down by 2.0 points or more, and pulse up by 10.0 or respiratory rate by 3.0 a minute or more. Changes of both tell the beginning of a COPD exacerbation from the patient's own ups and
/// downs better than either (Hurst 2010, BMC Pulm Med 10:52, whose stable patients varied by 1 point and 5 a minute: two standard deviations of each). The numbers are this
/// project's proposal [P]. Never from fewer than 2 of the 3 and 7 of the 14 days.
/// </summary>
public sealed record FallingOxygenRisingPulse() : AlertRule("falling-oxygen-rising-pulse", 1, new("Fallende oksygenmetning med stigende puls eller pust", "Fallande oksygenmetting med stigande puls eller pust", "Falling oxygen saturation with rising pulse or breathing"))
{
    public const int Days = 3;
    public const int UsualDays = 14;
    public const int LeastDays = 2;
    public const int LeastUsualDays = 7;
    public const decimal Fall = 2.0m;
    public const decimal PulseRise = 10.0m;
    public const decimal BreathsRise = 3.0m;

    private static readonly MeasurementKind s_saturation = MeasurementCatalogue.Of<OxygenSaturation>(), s_pulse = MeasurementCatalogue.Of<HeartRate>(), s_breaths = MeasurementCatalogue.Of<RespiratoryRate>();
    private static readonly ImmutableArray<MeasurementKind> s_all = [s_saturation, s_pulse, s_breaths];

    public override TimeSpan Window => TimeSpan.FromDays(Days + UsualDays);

    public override ImmutableArray<MeasurementKind> Reads(MeasurementKind judged) => judged is OxygenSaturation or HeartRate or RespiratoryRate ? s_all : [];

    /// <summary>Whichever of the three came last is judged: what is known by then is looked at together.</summary>
    public override IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history)
    {
        if (Reads(kind).IsEmpty || !DailyMeans.IsComparable(reading) || Usual(s_saturation, reading, history) is not { } saturation || saturation.Usual - saturation.Mean < Fall)
        {
            return [];
        }

        var pulse = Usual(s_pulse, reading, history) is { } beats && beats.Mean - beats.Usual >= PulseRise ? beats : null;
        var breaths = Usual(s_breaths, reading, history) is { } rate && rate.Mean - rate.Usual >= BreathsRise ? rate : null;

        return pulse is null && breaths is null ? [] : (Finding[])
        [
            new(Key, Version, s_saturation.Series[0].Key, Severity.Yellow, reading.Id, reading.At, saturation.Mean, saturation.Usual - Fall, Below: true, reading.Marks)
            {
                Basis = new(
                    [.. Readings(s_saturation, saturation, reading, history), .. Readings(s_pulse, pulse, reading, history), .. Readings(s_breaths, breaths, reading, history)],
                    [
                        .. Numbers("saturation", saturation), .. Numbers("pulse", pulse), .. Numbers("breaths", breaths),
                        new("days", Days), new("usual-days", UsualDays), new("fall-from", Fall), new("pulse-rise-from", PulseRise), new("breaths-rise-from", BreathsRise),
                    ]),
            },
        ];
    }

    private static OwnUsual? Usual(MeasurementKind kind, Reading reading, History history) => OwnUsual.Of(history, kind, reading.At, Days, UsualDays, LeastDays, LeastUsualDays);

    private static ImmutableArray<long> Readings(MeasurementKind kind, OwnUsual? usual, Reading reading, History history) => usual is null ? [] : OwnUsual.Readings(history, kind, reading.At, Days);

    private static RuleNumber[] Numbers(string name, OwnUsual? usual) => usual is null ? [] : [new(name, usual.Mean), new($"{name}-usual", usual.Usual)];
}
