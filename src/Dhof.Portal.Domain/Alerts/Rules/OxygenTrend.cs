using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// The mean oxygen saturation of seven days lies at least two points under what is usual for the patient, the median of the 28 days before [P: "SpO2 7-day mean −2 points vs
/// baseline"; one point is a stable patient's own standard deviation, Hurst 2010, BMC Pulm Med 10:52]. Never from fewer than 4 of the 7 and 10 of the 28 days. The direction
/// is told with its uncertainty, and a week that is surely on its way up again is not worth a call.
/// </summary>
public sealed record OxygenTrend() : AlertRule("oxygen-trend", 1, new("Fallende oksygenmetning", "Fallande oksygenmetting", "Falling oxygen saturation"))
{
    public const int Days = 7;
    public const int UsualDays = 28;
    public const int LeastDays = 4;
    public const int LeastUsualDays = 10;
    public const decimal Fall = 2.0m;

    private static readonly MeasurementKind s_saturation = MeasurementCatalogue.Of<OxygenSaturation>();

    public override TimeSpan Window => TimeSpan.FromDays(Days + UsualDays);

    public override ImmutableArray<MeasurementKind> Reads(MeasurementKind judged) => judged is OxygenSaturation ? [s_saturation] : [];

    public override IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history)
    {
        if (kind is not OxygenSaturation || !DailyMeans.IsComparable(reading) || OwnUsual.Of(history, kind, reading.At, Days, UsualDays, LeastDays, LeastUsualDays) is not { } week || week.Usual - week.Mean < Fall)
        {
            return [];
        }

        var slope = RobustSlope.Of(week.Recent);

        return slope.Low > 0 ? [] : (Finding[])
        [
            new(Key, Version, kind.Series[0].Key, Severity.Yellow, reading.Id, reading.At, week.Mean, week.Usual - Fall, Below: true, reading.Marks)
            {
                Basis = new(OwnUsual.Readings(history, kind, reading.At, Days),
                [
                    new("mean", week.Mean), new("usual", week.Usual), new("fall-from", Fall), new("days", week.Recent.Length), new("of-days", Days), new("usual-days", week.UsualDays),
                    new("slope", Hundredths(slope.PerDay)), new("slope-low", Hundredths(slope.Low)), new("slope-high", Hundredths(slope.High)),
                ]),
            },
        ];
    }

    private static decimal Hundredths(decimal slope) => decimal.Round(slope, 2, MidpointRounding.AwayFromZero);
}
