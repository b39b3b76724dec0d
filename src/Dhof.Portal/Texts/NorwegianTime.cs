using System.Globalization;

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
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary><c>23.11.2026 14:05</c>; in the hour that comes twice when summer time ends, the offset is said too.</summary>
    public static string DateAndTime(DateTimeOffset at) => Local(at).ToString(IsAmbiguous(at) ? "dd.MM.yyyy HH:mm '(UTC'z')'" : "dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>23.11.2026</c>.</summary>
    public static string Date(DateTimeOffset at) => Date(Day(at));

    /// <summary><c>23.11.2026</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>The time alone for today, otherwise day and month with the time, with the year when it is another.</summary>
    public static string Short(DateTimeOffset at, DateTimeOffset now)
    {
        var local = Local(at);
        var format = Day(at) == Day(now) ? "HH:mm" : local.Year == Local(now).Year ? "dd.MM. HH:mm" : "dd.MM.yyyy HH:mm";
        return local.ToString(IsAmbiguous(at) ? format + " '(UTC'z')'" : format, CultureInfo.InvariantCulture);
    }

    private static bool IsAmbiguous(DateTimeOffset at) => Zone.IsAmbiguousTime(Local(at).DateTime);
}
