using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>How a reading stood to the limit in force when it was taken; null where there was none, or nothing to judge.</summary>
public static class Judgement
{
    public static Severity? Of(MeasurementKind kind, int series, in Reading reading, LimitHistory limits) =>
        reading.IsValid && reading.Of(series) is { } value
            ? limits.InForce(kind.Series[series].Key, reading.At)?.Band.Judge(kind.Round(value), reading.Oxygen).Severity
            : null;

    /// <summary>The most serious of a reading's numbers.</summary>
    public static Severity? Worst(MeasurementKind kind, in Reading reading, LimitHistory limits) => JudgedReading.Of(kind, reading, limits).Worst;
}
