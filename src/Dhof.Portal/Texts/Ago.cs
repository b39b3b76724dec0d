using System.Globalization;

namespace Dhof.Portal.Texts;

/// <summary>How long ago, in the shortest form that a row has room for: 42 min, 2 t, 3 d.</summary>
public static class Ago
{
    public static string Short(DateTimeOffset at, DateTimeOffset now) => (now - at).TotalMinutes < 1 ? Words.JustNow : Span(now - at);

    /// <summary>A length of time, not below zero, in its largest whole unit.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 60 } => Say(Words.MinutesShort, (int)span.TotalMinutes),
        { TotalHours: < 24 } => Say(Words.HoursShort, (int)span.TotalHours),
        _ => Say(Words.DaysShort, (int)span.TotalDays),
    };

    private static string Say(string format, int count) => string.Format(CultureInfo.InvariantCulture, format, count);
}
