namespace Dhof.Portal.Domain.Measurements;

/// <summary>How a measurement's own time stands to the time it was received.</summary>
public static class EffectiveTime
{
    /// <summary>A device's clock may be this much ahead; more is refused.</summary>
    public static readonly TimeSpan AcceptedAhead = TimeSpan.FromMinutes(10);

    public static bool IsTooFarAhead(DateTimeOffset effective, DateTimeOffset received) => effective - received > AcceptedAhead;

    public static ReadingMarks Marks(DateTimeOffset effective, DateTimeOffset received) => effective > received ? ReadingMarks.ClockAhead : ReadingMarks.None;
}
