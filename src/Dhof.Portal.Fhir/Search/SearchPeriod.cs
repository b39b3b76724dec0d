using System.Globalization;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>
/// The stretch of time that a date, in the precision it is written, stands for. Without zone it is meant in Europe/Oslo; a time of day in the hour that comes
/// twice, or not at all, needs its zone.
/// </summary>
internal static class SearchPeriod
{
    private const int FirstYear = 1;
    private const int LastYear = 9_990;

    private static readonly TimeZoneInfo s_norway = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    private static readonly (string Format, Func<DateTime, DateTime> End)[] s_dates =
    [
        ("yyyy", day => day.AddYears(1)),
        ("yyyy-MM", day => day.AddMonths(1)),
        ("yyyy-MM-dd", day => day.AddDays(1)),
    ];

    private static readonly (string Format, TimeSpan Length)[] s_times =
    [
        ("yyyy-MM-ddTHH:mm", TimeSpan.FromMinutes(1)),
        ("yyyy-MM-ddTHH:mm:ss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-ddTHH:mm:ss.f", TimeSpan.FromMilliseconds(100)),
        ("yyyy-MM-ddTHH:mm:ss.ff", TimeSpan.FromMilliseconds(10)),
        ("yyyy-MM-ddTHH:mm:ss.fff", TimeSpan.FromMilliseconds(1)),
    ];

    public static bool TryRead(string text, out DateTimeOffset from, out DateTimeOffset before, out RefusalCode? refusal)
    {
        (from, before, refusal) = (default, default, null);

        foreach (var (format, end) in s_dates)
        {
            if (TryExact(text, format, out var day))
            {
                (from, before) = (Midnight(day), Midnight(end(day)));
                return true;
            }
        }

        var (local, offset) = SplitZone(text);

        foreach (var (format, length) in s_times)
        {
            if (TryExact(local, format, out var at))
            {
                refusal = offset is null && (s_norway.IsInvalidTime(at) || s_norway.IsAmbiguousTime(at)) ? RefusalCode.SearchDateZone : null;
                from = new DateTimeOffset(at, offset ?? s_norway.GetUtcOffset(at)).ToUniversalTime();
                before = from + length;
                return refusal is null;
            }
        }

        refusal = RefusalCode.SearchDate;
        return false;
    }

    private static bool TryExact(string text, string format, out DateTime local) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out local) && local.Year is > FirstYear and < LastYear;

    /// <summary>A sign + that was not escaped in a query arrives as a space.</summary>
    private static (string Local, TimeSpan? Offset) SplitZone(string text)
    {
        const int ZoneLength = 6;

        if (text.EndsWith('Z'))
        {
            return (text[..^1], TimeSpan.Zero);
        }

        return text.Length > ZoneLength
            && text[^ZoneLength] is '+' or '-' or ' '
            && TimeSpan.TryParseExact(text[^(ZoneLength - 1)..], "hh\\:mm", CultureInfo.InvariantCulture, out var offset)
            && offset.TotalHours <= 14
                ? (text[..^ZoneLength], text[^ZoneLength] == '-' ? -offset : offset)
                : (text, null);
    }

    private static DateTimeOffset Midnight(DateTime day) => new DateTimeOffset(day, s_norway.GetUtcOffset(day)).ToUniversalTime();
}
