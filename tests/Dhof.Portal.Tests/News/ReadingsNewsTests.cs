using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Texts;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.News;

public sealed class ReadingsNewsTests
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2"), s_pressure = MeasurementCatalogue.Get("bp");

    private static readonly DateTimeOffset s_seen = Now.AddDays(-5);

    [Fact]
    public void The_median_of_what_is_new_stands_against_that_of_the_fortnight_before()
    {
        var news = Of([.. Daily(-18, -6, 93), .. Daily(-5, 0, 89, isNew: true), .. Daily(-60, -20, 70)]);
        Assert.Equal((6, 89m, 93m), (news.Count, Assert.Single(news.Median), Assert.Single(news.Before)));
    }

    [Fact]
    public void Of_an_even_number_it_is_the_mean_of_the_two_in_the_middle_and_both_pressures_have_their_own()
    {
        var news = ReadingsNews.Of(s_pressure, [new(s_pressure, new(1, Now.AddDays(-2), 120, 80, default, null, default), true), new(s_pressure, new(2, Now.AddDays(-1), 131, 85, default, null, default), true)], s_seen, Now, NorwegianTime.Day);
        Assert.Equal([125.5m, 82.5m], news.Median);
    }

    [Fact]
    public void Withdrawn_and_impossible_are_counted_and_never_in_a_median()
    {
        var news = Of([Reading(-3, 90, isNew: true), Reading(-2, 10, isNew: true, ReadingMarks.Withdrawn), Reading(-1, 149, isNew: true, ReadingMarks.Impossible), Reading(-1, 92, isNew: true, ReadingMarks.Corrected | ReadingMarks.Late)]);
        Assert.Equal((2, 1, 1, 1, 1, 91m), (news.Count, news.Withdrawn, news.Invalid, news.Corrected, news.Late, news.Median[0]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Whole_days_without_a_reading_are_counted_for_whoever_measures_daily(int left, int expected)
    {
        var missing = Enumerable.Range(0, left).Select(one => -3 + one).ToHashSet();
        Assert.Equal(expected, Of([.. Daily(-18, 0, 93).Where(one => !missing.Contains((int)(one.Reading.At - Now).TotalDays))]).DaysWithout);
    }

    [Fact]
    public void Today_is_not_missed_before_it_has_ended() => Assert.Equal(0, Of([.. Daily(-18, -1, 93)]).DaysWithout);

    [Fact]
    public void Whoever_measures_every_other_day_misses_none_by_that() =>
        Assert.Equal(0, Of([.. Enumerable.Range(0, 10).Select(one => Reading(-2 * one, 93))]).DaysWithout);

    [Theory]
    [InlineData(40, false)]
    [InlineData(41, true)]
    public void Silence_begins_after_forty_hours_or_two_and_a_half_times_the_usual(int hours, bool isSilent)
    {
        var last = Now.AddHours(-hours);
        NewReading[] readings = [.. Enumerable.Range(0, 10).Select(one => new NewReading(s_spo2, new(one, last.AddHours(-12 * one), 93, null, default, null, default), false))];
        Assert.Equal(isSilent, Of(readings).IsSilent);
    }

    [Fact]
    public void Nothing_is_told_of_a_kind_that_goes_on_as_before() => Assert.False(Of([.. Daily(-18, 0, 93)]).Tells);

    private static ReadingsNews Of(IEnumerable<NewReading> readings) => ReadingsNews.Of(s_spo2, readings, s_seen, Now, NorwegianTime.Day);

    private static IEnumerable<NewReading> Daily(int from, int to, decimal value, bool isNew = false) => Enumerable.Range(from, to - from + 1).Select(day => Reading(day, value, isNew));

    private static NewReading Reading(int day, decimal value, bool isNew = false, ReadingMarks marks = default) => new(s_spo2, new(1000 + day, Now.AddDays(day), value, null, marks, null, default), isNew);
}
