namespace Dhof.Portal.Domain.Measurements;

/// <summary>How a measurement's own time stands to the time it was received.</summary>
public static class EffectiveTime
{
    /// <summary>A device's clock may be this much ahead; more is refused.</summary>
    public static readonly TimeSpan AcceptedAhead = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Received this much later than measured, a reading is late [P]: the meters and gateways of home follow-up send within minutes, so an hour means that
    /// somebody may have decided without it. This project's proposal; no source gives a number.
    /// </summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromHours(1);

    public static bool IsTooFarAhead(DateTimeOffset effective, DateTimeOffset received) => effective - received > AcceptedAhead;

    public static ReadingMarks Marks(DateTimeOffset effective, DateTimeOffset received) =>
        effective > received ? ReadingMarks.ClockAhead
        : received - effective > LateAfter ? ReadingMarks.Late
        : ReadingMarks.None;
}
