using System.Globalization;
using Dhof.Portal.Domain;

namespace Dhof.Portal.Texts;

/// <summary>Instants as they are said in Norway: Europe/Oslo, Norwegian formats in every language of the screen, so that one workplace has one way to write a date.</summary>
public static class NorwegianTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>The formats of numbers and dates, whatever the language.</summary>
    public static CultureInfo Formats { get; } = CultureInfo.GetCultureInfo("nb-NO");

    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The day in Norway.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The first instant of a day in Norway.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => LocalTime.InstantOf(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary><c>23.11.2026 14:05</c>; in the hour that comes twice when summer time ends, the offset is said too.</summary>
    public static string DateAndTime(DateTimeOffset at) => Local(at).ToString(IsAmbiguous(at) ? "dd.MM.yyyy HH:mm '(UTC'z')'" : "dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>23.11.2026</c>.</summary>
    public static string Date(DateTimeOffset at) => Date(Day(at));

    /// <summary><c>23.11.2026</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>23.11. 10:00</c>: for what is told again on other days.</summary>
    public static string DayAndTime(DateTimeOffset at) => Local(at).ToString(IsAmbiguous(at) ? "dd.MM. HH:mm '(UTC'z')'" : "dd.MM. HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time alone for today, otherwise day and month with the time, with the year when it is another.</summary>
    public static string Short(DateTimeOffset at, DateTimeOffset now)
    {
        var local = Local(at);
        var format = Day(at) == Day(now) ? "HH:mm" : local.Year == Local(now).Year ? "dd.MM. HH:mm" : "dd.MM.yyyy HH:mm";
        return local.ToString(IsAmbiguous(at) ? format + " '(UTC'z')'" : format, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads what <see cref="Short"/> and <see cref="DateAndTime"/> write, and what people write instead: a time alone is today's, a date without a year is this year's, or the next one's where half a year has passed since.</summary>
    /// <param name="at">UTC.</param>
    public static bool TryRead(string text, DateTimeOffset now, out DateTimeOffset at)
    {
        var (typed, today) = (text.Trim(), Day(now));
        var found = TimeOnly.TryParseExact(typed, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? today.ToDateTime(time)
            : Read(typed, "d.M.yyyy H:mm") ?? Ahead(Read($"{today.Year} {typed}", "yyyy d.M. H:mm", "yyyy d.M H:mm"), today);
        at = found is { } local ? LocalTime.InstantOf(local, Zone).ToUniversalTime() : default;
        return found is not null;
    }

    private static DateTime? Read(string typed, params string[] formats) =>
        DateTime.TryParseExact(typed, formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var read) ? read : null;

    /// <summary>In December, January is the next one.</summary>
    private static DateTime? Ahead(DateTime? read, DateOnly today) => read is { } date && date < today.ToDateTime(TimeOnly.MinValue).AddMonths(-6) ? date.AddYears(1) : read;

    private static bool IsAmbiguous(DateTimeOffset at) => Zone.IsAmbiguousTime(Local(at).DateTime);
}
