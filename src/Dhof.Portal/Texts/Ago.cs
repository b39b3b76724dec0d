using System.Globalization;

namespace Dhof.Portal.Texts;

/// <summary>How long ago, in the shortest form that a row has room for: 42 min, 2 t, 3 d.</summary>
public static class Ago
{
    public static string Short(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < 1 } => Words.JustNow,
        { TotalMinutes: < 60 } span => Say(Words.MinutesShort, (int)span.TotalMinutes),
        { TotalHours: < 24 } span => Say(Words.HoursShort, (int)span.TotalHours),
        var span => Say(Words.DaysShort, (int)span.TotalDays),
    };

    private static string Say(string format, int count) => string.Format(CultureInfo.InvariantCulture, format, count);
}
