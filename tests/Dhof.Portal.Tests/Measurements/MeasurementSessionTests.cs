using CsCheck;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Measurements;

public sealed class MeasurementSessionTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 28, 20, 0, 0, TimeSpan.Zero);

    private static readonly Gen<KindReading[]> s_readings =
        from all in Gen.Select(Gen.Int[0, 40], Gen.Int[0, MeasurementCatalogue.Kinds.Length - 1]).Array[0, 40]
        select all.Select((one, i) => Reading(MeasurementCatalogue.Kinds[one.Item2], i + 1, one.Item1)).ToArray();

    [Fact]
    public void Every_reading_is_in_exactly_one_session() => s_readings.Sample(readings =>
        Assert.Equal(readings.Select(one => one.Reading.Id), MeasurementSession.Of(readings).SelectMany(session => session.Readings).Select(one => one.Reading.Id).Order()));

    [Fact]
    public void The_order_in_which_readings_arrive_does_not_matter() => Gen.Select(s_readings, Gen.Int[0, 1000]).Sample((readings, seed) =>
    {
        var shuffled = readings.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Say(MeasurementSession.Of(readings)), Say(MeasurementSession.Of(shuffled)));
    });

    [Fact]
    public void A_session_holds_each_kind_once_and_no_long_pause() => s_readings.Sample(readings => Assert.All(MeasurementSession.Of(readings), session =>
    {
        Assert.All(session.Readings.GroupBy(one => one.Kind).Where(kind => kind.Count() > 1), kind => Assert.True(kind.Key.IsNamedByMessage));
        var times = session.Readings.Select(one => one.Reading.At).Order().ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First <= MeasurementSession.LongestPause));
        Assert.Equal(times[0], session.At);
    }));

    [Theory]
    [InlineData(5, 1), InlineData(6, 2)]
    public void Five_minutes_are_still_one_session(int minutes, int sessions) =>
        Assert.Equal(sessions, MeasurementSession.Of([Reading(MeasurementCatalogue.Get("spo2"), 1, 0), Reading(MeasurementCatalogue.Get("hr"), 2, minutes)]).Length);

    [Fact]
    public void A_kind_measured_again_at_once_begins_another_session() =>
        Assert.Equal([1, 2], MeasurementSession.Of([Reading(MeasurementCatalogue.Get("spo2"), 1, 0), Reading(MeasurementCatalogue.Get("spo2"), 2, 1)]).Select(session => session.Id));

    private static KindReading Reading(MeasurementKind kind, long id, int minute) => new(kind, new(id, s_start.AddMinutes(minute), 50 + id, null, ReadingMarks.None, null, Activity.NotRecorded));

    private static string Say(IEnumerable<MeasurementSession> sessions) => string.Join('|', sessions.Select(session => string.Join(',', session.Readings.Select(one => one.Reading.Id))));
}
