using System.Collections.Immutable;

namespace Dhof.Portal.Look.Charts;

/// <summary>A mark on the time axis.</summary>
/// <param name="At">Midnight where the screen is, with that night's offset.</param>
/// <param name="Rank">How many marks apart it stays when room is short: 4, 2 or 1.</param>
public readonly record struct AxisTick(DateTimeOffset At, int Rank);

/// <summary>Days, weeks, months or years, by the length of the period; always at local midnights, also over the nights when the clock changes.</summary>
public static class AxisTicks
{
    public static ImmutableArray<AxisTick> Of(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var days = (to - from).TotalDays;
        Func<DateOnly, DateOnly> next = days switch
        {
            <= 21 => day => day.AddDays(1),
            <= 130 => day => day.AddDays(7),
            <= 800 => day => day.AddMonths(1),
            <= 2000 => day => day.AddMonths(6),
            _ => day => day.AddYears(1),
        };

        return [.. Midnights(First(from, days, zone), to, next, zone).Where(at => at >= from).Select((at, i) => new AxisTick(at, i % 4 == 0 ? 4 : i % 2 == 0 ? 2 : 1))];
    }

    private static DateOnly First(DateTimeOffset from, double days, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime);

        return days switch
        {
            <= 21 => day,
            <= 130 => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            <= 800 => new DateOnly(day.Year, day.Month, 1),
            _ => new DateOnly(day.Year, 1, 1),
        };
    }

    private static IEnumerable<DateTimeOffset> Midnights(DateOnly first, DateTimeOffset to, Func<DateOnly, DateOnly> next, TimeZoneInfo zone)
    {
        for (var day = first; Midnight(day, zone) is var at && at <= to; day = next(day))
        {
            yield return at;
        }
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
