namespace Dhof.Portal.Domain.Sources;

/// <summary>
/// When two times can be of the same measuring. A copy carries the time of its original. What differs is the seconds between two clocks that are set by the
/// network, and a time that was cut to its minute: FHIR demands seconds and lets them be zero-filled (R4 datatypes, dateTime), so a time without seconds
/// may be any in its minute.
/// </summary>
public static class ClockTolerance
{
    /// <summary>
    /// How much two clocks may differ [P]. With a cut minute, two times that are taken for the same are less than 90 seconds apart. That is the least time between two
    /// readings of blood pressure at home: one minute between (European Society of Hypertension 2023), and half a minute for the cuff. Two minutes, as
    /// often proposed, would take the second reading for the first.
    /// </summary>
    public static readonly TimeSpan Clocks = TimeSpan.FromSeconds(15);

    /// <summary>Times further apart than this are never of the same measuring, unless an identifier says so.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1) + Clocks;

    /// <summary>How far apart two times may be where the identifier is the same [P]: Norwegian time written as UTC is wrong by two hours in summer. Further apart, the identifier has been used again.</summary>
    public static readonly TimeSpan OfOneIdentifier = TimeSpan.FromHours(2) + Clocks;

    /// <summary>Whether they are taken for the same. Of two cut times only the same minute: two minutes side by side may be two minutes apart.</summary>
    public static bool Agree(DateTimeOffset one, DateTimeOffset other) => MayAgree(one, other) && (one == other || !(IsCut(one) && IsCut(other)));

    /// <summary>Whether they could be the same: what makes another reading ambiguous.</summary>
    public static bool MayAgree(DateTimeOffset one, DateTimeOffset other)
    {
        var (earlier, later) = one <= other ? (one, other) : (other, one);
        var end = IsCut(earlier) ? TimeSpan.FromMinutes(1) : TimeSpan.Zero;

        return IsCut(earlier) && IsCut(later) ? later - earlier <= end
            : IsCut(earlier) ? later - earlier < end + Clocks
            : later - earlier <= Clocks;
    }

    /// <summary>Whether two times, as precisely as they were written, can carry the same identifier.</summary>
    public static bool AllowOneIdentifier(SourcedReading one, SourcedReading other) =>
        one.At - Until(other) <= OfOneIdentifier && other.At - Until(one) <= OfOneIdentifier;

    private static bool IsCut(DateTimeOffset at) => at.Ticks % TimeSpan.TicksPerMinute == 0;

    private static DateTimeOffset Until(SourcedReading reading) => reading.Precision switch
    {
        ItemPrecision.Day => reading.At.AddDays(1),
        ItemPrecision.Month => reading.At.AddMonths(1),
        ItemPrecision.Year => reading.At.AddYears(1),
        _ => reading.At,
    };
}
