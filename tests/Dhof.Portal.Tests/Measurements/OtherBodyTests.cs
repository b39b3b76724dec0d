using CsCheck;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Data;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Measurements;

public sealed class OtherBodyTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private static readonly BodyWeight s_weight = new();
    private static readonly DateTimeOffset s_day = new(2026, 11, 1, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("70 84.9", "..")]
    [InlineData("70 85.0", ".x")]
    [InlineData("70 84.96", ".x")]
    [InlineData("70 55.1", "..")]
    [InlineData("70 55.0", ".x")]
    [InlineData("95", ".")]
    [InlineData("70 95 70 95 70", ".x.x.")]
    [InlineData("70 95 95 95 71", ".xxx.")]
    [InlineData("70 80 90 100", "....")]
    [InlineData("70 700 70 85", ".-.x")]
    [InlineData("700 70 85", "-.x")]
    public void A_jump_of_fifteen_kilograms_against_the_patients_own_may_be_somebody_else(string kilograms, string expected)
    {
        var readings = kilograms.Split(' ').Select((value, i) => Reading(i, s_day.AddDays(i), decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(expected, string.Concat(OtherBody.Mark(s_weight, readings).Select(reading => !reading.IsValid ? '-' : reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson) ? 'x' : '.')));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(90.001, false)]
    public void A_reading_vouches_for_ninety_days(double days, bool marked)
    {
        var later = OtherBody.Mark(s_weight, [Reading(1, s_day, 70), Reading(2, s_day.AddDays(days), 90)])[1];
        Assert.Equal(marked, later.Marks.HasFlag(ReadingMarks.MaybeOtherPerson));
    }

    [Fact]
    public void The_marks_do_not_depend_on_the_order_of_arrival() =>
        Gen.Select(Gen.Select(Gen.Int[0, 200], Gen.Int[40, 120]).Array[0, 12], Gen.Int).Sample((weights, seed) =>
        {
            var arrived = weights.Distinct().Select((weight, i) => Reading(i + 1, s_day.AddDays(weight.Item1), weight.Item2)).ToList();
            var otherwise = weights.Distinct().OrderBy(weight => HashCode.Combine(weight, seed)).Select((weight, i) => Reading(i + 1, s_day.AddDays(weight.Item1), weight.Item2)).ToList();
            Assert.Equal(Marked(arrived), Marked(otherwise));
        });

    [Fact]
    public void No_marked_reading_is_what_another_is_held_against() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[40, 120]).Array[0, 12].Sample(weights =>
        {
            var readings = weights.Distinct().Select((weight, i) => Reading(i + 1, s_day.AddDays(weight.Item1), weight.Item2)).ToList();
            var marked = Marked(readings).ToHashSet();
            Assert.Equal(Marked(readings), Marked(readings).Concat(Marked([.. readings.Where(reading => !marked.Contains((reading.At, reading.Value)))])));
        });

    [Fact]
    public async Task Whatever_part_is_read_the_whole_series_decides_and_each_controller_for_itself()
    {
        await portal.MeasureAsync(Anna, 70, Now.AddDays(-40), kind: s_weight);
        await portal.MeasureAsync(Anna, 96, Now.AddDays(-2), kind: s_weight);
        await portal.MeasureAsync(Anna, 71, Now.AddDays(-1), kind: s_weight);
        await portal.MeasureAsync(Anna, 96, Now.AddDays(-1), kind: s_weight, controller: Office);
        var queries = portal.Get<MeasurementQueries>();

        var month = queries.Since(await portal.GrantAsync(Nurse, Anna), s_weight, Now.AddDays(-3));
        Assert.Equal([(96m, true), (71m, false)], month.Select(reading => (reading.Value, reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson))));

        await portal.MeasureAsync(Anna, 97, Now, kind: s_weight);
        var latest = (await queries.LatestAsync(await portal.GrantAsync(Nurse, Anna), LimitHistory.None, Cancellation)).Single(value => value.Kind.Key == s_weight.Key);
        Assert.Equal((97m, true), (latest.Reading.Value, latest.Reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson)));
        Assert.Contains("Kan være feil person", ReadingText.Marks(latest.Reading));

        var known = portal.Get<Portal.Data.Sqlite.MeasurementReader>().Known(await portal.Get<Portal.Access.EngineAccess>().OpenAsync("test", Cancellation), 0, long.MaxValue);
        Assert.Equal(2, known.Count(one => one.Reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson)));
    }

    private static List<(DateTimeOffset, decimal)> Marked(List<Reading> readings) =>
        [.. OtherBody.Mark(s_weight, readings).Where(reading => reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson)).Select(reading => (reading.At, reading.Value)).Order()];

    private static Reading Reading(long id, DateTimeOffset at, decimal kilograms) => new(id, at, kilograms, null, Plausibility.Of(s_weight, kilograms, null), null, Activity.NotRecorded);
}
