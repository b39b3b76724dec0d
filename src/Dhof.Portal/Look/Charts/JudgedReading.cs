using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>A reading with what the limits in force at its own time say of each of its numbers. It is judged once, and whatever draws it asks here.</summary>
/// <param name="First">Of its first series; null where nothing judges it.</param>
/// <param name="Second">Of its second series; null where it has none.</param>
public readonly record struct JudgedReading(Reading Reading, Severity? First, Severity? Second)
{
    /// <summary>The most serious of its numbers.</summary>
    public Severity? Worst => First is null || Second > First ? Second : First;

    public DateTimeOffset At => Reading.At;

    public static JudgedReading Of(MeasurementKind kind, in Reading reading, LimitHistory limits) =>
        new(reading, Judgement.Of(kind, 0, reading, limits), kind.Series.Length > 1 ? Judgement.Of(kind, 1, reading, limits) : null);

    public Severity? Of(int series) => series == 0 ? First : Second;

    public bool IsOutside(int series) => Of(series) > Severity.Green;
}
