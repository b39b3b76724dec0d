using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Plans;

/// <summary>
/// When a plan asks for what. By the clock on the wall, so that a day of 23 or 25 hours has its windows like any other; instants are UTC. A window is asked for where the
/// version in force when it began and the one in force when it ended both say so: a plan asks for nothing that lies before it was agreed, and a change takes nothing away afterwards.
/// </summary>
public static class DueWindows
{
    /// <summary>Longer than a day with the longest grace.</summary>
    private const int DaysAhead = 9;

    /// <summary>Everything that any version in force on a day or later asks for.</summary>
    public static ImmutableArray<Asked> AskedBy(SelfTreatmentPlan plan) =>
    [
        .. plan.Versions.SelectMany(version => version.Content.Schedule)
            .SelectMany(task => task.Kinds.Select(kind => new Asked(kind, false)).Concat(task.Forms.Select(form => new Asked(form, true)))).Distinct(),
    ];

    /// <summary>The windows of one thing that begin after an instant and end by another, earliest first.</summary>
    /// <param name="after">Null for all since the first version.</param>
    public static IEnumerable<DueWindow> Ended(SelfTreatmentPlan plan, Asked asked, DateTimeOffset? after, DateTimeOffset through, TimeZoneInfo zone)
    {
        var first = plan.Versions.Min(version => version.Content.ValidFrom) ?? DateOnly.MaxValue;
        var from = after is { } instant && Day(instant, zone) is var day && day > first ? day : first;

        for (var date = from; date <= Day(through, zone); date = date.AddDays(1))
        {
            foreach (var window in On(plan, asked, date, zone))
            {
                if (window.Ends <= through && !(window.Begins <= after))
                {
                    yield return window;
                }
            }
        }
    }

    /// <summary>When the next window of one thing ends after an instant; null where the plan asks for none in the days to come.</summary>
    public static DateTimeOffset? NextEnd(SelfTreatmentPlan plan, Asked asked, DateTimeOffset after, TimeZoneInfo zone)
    {
        // A window of yesterday may end today.
        var day = Day(after, zone).AddDays(-1);
        return Enumerable.Range(0, DaysAhead).SelectMany(days => On(plan, asked, day.AddDays(days), zone)).Where(window => window.Ends > after).Select(window => (DateTimeOffset?)window.Ends).Min();
    }

    private static IEnumerable<DueWindow> On(SelfTreatmentPlan plan, Asked asked, DateOnly day, TimeZoneInfo zone) =>
        plan.Versions.Where(version => version.Content.ValidFrom <= day)
            .SelectMany(version => Of(version, asked, day, zone).Where(window => plan.On(day, window.Ends) == version && AskedAtBegin(plan, version, asked, day, window, zone)))
            .OrderBy(window => window.Before);

    private static bool AskedAtBegin(SelfTreatmentPlan plan, PlanVersion version, Asked asked, DateOnly day, DueWindow window, TimeZoneInfo zone) =>
        version.At <= window.Begins || (plan.On(day, window.Begins) is { } before && Of(before, asked, day, zone).Contains(window));

    private static IEnumerable<DueWindow> Of(PlanVersion version, Asked asked, DateOnly day, TimeZoneInfo zone)
    {
        var midnight = Instant(day, TimeOnly.MinValue, zone);
        DueWindow? last = null;

        foreach (var task in version.Content.Schedule.Where(task => task.IsOn(day.DayOfWeek) && task.Asks(asked)).GroupBy(task => task.Before).OrderBy(group => group.Key).Select(group => group.MaxBy(task => task.Grace)!))
        {
            var due = Instant(day, task.Before, zone);

            // What is late for the one before is not early for this one; only where the two overlap does it count for both.
            var begins = last is not { } before ? midnight : before.Ends < due ? before.Ends : before.Before;
            DueWindow window = new(begins, due, due + task.Grace);

            // A window without length asks for nothing that could be done.
            if (window.Begins < window.Ends)
            {
                yield return window;
                last = window;
            }
        }
    }

    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone) => LocalTime.InstantOf(day.ToDateTime(time), zone).ToUniversalTime();

    private static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
