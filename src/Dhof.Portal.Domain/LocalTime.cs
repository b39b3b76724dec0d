namespace Dhof.Portal.Domain;

/// <summary>From the clock on the wall to an instant, also in the two nights in which it is changed.</summary>
public static class LocalTime
{
    /// <summary>A time that the clock jumps over is an hour later; one that comes twice is the first.</summary>
    public static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone)
    {
        var there = DateTime.SpecifyKind(zone.IsInvalidTime(local) ? local.AddHours(1) : local, DateTimeKind.Unspecified);
        return new(there, zone.IsAmbiguousTime(there) ? zone.GetAmbiguousTimeOffsets(there).Max() : zone.GetUtcOffset(there));
    }
}
