using CsCheck;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>What holds of the windows of any schedule, on any day of a year: both nights in which the clock is changed are generated often.</summary>
public sealed class DueWindowsProperties
{
    private static readonly Asked s_asked = new("spo2", false);

    private static readonly Gen<DateOnly> s_day = Gen.OneOf(
        Gen.Int[0, 364].Select(day => new DateOnly(2026, 1, 1).AddDays(day)),
        Gen.Int[-1, 1].Select(day => new DateOnly(2026, 3, 29).AddDays(day)),
        Gen.Int[-1, 1].Select(day => new DateOnly(2026, 10, 25).AddDays(day)));

    private static readonly Gen<ScheduledTask> s_task = Gen.Select(Gen.Int[1, 127], Gen.Int[0, 95], Gen.Int[0, 24]).Select((days, quarter, halves) =>
        new ScheduledTask((Weekdays)days, new TimeOnly(quarter / 4, quarter % 4 * 15), TimeSpan.FromMinutes(30 * halves), ["spo2"], []));

    [Fact]
    public void Every_time_of_the_schedule_has_its_window_by_the_clock_on_the_wall_and_in_order() => Gen.Select(s_task.Array[1, 4], s_day).Sample((schedule, day) =>
    {
        var windows = On(schedule, day);
        var expected = schedule.Where(task => task.IsOn(day.DayOfWeek) && task.Before.ToTimeSpan() + task.Grace > TimeSpan.Zero).Select(task => task.Before).Distinct().Order().ToList();

        // In the hour that the clock jumps over, two times of the schedule may be one instant.
        Assert.True(windows.Length <= expected.Count && windows.Length >= expected.Count(before => before.Hour is not (2 or 3)));
        Assert.Equal(windows.Select(window => window.Before).Order(), windows.Select(window => window.Before));
        Assert.All(windows, window => Assert.Contains(Local(window.Before).TimeOfDay, expected.SelectMany(before => new[] { before.ToTimeSpan(), before.ToTimeSpan() + TimeSpan.FromHours(1) })));
        Assert.All(windows, window => Assert.Equal(day, NorwegianTime.Day(window.Before)));
    });

    [Fact]
    public void Nothing_is_asked_twice_and_there_is_always_time_to_do_it() => Gen.Select(s_task.Array[1, 4], s_day).Sample((schedule, day) =>
    {
        var windows = On(schedule, day);
        Assert.All(windows, window => Assert.True(window.Begins <= window.Before && window.Before <= window.Ends && window.Begins < window.Ends && window.Begins >= NorwegianTime.StartOf(day)));
        Assert.Equal(windows.Length, windows.Select(window => window.Before).Distinct().Count());

        // A window begins where the one before it ended, unless that waits until this one's own time or longer.
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.Second.Begins == pair.First.Ends || (pair.First.Ends >= pair.Second.Before && pair.Second.Begins == pair.First.Before)));
    });

    [Fact]
    public void A_grace_is_as_long_on_the_nights_in_which_the_clock_is_changed() => Gen.Select(s_task, s_day).Sample((task, day) =>
        Assert.All(On([task], day), window => Assert.Equal(task.Grace, window.Ends - window.Before)));

    [Fact]
    public void Whoever_is_woken_at_each_next_end_sees_every_window_end_once() => Gen.Select(s_task.Array[1, 3], s_day).Sample((schedule, day) =>
    {
        var plan = Plan(schedule, day.AddDays(-20));
        var (from, through) = (NorwegianTime.StartOf(day.AddDays(-2)), NorwegianTime.StartOf(day.AddDays(3)));
        List<DateTimeOffset> woken = [];

        for (var at = DueWindows.NextEnd(plan, s_asked, from, NorwegianTime.Zone); at <= through; at = DueWindows.NextEnd(plan, s_asked, at.Value, NorwegianTime.Zone))
        {
            woken.Add(at.Value);
        }

        var ends = DueWindows.Ended(plan, s_asked, null, through, NorwegianTime.Zone).Select(window => window.Ends).Where(end => end > from).Distinct().Order();
        Assert.Equal(ends, woken);
    });

    private static DueWindow[] On(ScheduledTask[] schedule, DateOnly day)
    {
        var (from, to) = (NorwegianTime.StartOf(day), NorwegianTime.StartOf(day.AddDays(1)));
        return [.. DueWindows.Ended(Plan(schedule, day.AddDays(-20)), s_asked, null, to.AddDays(2), NorwegianTime.Zone).Where(window => window.Before >= from && window.Before < to)];
    }

    private static DateTimeOffset Local(DateTimeOffset at) => NorwegianTime.Local(at);

    private static SelfTreatmentPlan Plan(ScheduledTask[] schedule, DateOnly from) =>
        new(new(310000019), [new(new OrganisationNumber(310000019), 1, PlanContent.Empty with { Schedule = [.. schedule], ValidFrom = from }, new(true, "Kari", from), "Kari", NorwegianTime.StartOf(from))]);
}
