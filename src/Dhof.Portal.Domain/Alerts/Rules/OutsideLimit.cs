using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>A reading outside the limit that was in force at its own time. An impossible value is silent, an improbable one is not.</summary>
public sealed record OutsideLimit() : AlertRule("outside-limit", 1, new("Måling utenfor grense", "Måling utanfor grense", "Measurement outside its limit"))
{
    public override bool IsByLimits => true;

    public override IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history)
    {
        if (!reading.IsValid)
        {
            yield break;
        }

        for (var i = 0; i < kind.Series.Length; i++)
        {
            var series = kind.Series[i].Key;

            if (reading.Of(i) is not { } value || history.Limits.InForce(series, reading.At) is not { } limit)
            {
                continue;
            }

            var (severity, edge, below) = limit.Band.Judge(kind.Round(value), reading.Oxygen);

            if (severity > Severity.Green)
            {
                yield return new(Key, Version, series, severity, reading.Id, reading.At, kind.Round(value), edge!.Value, below, reading.Marks);
            }
        }
    }
}
