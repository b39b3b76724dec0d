namespace Dhof.Portal.Demo.Physiology;

/// <summary>Patients and nurses live by the clock on the wall in Norway.</summary>
internal static class OsloTime
{
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public static DateTimeOffset Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, s_zone);

    /// <summary>The instant of an hour of a day. Nobody measures between two and three, so the hour always exists, once.</summary>
    public static DateTimeOffset At(DateOnly day, double hour)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue).AddSeconds(Math.Round(hour * 3600));
        return new(wall, s_zone.GetUtcOffset(wall));
    }

    /// <summary>The first weekday 10:00 at or after an instant: the service is open on weekdays.</summary>
    public static DateTimeOffset NextRound(DateTimeOffset from)
    {
        var day = DateOnly.FromDateTime(Of(from).DateTime);

        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || At(day, 10) < from)
        {
            day = day.AddDays(1);
        }

        return At(day, 10);
    }
}
