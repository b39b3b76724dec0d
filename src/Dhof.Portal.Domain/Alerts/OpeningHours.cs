using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>When a unit is at work: the same hours each weekday, in local time. What is promised is promised in opening time.</summary>
/// <param name="Opens">Local time of day.</param>
/// <param name="Closes">Local time of day, later than <paramref name="Opens"/>.</param>
/// <param name="ClosedDays">Weekdays on which nobody is at work: public holidays.</param>
public sealed record OpeningHours(TimeOnly Opens, TimeOnly Closes, ImmutableHashSet<DateOnly> ClosedDays, TimeZoneInfo Zone)
{
    /// <summary>Further ahead than this nothing is promised.</summary>
    private const int MostDays = 366;

    public bool IsOpen(DateTimeOffset at) => Of(Day(at)) is { } hours && hours.From <= at && at < hours.To;

    /// <summary>The instant at which so much opening time has passed. Over a night in which the clock is changed an hour is still an hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is below zero, or never passes.</exception>
    public DateTimeOffset After(DateTimeOffset from, TimeSpan open)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(open, TimeSpan.Zero);
        var left = open;

        for (var day = Day(from); day <= Day(from).AddDays(MostDays); day = day.AddDays(1))
        {
            if (Of(day) is not { } hours || hours.To <= from)
            {
                continue;
            }

            var begins = hours.From > from ? hours.From : from;

            if (begins + left <= hours.To)
            {
                return begins + left;
            }

            left -= hours.To - begins;
        }

        throw new ArgumentOutOfRangeException(nameof(open), "So much opening time never passes.");
    }

    /// <summary>When the unit opens on the next day on which it does, seen from the day of an instant.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset after)
    {
        for (var day = Day(after).AddDays(1); ; day = day.AddDays(1))
        {
            if (Of(day) is { } hours)
            {
                return hours.From;
            }
        }
    }

    private (DateTimeOffset From, DateTimeOffset To)? Of(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || ClosedDays.Contains(day) ? null : (LocalTime.InstantOf(day.ToDateTime(Opens), Zone), LocalTime.InstantOf(day.ToDateTime(Closes), Zone));

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
}
