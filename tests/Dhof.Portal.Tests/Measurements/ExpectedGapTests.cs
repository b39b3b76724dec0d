using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;

namespace Dhof.Portal.Tests.Measurements;

public sealed class ExpectedGapTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_withdrawn_reading_says_nothing_about_how_often_the_patient_measures()
    {
        Reading[] standing = [.. Enumerable.Range(0, 5).Select(i => At(3 * i))];
        Reading[] withdrawn = [.. Enumerable.Range(0, 12).Select(day => At(day, ReadingMarks.Withdrawn))];
        Assert.Equal(TimeSpan.FromDays(7.5), ExpectedGap.Of(standing));
        Assert.Equal(TimeSpan.FromDays(7.5), ExpectedGap.Of([.. standing.Concat(withdrawn).OrderBy(reading => reading.At)]));
    }

    [Fact]
    public void Two_readings_and_a_withdrawn_one_are_too_few_to_tell()
    {
        Assert.Equal(TimeSpan.FromHours(40), ExpectedGap.Of([At(0), At(5, ReadingMarks.Withdrawn), At(10)]));
    }

    private static Reading At(int day, ReadingMarks marks = ReadingMarks.None) => new(day, s_start.AddDays(day), 95, null, marks, null, Activity.NotRecorded);
}
