using System.Collections.Immutable;
using System.Globalization;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Timeline;

/// <summary>The events of one day in Norway, which has 23, 24 or 25 hours.</summary>
public sealed record EventDay(DateOnly Day, ImmutableArray<PatientEvent> Events)
{
    /// <summary>Every event under exactly one day, days and events in the order given.</summary>
    public static ImmutableArray<EventDay> Of(IEnumerable<PatientEvent> events) =>
        [.. events.GroupBy(happened => NorwegianTime.Day(happened.At)).Select(day => new EventDay(day.Key, [.. day]))];

    /// <summary>The heading: the weekday in the language of the screen, and today and yesterday by name.</summary>
    public string Heading(DateTimeOffset now)
    {
        var date = $"{CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(Day.DayOfWeek)} {NorwegianTime.Date(Day)}";
        var today = NorwegianTime.Day(now);

        return Day == today ? $"{Words.Today}, {date}" : Day == today.AddDays(-1) ? $"{Words.Yesterday}, {date}" : string.Concat(date[..1].ToUpper(CultureInfo.CurrentUICulture), date.AsSpan(1));
    }
}
